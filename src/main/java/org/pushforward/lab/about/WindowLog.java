package org.pushforward.lab.about;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.Version;
import org.pushforward.experiment.file.Claim;
import org.pushforward.lab.session.SessionStore;
import org.slf4j.LoggerFactory;

/**
 * The log of the window on the disk, which a person can send: version and system, when it was opened and closed, and what the program logs besides,
 * with stack traces. Two files of one megabyte at most; each process has its own, up to {@value #MOST_WINDOWS} at a time. It is written by a
 * thread of its own that keeps nobody waiting: where more comes than it can write, some is lost. Where it cannot be written, the window goes on
 * without it.
 */
public final class WindowLog implements AutoCloseable {

    /** Names another folder; {@value SessionStore#NONE} for no log at all. */
    public static final String SETTING = "pushforward.log";

    private static final String NAME = "pushforward";
    private static final int MOST_WINDOWS = 8;
    private static final FileSize LARGEST = FileSize.valueOf("1MB");
    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{0}: %msg%n%ex";

    private final Path folder;
    private final String problem;
    /** Null without a log. */
    private final AsyncAppender appender;
    private final Claim claim;

    private WindowLog(Path folder, String problem, AsyncAppender appender, Claim claim) {
        this.folder = folder;
        this.problem = problem;
        this.appender = appender;
        this.claim = claim;
    }

    /** The folder that is wished for: beside the session, unless another is named; empty for no log. */
    public static Optional<Path> wished() {
        String set = System.getProperty(SETTING);
        if (set == null) {
            return SessionStore.folder().map(session -> session.resolveSibling("log"));
        }
        return set.equals(SessionStore.NONE) ? Optional.empty() : Optional.of(Path.of(set).toAbsolutePath());
    }

    /** Begins to log, if that can be. @param wished folder; empty for no log */
    public static WindowLog open(Optional<Path> wished) {
        if (wished.isEmpty()) {
            return new WindowLog(null, "No log is kept: the program was started so.", null, null);
        }
        Path folder = wished.get();
        String problem = "";
        for (int window = 1; window <= MOST_WINDOWS; window++) {
            String name = window == 1 ? NAME : NAME + "-" + window;
            try {
                Claim claim = Claim.of(folder.resolve("." + name + ".lock"), MOST_WINDOWS + " windows have a log already");
                if (!Files.isWritable(folder)) {
                    claim.close();
                    throw new InvalidInputException(folder + " cannot be written to");
                }
                return new WindowLog(folder, "", begin(folder.resolve(name + ".log"), folder.resolve(name + ".%i.log")), claim);
            } catch (InvalidInputException e) {
                problem = e.getMessage();
            }
        }
        return new WindowLog(null, "No log is kept: " + problem + ".", null, null);
    }

    private static AsyncAppender begin(Path file, Path earlier) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(PATTERN);
        // At the top of each file, for who gets but one of them.
        layout.setFileHeader("Pushforward " + Version.words() + ", " + Version.system());
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();

        RollingFileAppender<ILoggingEvent> rolling = new RollingFileAppender<>();
        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(rolling);
        window.setFileNamePattern(earlier.toString());
        window.setMinIndex(1);
        window.setMaxIndex(1);
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(LARGEST);
        // Else it looks once a minute, and a failure that comes with every picture has filled much more by then.
        size.setCheckIncrement(Duration.buildByMilliseconds(1));
        rolling.setContext(context);
        rolling.setFile(file.toString());
        rolling.setRollingPolicy(window);
        rolling.setTriggeringPolicy(size);
        rolling.setEncoder(encoder);
        window.start();
        size.start();
        rolling.start();

        AsyncAppender appender = new AsyncAppender();
        appender.setContext(context);
        appender.setNeverBlock(true);
        appender.addAppender(rolling);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        // What is no failure is for the file alone.
        Logger own = context.getLogger(WindowLog.class);
        own.setLevel(Level.INFO);
        own.setAdditive(false);
        own.addAppender(appender);
        own.info("the window opens");
        return appender;
    }

    /** Where it is; empty without a log. */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** Why there is none, in a sentence; empty where there is one. */
    public String problem() {
        return problem;
    }

    /** Writes what is still to be written, and lets another window have the file. */
    @Override
    public void close() {
        if (appender == null) {
            return;
        }
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger own = context.getLogger(WindowLog.class);
        own.info("the window is closed");
        own.detachAppender(appender);
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
        appender.stop();
        claim.close();
    }
}
