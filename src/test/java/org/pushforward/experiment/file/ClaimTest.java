package org.pushforward.experiment.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.JavaCommand;
import org.pushforward.base.InvalidInputException;

/** One process at a time, and no longer than it lives. */
@Timeout(120)
class ClaimTest {

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theSecondIsRefusedByName() throws IOException {
        Path run = folder.resolve("run");
        Claim first = Claim.of(run);
        assertEquals(run + " is being written by another process: wait for it, end it, or choose another place",
                assertThrows(InvalidInputException.class, () -> Claim.of(run)).getMessage());
        Claim.of(folder.resolve("other")).close();
        first.close();
        Claim.of(run).close();
        assertEquals(List.of(), names());
    }

    @ParameterizedTest
    @MethodSource("org.pushforward.experiment.file.LongNames#all")
    void aNameThatFitsIsClaimed(String name) throws IOException {
        Path place = folder.resolve(name);
        // Begins alike, and is another place.
        Path other = folder.resolve(name.substring(0, name.length() - 1) + "g");
        List<Claim> claims = List.of(Claim.of(place), Claim.of(other));
        assertThrows(InvalidInputException.class, () -> Claim.of(place));
        assertThrows(InvalidInputException.class, () -> Claim.of(other));
        assertEquals(2, names().size());
        claims.forEach(Claim::close);
        assertEquals(List.of(), names());
        WholeFile.claim(place).close();
    }

    @Test
    void foldersThatWereMadeForAClaimGoWithIt() throws IOException {
        Path deep = folder.resolve("a/b/run");
        Claim.of(deep).close();
        assertEquals(List.of(), names());
        Claim claim = Claim.of(deep);
        Files.writeString(folder.resolve("a/result"), "kept");
        claim.close();
        assertTrue(Files.notExists(folder.resolve("a/b")));
        assertEquals("kept", Files.readString(folder.resolve("a/result")));
    }

    /** Its folder may be gone when a claim is given back, and another thing be there: that stays, and nobody hears of the claim. */
    @Test
    void whatTookThePlaceOfAFolderStays() throws IOException {
        Path deep = folder.resolve("a/run");
        Claim claim = Claim.of(deep);
        Files.move(folder.resolve("a"), folder.resolve("b"));
        Files.writeString(folder.resolve("a"), "mine");
        claim.close();
        assertEquals("mine", Files.readString(folder.resolve("a")));
        Claim.of(folder.resolve("b/run")).close();
    }

    @Test
    void ofManyThatWantItOneAtATimeHasIt() throws Exception {
        Path run = folder.resolve("run");
        AtomicInteger holders = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> counts = IntStream.range(0, 4).mapToObj(i -> pool.submit(() -> {
                int granted = 0;
                for (int attempt = 0; attempt < 200; attempt++) {
                    try {
                        Claim claim = Claim.of(run);
                        assertEquals(1, holders.incrementAndGet());
                        granted++;
                        holders.decrementAndGet();
                        claim.close();
                    } catch (InvalidInputException e) {
                        Thread.onSpinWait();
                    }
                }
                return granted;
            })).toList();
            int granted = 0;
            for (Future<Integer> count : counts) {
                granted += count.get();
            }
            assertTrue(granted > 0);
        } finally {
            pool.shutdownNow();
        }
        assertEquals(List.of(), names());
    }

    @Test
    void aProcessThatIsKilledGivesItBack() throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        List<String> words = JavaCommand.of(Holder.class);
        words.add(run.toString());
        Process other = new ProcessBuilder(words).start();
        try (BufferedReader said = other.inputReader()) {
            assertEquals("claimed", said.readLine());
            assertThrows(InvalidInputException.class, () -> Claim.of(run));
            assertThrows(InvalidInputException.class, () -> Claim.of(run), "a refused attempt must not give back what another process has");
        } finally {
            other.destroyForcibly().waitFor();
        }
        // Its file is there still, and bars nobody.
        assertEquals(List.of(".run.lock"), names());
        Claim.of(run).close();
        assertEquals(List.of(), names());
    }

    /** Claims and waits for its end. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            Claim.of(Path.of(arguments[0]));
            System.out.println("claimed");
            Thread.sleep(100_000);
        }
    }
}
