package org.pushforward.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts ND4J once for the process: about a second, so never on the FX thread. */
public final class Engine {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    /** Guards what follows. */
    private static final Object UNPACKING = new Object();
    private static Consumer<Optional<Path>> watcher = folder -> { };
    /** Where libraries are unpacked to at the moment; null while none are. */
    private static Path unpackingTo;

    private Engine() {}

    /**
     * Loads the native libraries unless they are loaded; returns when arithmetic can begin. Safe to call from any thread, any number of times.
     *
     * @throws InvalidInputException if they cannot be loaded
     */
    public static void start() {
        if (Once.FAILURE != null) {
            throw new InvalidInputException(Once.FAILURE.getMessage(), Once.FAILURE);
        }
    }

    /**
     * Has somebody told while native libraries are unpacked: some hundred megabytes and some seconds, at the first start of a program that has none
     * beside its jars.
     *
     * @param told takes the folder that they are unpacked into when that begins, at once if it has begun, and nothing when it has ended; called by
     *             the thread that starts the engine, which waits for it
     */
    public static void watchUnpacking(Consumer<Optional<Path>> told) {
        synchronized (UNPACKING) {
            watcher = told;
            if (unpackingTo != null) {
                watcher.accept(Optional.of(unpackingTo));
            }
        }
    }

    /** @param folder null where it has ended */
    private static void unpacking(Path folder) {
        synchronized (UNPACKING) {
            if (!Objects.equals(unpackingTo, folder)) {
                unpackingTo = folder;
                watcher.accept(Optional.ofNullable(folder));
            }
        }
    }

    /** The class initialiser is the lock: whoever comes second waits for the first. */
    private static final class Once {

        /** Null if there was none. */
        static final InvalidInputException FAILURE = load();

        private static InvalidInputException load() {
            if (Libraries.REFUSED != null) {
                return Libraries.REFUSED;
            }
            if (Libraries.CACHE != null && !Libraries.CACHE.isFilled()) {
                unpacking(Libraries.CACHE.folder());
            }
            try {
                chooseBlasCore();
                Nd4j.create(DataType.FLOAT, 1, 1);
                // Threads of OpenMP or OpenBLAS make products of our size 5 to 90 times slower on two cores; ours are in Team.
                Nd4j.getEnvironment().setMaxMasterThreads(1);
                Nd4j.getEnvironment().setMaxThreads(1);
                Nd4j.factory().blas().setMaxThreads(1);
                return null;
            } catch (LinkageError e) {
                return new InvalidInputException("the native libraries of ND4J could not be loaded (" + reason(e) + "): "
                        + Libraries.LIKELY_CAUSE.get(), e);
            } finally {
                unpacking(null);
            }
        }
    }

    /**
     * Has the classes of native libraries know where these lie, without loading one; to be called before any of them is touched.
     *
     * @return whether they can be loaded, as far as that can be seen
     */
    static boolean prepare() {
        return Libraries.REFUSED == null;
    }

    private static final class Libraries {

        /** Where they are unpacked to at the first start; null where they lie unpacked, or {@link #REFUSED} says why there is none. */
        static final NativeCache CACHE;
        /** Why they cannot be loaded, most likely, if it turns out that they cannot. */
        static final Supplier<String> LIKELY_CAUSE;
        /** Why it is not tried; null if it is. */
        static final InvalidInputException REFUSED;

        static {
            NativeCache cache = null;
            Supplier<String> cause = () -> "";
            InvalidInputException refused = null;
            Optional<Path> unpacked = UnpackedLibraries.folder();
            try {
                if (unpacked.isPresent()) {
                    cause = () -> "the program was built for another kind of machine, a library in " + unpacked.get() + " is damaged or missing, or "
                            + "nothing there may be executed: build it again on this machine, into another folder";
                    UnpackedLibraries.use(unpacked.get());
                } else {
                    cache = NativeCache.prepare();
                    cause = cache::likelyCause;
                }
            } catch (InvalidInputException e) {
                refused = e;
            }
            CACHE = cache;
            LIKELY_CAUSE = cause;
            REFUSED = refused;
        }
    }

    /** The failure beneath those of class initialisers, which have no words of their own. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause instanceof IOException io ? OneLine.reason(io) : cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    /**
     * OpenBLAS 0.3.19 takes recent EPYC processors for plain "Zen" and leaves AVX-512 unused, which costs a third of our time. It reads the
     * variable when it is loaded, so it is set here, before ND4J; a choice that the user made stands.
     */
    private static void chooseBlasCore() {
        if (hasAvx512()) {
            Variables.setUnlessSet("OPENBLAS_CORETYPE", "SkylakeX");
        }
    }

    private static boolean hasAvx512() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            Set<String> needed = Set.of("avx512f", "avx512dq", "avx512bw", "avx512vl", "avx512cd");
            return lines.filter(line -> line.startsWith("flags")).findFirst()
                    .map(line -> Set.of(line.substring(line.indexOf(':') + 1).trim().split("\\s+")).containsAll(needed))
                    .orElse(false);
        } catch (IOException | RuntimeException e) {
            LOG.debug("The processor's flags could not be read", e);
            return false;
        }
    }
}
