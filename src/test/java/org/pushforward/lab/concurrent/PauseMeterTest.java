package org.pushforward.lab.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.JavaCommand;

class PauseMeterTest {

    private static final long HELD_MILLIS = 300;
    private static final int HELD_BYTES = 100_000_000;

    @Test
    void aThreadThatIsHeldIsLate() throws InterruptedException {
        ExecutorService thread = Executors.newSingleThreadExecutor(DaemonThreads.named("measured"));
        PauseMeter meter = new PauseMeter(thread);
        TimeUnit.MILLISECONDS.sleep(100);
        thread.execute(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(HELD_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        TimeUnit.MILLISECONDS.sleep(2 * HELD_MILLIS);
        double longest = meter.stop();
        thread.shutdown();
        // It is asked every 10 ms, so that some of it has passed before.
        assertTrue(longest > HELD_MILLIS / 2.0, longest + " ms");
    }

    /** A collector may stop all threads, that of the meter too, which then asks only when it is over. */
    @Test
    void aStopOfAllThreadsIsAPauseThoughTheMeterIsStoppedToo(@TempDir Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(JavaCommand.of(PauseMeterTest.class, "-Xmx400m"));
        command.add(folder.resolve("all.hprof").toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), said);
        double stopped = Double.parseDouble(said.split(" ")[0]);
        double longest = Double.parseDouble(said.split(" ")[1]);
        assertTrue(longest > stopped / 2, "of " + stopped + " ms " + longest + " were noticed");
    }

    /** Stops all threads, as long as it takes to write all objects to a file. Prints for how long, and what was noticed of it, in milliseconds. */
    public static void main(String[] args) throws IOException, InterruptedException {
        byte[] content = new byte[HELD_BYTES];
        ExecutorService thread = Executors.newSingleThreadExecutor(DaemonThreads.named("measured"));
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        PauseMeter meter = new PauseMeter(thread);
        TimeUnit.MILLISECONDS.sleep(100);
        long begin = System.nanoTime();
        machine.dumpHeap(args[0], true);
        double stopped = (System.nanoTime() - begin) / 1e6;
        TimeUnit.MILLISECONDS.sleep(100);
        System.out.println(stopped + " " + meter.stop() + (content[0] == 0 ? "" : " "));
    }
}
