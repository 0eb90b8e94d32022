package org.pushforward.lab.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.control.PageAction;

/** Shows pages of the web and folders outside the window, by what the system has for them; on a thread of its own, since that starts programs. */
public final class Outside {

    /** What JavaFX would try; it prints a stack trace if none is there. */
    private static final List<String> BROWSERS = List.of("xdg-open", "google-chrome", "firefox", "opera", "konqueror", "mozilla");

    private final TaskExecutor tasks;
    private final Notice notice;
    /** Null where the program is no application of JavaFX. */
    private Consumer<String> host;

    Outside(TaskExecutor tasks, Notice notice) {
        this.tasks = tasks;
        this.notice = notice;
    }

    /** @param shower shows an address, as JavaFX's {@code HostServices} do */
    public void setHost(Consumer<String> shower) {
        host = shower;
    }

    void showFolder(Path folder) {
        show(folder.toUri().toString(), folder.toString());
    }

    /** Shows an address; puts it on the clipboard where there is nothing to show it. */
    void show(String address) {
        show(address, address);
    }

    private void show(String address, String shown) {
        Consumer<String> shower = host;
        tasks.run(() -> {
            boolean can = shower != null && (!isLinux() || hasAny(BROWSERS));
            if (can) {
                shower.accept(address);
            }
            return can;
        }, can -> {
            if (!can) {
                PageAction.put(shown);
                notice.inform("There is no program to show " + shown + ": it is on the clipboard now.");
            }
        }, notice::report);
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    private static boolean hasAny(List<String> programs) {
        String path = System.getenv("PATH");
        return path != null && Stream.of(path.split(Pattern.quote(File.pathSeparator))).filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> programs.stream().anyMatch(program -> Files.isExecutable(Path.of(folder, program))));
    }
}
