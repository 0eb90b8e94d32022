package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.JavaCommand;
import org.pushforward.Launcher;
import org.pushforward.Slow;

/** A pipe, a socket, a device or a folder in the place of a file is told in a line: nobody waits for it, or reads it without end. */
@Slow("runs each command that reads a file")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its pipes and devices have no names among files")
class SpecialFilesTest extends CommandTester {

    private static final String TINY = " --steps 5 --count 500 --couplings 2 --hidden 8 --depth 1 --batch 32 --every 5 --held-out 64 "
            + "--jacobian-points 16";
    private static final List<String> KINDS = List.of("pipe", "socket", "device", "folder");
    /** In which an at sign stands for the folder, and a star for what is in the place of a file. */
    private static final List<String> COMMANDS = List.of(
            "evaluate @/run --points @/*.csv --out @/z.csv",
            "evaluate @/run --points @/*.npy --out @/z.csv",
            "evaluate @/*.json --points @/p.csv --out @/z.csv",
            "evaluate @/*.pushforward --points @/p.csv --out @/z.csv",
            "sample @/*.json --out @/s.csv",
            "film @/*.pushforward --out @/f.gif",
            "weights @/run --from @/*.npz --out @/m.json",
            "factor @/*.csv --out @/f",
            "factor @/*.npy --out @/f",
            "fit-linear @/*.csv --layers 2 --out @/f",
            "universal --target @/*.csv --epsilon 0.3 --out @/u",
            "universal --target @/*.npy --epsilon 0.3 --out @/u",
            "universal --target @/*.png --epsilon 0.3 --out @/u",
            "train --dataset @/*.csv --out @/new",
            "train --dataset @/*.npy --out @/new",
            "train --config @/*.json --out @/new",
            "sweep @/*.json --out @/s");

    @TempDir
    private static Path made;

    @BeforeAll
    static void makeARun() throws IOException {
        Path once = made.toRealPath();
        Files.writeString(once.resolve("p.csv"), "x,y\n1,2\n0,1\n");
        done("train --dataset moons --seed 1 --out @/run" + TINY, once);
    }

    @BeforeEach
    void copyAll() throws IOException {
        copy(made);
    }

    static Stream<Arguments> everyKind() {
        return COMMANDS.stream().flatMap(command -> KINDS.stream().map(kind -> Arguments.of(command, kind)))
                // A model may be the folder of a run, whatever its name.
                .filter(each -> !each.get()[1].equals("folder") || !each.get()[0].toString().matches("(evaluate|sample|film) @/\\*.*"));
    }

    private void make(String kind, Path path) throws IOException, InterruptedException {
        switch (kind) {
            case "pipe" -> assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
            case "device" -> Files.createSymbolicLink(path, Path.of("/dev/zero"));
            case "folder" -> Files.createDirectory(path);
            default -> {
                // The name of a socket may have some hundred characters, and is there when nobody listens any more.
                Path brief = Files.createTempDirectory("s").resolve("s");
                try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                    socket.bind(UnixDomainSocketAddress.of(brief));
                    Files.move(brief, path);
                }
                Files.delete(brief.getParent());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void whatIsNoFileIsRefusedAtOnce(String command, String kind) throws IOException, InterruptedException {
        Path path = folder.resolve(kind + command.replaceAll(".*@/\\*(\\.\\w+).*", "$1"));
        make(kind, path);
        String words = refusal(1, command.replace("*", kind));
        assertTrue(words.startsWith(path.toString()), words);
        assertTrue(words.contains(kind.equals("folder") ? " is a folder" : " is a pipe, a socket or a device"), words);
        // JUnit warns of links that lead out of its folders.
        Files.delete(path);
    }

    private String piped(String input, String... arguments) throws IOException, InterruptedException {
        List<String> words = JavaCommand.of(Launcher.class, "-Xmx256m");
        words.addAll(List.of(arguments));
        Path printed = folder.resolve("printed");
        Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(printed.toFile()).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It does not want the rest.
            assertTrue(process.waitFor() != 0, e.getMessage());
        }
        int code = process.waitFor();
        return code + " " + Files.readString(printed);
    }

    /** As of {@code command | pushforward ...}. */
    @Test
    void whatAShellHandsOverIsRead() throws IOException, InterruptedException {
        String run = folder.resolve("run").toString();
        assertEquals("0 ", piped("x,y\n1,2\n0,1\n", "evaluate", run, "--points", "/dev/stdin", "--out", folder.resolve("piped.csv").toString()));
        done("evaluate @/run --points @/p.csv --out @/read.csv");
        assertEquals(Files.readString(folder.resolve("read.csv")), Files.readString(folder.resolve("piped.csv")));
        String factors = piped("2 1\n1 3\n", "factor", "/dev/stdin", "--out", folder.resolve("f").toString());
        assertTrue(factors.startsWith("0 "), factors);
        assertEquals("c1,c2\n2.0,1.0\n1.0,3.0\n", Files.readString(folder.resolve("f/target.csv")));
    }

    @Test
    void aPipeWithoutEndIsNotReadToItsEnd() throws IOException, InterruptedException {
        String words = piped("1,2\n".repeat(10_000_000), "evaluate", folder.resolve("run").toString(), "--points", "/dev/stdin", "--out",
                folder.resolve("z.csv").toString());
        assertTrue(words.matches("1 /dev/stdin brings more than \\d+ MB: write that to a file, and give its name\n"), words);
    }
}
