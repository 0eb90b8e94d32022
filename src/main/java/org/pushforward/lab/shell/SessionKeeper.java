package org.pushforward.lab.shell;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.pushforward.base.Failures;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.Numbers;
import org.pushforward.lab.concurrent.BackgroundTaskExecutor;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.concurrent.WindowFailures;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.session.Kept;
import org.pushforward.lab.session.Session;
import org.pushforward.lab.session.SessionStore;
import org.pushforward.train.RunState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the window's session: brings back the last one, and writes the present one every five seconds and at the end. Asks the runs on the JavaFX
 * thread, which costs it nothing; they answer between two steps, and a thread of its own writes.
 */
public final class SessionKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(SessionKeeper.class);
    /**
     * From one write to the next: at most half of the training that may be lost where the process is killed. On a machine that is so busy that a
     * write takes seconds, they follow one another sooner.
     */
    static final long EVERY_MILLIS = 5_000;
    /** Of that, between a write that came late and the next. */
    private static final int LEAST_SHARE = 5;
    private static final String NOT_KEPT = "The session cannot be kept: ";

    private final List<PageSlot<?>> slots;
    private final Shell shell;
    private final long everyMillis;
    private final TaskExecutor tasks = new BackgroundTaskExecutor();
    /** Of pages that were not looked at since. */
    private final Map<String, Session.PageSession> waiting = new HashMap<>();
    /** What each page had when it was made. */
    private final Map<Kept, First> atFirst = new LinkedHashMap<>();
    /** Null where no session is kept. Set by the thread of the tasks before the window hears of it. */
    private volatile SessionStore store;
    /** The last session is on its way: what the window shows meanwhile must not take its place. */
    private boolean restoring;
    /** What the window shows is written in place of what is there. */
    private boolean keeping;
    private boolean ended;
    /** What was told of a session that cannot be kept; empty while it is kept. */
    private String failed = "";
    /** Each page as it was written last, for a moment in which it does not answer. */
    private volatile Map<String, Session.PageSession> last = Map.of();
    /** Pages that did not answer last time. */
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    /** A page as it is for who opens the lab for the first time. @param views what is looked at, and from where */
    private record First(Map<String, Object> settings, Map<String, Object> views) {
    }

    /** @param everyMillis how often the pages are asked how they stand */
    SessionKeeper(List<PageSlot<?>> slots, Shell shell, long everyMillis) {
        this.slots = slots;
        this.shell = shell;
        this.everyMillis = everyMillis;
    }

    /**
     * Brings the last session back and keeps the present one from then on.
     *
     * @param folder of the session; empty for none
     * @param begun  what is to be done once the pages have what they go on from, if that is anything
     */
    public void begin(Optional<Path> folder, Runnable begun) {
        if (folder.isEmpty()) {
            begun.run();
            return;
        }
        restoring = true;
        List<String> problems = new ArrayList<>();
        // To read the runs takes seconds on a busy machine; what was shown is known at once.
        tasks.run(() -> {
            store = SessionStore.open(folder.get());
            return store.shownPage();
        }, page -> {
            page.ifPresent(title -> slots.stream().filter(slot -> slot.title().equals(title)).findFirst()
                    .ifPresent(slot -> shell.announce(slot, "Restoring the last session…")));
            tasks.run(() -> store.read(problems), session -> {
                if (ended) {
                    return;
                }
                restoring = false;
                try {
                    session.ifPresent(this::restore);
                } catch (RuntimeException | Error e) {
                    problems.add("The last session did not come back whole: " + WindowFailures.words(e));
                } finally {
                    begin(begun);
                    problems.stream().findFirst().ifPresent(shell.notice()::tell);
                    keeping = true;
                    keepOn(everyMillis);
                }
            }, failure -> fail(failure, begun));
        }, failure -> fail(failure, begun));
    }

    /** Whatever was brought back, the window is there from now on. */
    private void begin(Runnable begun) {
        try {
            shell.endAnnouncement();
        } finally {
            begun.run();
        }
    }

    /** There is a session that nobody can say anything of: it stays as it is, and this window's is not kept. */
    private void fail(Throwable failure, Runnable begun) {
        if (ended) {
            return;
        }
        restoring = false;
        try {
            begin(begun);
        } finally {
            String words = WindowFailures.words(failure);
            shell.notice().tell(failure instanceof InvalidInputException ? words : NOT_KEPT + words);
        }
    }

    /**
     * All pages that were looked at become what they are when the lab is opened for the first time. What they were is set aside on the disk, and each
     * can be had back by undoing.
     */
    void beginAnew() {
        if (restoring) {
            shell.notice().tell("The last session is still being restored: begin a new one when it is there.");
            return;
        }
        CompletableFuture<Long> written = keeping ? save() : CompletableFuture.completedFuture(0L);
        // The thread that writes must not wait for what it is itself to write.
        written.whenComplete((bytes, unwritten) -> tasks.run(() -> {
            if (unwritten != null) {
                throw new ExecutionException(unwritten);
            }
            return keeping ? store.setAside() : Optional.<Path>empty();
        }, aside -> {
            if (ended) {
                return;
            }
            waiting.clear();
            atFirst.forEach((kept, values) -> {
                kept.beginAnew(values.settings());
                kept.views().setValues(values.views());
            });
            shell.notice().inform("A new session."
                    + aside.map(path -> " The last one is in " + path + ": open that folder to have it back; the newest "
                            + SessionStore.MOST_ASIDE + " are kept.").orElse("")
                    + " Undo brings back one page after the other.");
        }, failure -> shell.notice().tell("The session cannot be set aside, and goes on: " + WindowFailures.words(failure))));
    }

    /** Makes the window what it was in a session that was set aside; what is shown now can be had back by undoing. */
    void bringBack(Path folder) {
        List<String> problems = new ArrayList<>();
        tasks.run(() -> SessionStore.readAside(folder, RunTables.folder(), problems), session -> {
            restore(session);
            problems.stream().findFirst().ifPresent(shell.notice()::tell);
        }, shell.notice()::report);
    }

    private void restore(Session session) {
        // First: what does not come back is told in its place.
        words(session).ifPresent(shell.notice()::inform);
        waiting.clear();
        waiting.putAll(session.pages());
        for (PageSlot<?> slot : slots) {
            slot.made().flatMap(Page::kept).ifPresent(kept -> open(slot, kept));
        }
        slots.stream().filter(slot -> slot.title().equals(session.page())).findFirst().ifPresent(shell::show);
        // Last: what is open of the panel is told of the page that is shown.
        shell.setPlace(session.window());
    }

    /** To be called when a page was made. */
    void open(PageSlot<?> slot, Kept kept) {
        atFirst.putIfAbsent(kept, new First(kept.settings().values(), kept.views().values()));
        Session.PageSession page = waiting.remove(slot.title());
        if (page == null) {
            return;
        }
        try {
            List<String> spoiled = kept.settings().spoiledResults(page.settings());
            kept.open(page.settings(), page.runs());
            kept.views().setTexts(page.views());
            if (!spoiled.isEmpty()) {
                shell.notice().tell(slot.title() + ": " + String.join(" and ", spoiled)
                        + " of the last session cannot be read. All else of the page came back.");
            }
        } catch (RuntimeException | Error e) {
            // A page that does not come back as it was is there all the same, and so are the others.
            shell.notice().report(slot.title() + " did not come back as it was: " + WindowFailures.words(e), e);
        }
    }

    /** What has come back, in one line. */
    private static Optional<String> words(Session session) {
        Optional<String> page = Optional.of(session.page()).filter(title -> session.pages().containsKey(title) && hasTrained(session, title))
                .or(() -> session.pages().keySet().stream().filter(title -> hasTrained(session, title)).findFirst());
        ZonedDateTime saved = Instant.ofEpochMilli(session.saved()).atZone(ZoneId.systemDefault());
        boolean today = saved.toLocalDate().equals(LocalDate.now());
        String time = DateTimeFormatter.ofPattern(today ? "HH:mm" : "d MMM yyyy, HH:mm", Locale.ROOT).format(saved);
        return page.map(title -> {
            RunState run = session.pages().get(title).runs().get(0);
            return "Restored: " + title + " at step " + Numbers.count(run.step()) + " of " + Numbers.count(run.config().steps())
                    + " as of " + time + ". Space goes on; Reset begins anew.";
        }).or(() -> session.pages().isEmpty() ? Optional.empty()
                : Optional.of("Restored: " + String.join(", ", session.pages().keySet()) + " as of " + time + "."));
    }

    private static boolean hasTrained(Session session, String title) {
        return session.pages().get(title).runs().stream().anyMatch(run -> run.step() > 0);
    }

    private void keepOn(long millis) {
        long now = System.nanoTime();
        FxThread.after(millis, () -> {
            if (!ended) {
                // Whatever became of this one, the next is tried.
                save().whenComplete((written, failure) -> {
                    long late = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - now) - millis;
                    keepOn(Math.max(everyMillis / LEAST_SHARE, everyMillis - late));
                });
            }
        });
    }

    /** The session as it stands; the runs come when they have answered. */
    private CompletableFuture<Session> session() {
        Map<String, Kept> kept = new LinkedHashMap<>();
        slots.forEach(slot -> slot.made().flatMap(Page::kept).ifPresent(page -> kept.put(slot.title(), page)));
        Map<String, CompletableFuture<Session.PageSession>> pages = new LinkedHashMap<>();
        waiting.forEach((title, page) -> pages.put(title, CompletableFuture.completedFuture(page)));
        kept.forEach((title, page) -> {
            Map<String, String> settings = page.settings().texts();
            Map<String, String> views = page.views().texts();
            // A page that cannot answer, for want of memory perhaps, keeps no other from being kept.
            pages.put(title, page.runs().handle((runs, failure) -> {
                if (failure == null) {
                    silent.remove(title);
                    return new Session.PageSession(settings, views, runs);
                }
                if (silent.add(title)) {
                    String words = title + " is kept as it stood before: " + WindowFailures.words(failure);
                    FxThread.later().execute(() -> shell.notice().report(words, failure));
                }
                return last.getOrDefault(title, new Session.PageSession(settings, views, List.of()));
            }));
        });
        String shown = shell.title();
        Map<String, String> place = shell.place();
        long now = System.currentTimeMillis();
        return CompletableFuture.allOf(pages.values().toArray(CompletableFuture[]::new)).thenApply(nothing -> {
            Map<String, Session.PageSession> whole = new LinkedHashMap<>();
            pages.forEach((title, page) -> whole.put(title, page.join()));
            last = whole;
            return new Session(shown, now, place, whole);
        });
    }

    /** Writes the session as it stands. Never throws. @return bytes; completes in any case, be it exceptionally */
    private CompletableFuture<Long> save() {
        CompletableFuture<Session> stands;
        try {
            stands = session();
        } catch (RuntimeException | Error e) {
            stands = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Long> done = new CompletableFuture<>();
        stands.whenComplete((session, unknown) -> tasks.run(() -> {
            try {
                if (unknown != null) {
                    throw new ExecutionException(unknown);
                }
                long bytes = store.write(session);
                List<String> notes = store.takeNotes();
                done.complete(bytes);
                return notes;
            } catch (ExecutionException | RuntimeException | Error e) {
                done.completeExceptionally(e);
                throw e;
            }
        }, notes -> {
            shell.notice().end(failed);
            failed = "";
            notes.forEach(shell.notice()::tell);
        }, this::fail));
        return done;
    }

    /** Tells, and logs, what goes on once. */
    private void fail(Throwable failure) {
        String now = NOT_KEPT + Failures.words(failure, "the log has the details");
        if (!now.equals(failed)) {
            shell.notice().end(failed);
            failed = now;
            log(failure);
        }
        shell.notice().stand(now);
    }

    private static void log(Throwable failure) {
        String words = Failures.words(failure, "the trace follows");
        if (Failures.isPlain(failure)) {
            LOG.warn("the session could not be written: {}", words);
        } else {
            LOG.warn("the session could not be written: {}", words, failure);
        }
    }

    /**
     * The window is closed: writes the session once more, in the background. To be called before the pages end.
     *
     * @return comes when it is written, or cannot be
     */
    public CompletableFuture<Void> end() {
        ended = true;
        if (keeping) {
            return save().handle((written, failure) -> {
                if (failure != null) {
                    log(failure);
                }
                store.close();
                return null;
            });
        }
        // The last session was not there yet, or could not be had: it stays as it is.
        CompletableFuture<Void> closed = new CompletableFuture<>();
        tasks.run(() -> {
            if (store != null) {
                store.close();
            }
            closed.complete(null);
            return "";
        }, done -> { }, closed::completeExceptionally);
        return closed;
    }
}
