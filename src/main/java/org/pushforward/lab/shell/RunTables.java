package org.pushforward.lab.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pushforward.base.FolderEntries;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.base.Temporaries;
import org.pushforward.experiment.file.WholeFolder;
import org.pushforward.lab.session.SessionStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder for tables that come with runs from elsewhere: beside the session, which may name them tomorrow. */
final class RunTables {

    private static final Logger LOG = LoggerFactory.getLogger(RunTables.class);
    /** Of all tables; the largest that a run may bring has half of it. */
    private static final long MOST_BYTES = 1L << 30;
    /** What is put there, and what a process was putting there when it was killed. */
    private static final Pattern OWN = Pattern.compile(".+-[0-9a-f]{1,8}\\.(csv|npy)|data-[0-9a-f]{1,8}|\\..+\\.[0-9a-f-]{36}\\.part");

    /** Of a process that keeps no session: one folder, which goes with it. Null before it is needed. */
    private static Path temporary;

    /** What lies in the folder, with all that is in it. @param when it was put there, in milliseconds */
    private record Entry(Path path, long when, long bytes) {

        static Entry of(Path path) throws IOException {
            long bytes = 0;
            for (Path file : FolderEntries.below(path)) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
            return new Entry(path, Files.getLastModifiedTime(path).toMillis(), bytes);
        }
    }

    private RunTables() {}

    /** Lets the oldest tables go where there are many: a run has its points in memory, a session has a copy of them, and a run's file has both. */
    static Path folder() {
        Optional<Path> session = SessionStore.folder();
        if (session.isPresent()) {
            Path tables = session.get().resolveSibling("tables");
            forgetOldest(tables, MOST_BYTES);
            return tables;
        }
        return temporary();
    }

    /** That of this process, made when it is first asked for. */
    static synchronized Path temporary() {
        if (temporary == null) {
            try {
                temporary = Files.createTempDirectory("pushforward-tables");
            } catch (IOException e) {
                throw new InvalidInputException("there is no folder for the table of the run: " + OneLine.reason(e), e);
            }
            Temporaries.begin(temporary);
        }
        return temporary;
    }

    /** Deletes the oldest tables until the others have no more bytes than that; the newest stays in any case, and so does what is no table. */
    static void forgetOldest(Path tables, long mostBytes) {
        if (!Files.isDirectory(tables)) {
            return;
        }
        try {
            List<Entry> all = new ArrayList<>();
            for (Path file : FolderEntries.of(tables)) {
                if (OWN.matcher(file.getFileName().toString()).matches()) {
                    all.add(Entry.of(file));
                }
            }
            all.sort(Comparator.comparingLong(Entry::when).reversed());
            long bytes = 0;
            for (int i = 0; i < all.size(); i++) {
                bytes += all.get(i).bytes();
                if (i > 0 && bytes > mostBytes) {
                    WholeFolder.delete(all.get(i).path());
                }
            }
        } catch (IOException e) {
            LOG.debug("the oldest tables in {} stay", tables, e);
        }
    }
}
