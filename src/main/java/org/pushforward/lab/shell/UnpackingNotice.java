package org.pushforward.lab.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.pushforward.lab.control.Notice;

/**
 * Says in the status bar while native libraries are unpacked, and where to: nothing is written to somebody's home without a word, and what computes
 * waits for it. For the thread of the notice.
 */
public final class UnpackingNotice implements Consumer<Optional<Path>> {

    private final Notice notice;
    /** Empty while nothing is unpacked. */
    private String words = "";

    public UnpackingNotice(Notice notice) {
        this.notice = notice;
    }

    /** @param folder that libraries are unpacked into; empty when that has ended */
    @Override
    public void accept(Optional<Path> folder) {
        notice.end(words);
        words = folder.map(there -> "Native libraries are unpacked into " + there + ", once and for some seconds: what computes waits for them.")
                .orElse("");
        if (!words.isEmpty()) {
            notice.stand(words);
        }
    }
}
