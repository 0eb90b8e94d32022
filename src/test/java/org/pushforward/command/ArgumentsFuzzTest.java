package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.fuzz.Fuzz;

/** Command lines, spoiled. What they write to lies below a file, so that the good ones are refused when all is read and before any work is done. */
@Slow("parses hundreds of spoiled command lines")
@Timeout(600)
class ArgumentsFuzzTest {

    private static final List<String> COMMANDS = List.of(
            "train --dataset moons --noise 0.1 --rotation 30 --count 500 --padding gaussian --pad-dims 2 --noise-level 0.5 --couplings 2 --hidden 8 "
                    + "--depth 1 --activation tanh --clamp 2 --partition halves --coupling affine --steps 10 --batch 32 --rate 0.002 "
                    + "--schedule cosine --clip 5 --precision float --engine fast --every 20 --held-out 64 --jacobian-points 16 --seed 1 --json",
            "train --resume --config none.json --verbose",
            "train --dataset moons --padding zero --change 5:rate=0.001 --change 9:rate=0.1,noise=0.5 --change 12:noise=0",
            "evaluate none.json --points none.csv --seed 1",
            "sample none.json --n 10 --seed 1 --with-padding --lipschitz",
            "weights none.json",
            "weights none.json --from none.npz",
            "factor --random gauss --size 4 --seed 1 --route stable --allow-negative-scales --json",
            "factor none.csv --route shortest",
            "partition convolution --seed 2 --route lup --json",
            "fit-linear --size 4 --layers 3 --target gauss --seed 1 --optimizer adam --steps 10 --restarts 1 --rate 0.01",
            "universal --target annulus --epsilon 0.2,0.1 --variant refined --price one --points 1000 --bits 23 --seed 1",
            "universal --target planet --epsilon 0.3 --ink dark --points 1000",
            "fit-linear none.csv --layers 3",
            "padded --target sqrt5 --variant kinetic --sigma 1,0.5 --couplings 4,8 --seed 1 --json",
            "splitting --map vortex --scheme strang --steps 1,4 --degree 5 --angles 6 --seed 1 --json",
            "separate --dimension 3 --components 4 --ramp 0.01 --sigma 0.25 --points 8 --words 3 --seed 1 --json",
            "film none --of layers --frames 4 --size 200 --dark",
            "sweep none.json --jobs 2 --resume --json",
            "sweep none.json --shard 1/2 --out none --histories none.csv",
            "sweep --merge none other --out all --json",
            "reproduce --quick --json",
            "presets --json",
            "datasets sample moons --noise 0.1 --n 10 --seed 1");
    private static final List<String> WORDS = List.of("train", "evaluate", "--json", "--help", "--version", "--steps", "--", "-", "@x", "--noise=x",
            "--seed=", "gaussian", "GAUSSIAN", "none", "\0", "a\nb", "\u001b[31m", "x".repeat(5000), "--" + "y".repeat(5000), "", " ", "1,2,3,4",
            "${sys:user.home}", "%s", "--no-json");

    @TempDir
    Path folder;

    @Test
    void commandLines() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        SplittableRandom chosen = new SplittableRandom(1);
        Fuzz.any("command line", mutator -> {
            List<String> arguments = mutator.words(List.of(COMMANDS.get(chosen.nextInt(COMMANDS.size())).split(" ")), WORDS);
            List<String> all = new ArrayList<>(List.of(arguments.isEmpty() ? "train" : arguments.remove(0)));
            all.addAll(List.of("--out", file.resolve("out").toString()));
            all.addAll(arguments);
            return run(all);
        });
    }

    /** What a command refuses is thrown, to be looked at. @return what it printed */
    private static String run(List<String> arguments) {
        CommandTester.Outcome outcome = CommandTester.Outcome.of(arguments.toArray(String[]::new));
        assertTrue(outcome.code() >= 0 && outcome.code() <= 2, () -> arguments + " ended with " + outcome.code());
        // A trace that was asked for is no refusal; its first line is.
        String refusal = arguments.contains("--verbose") ? outcome.err().lines().findFirst().orElse("") : outcome.err().stripTrailing();
        if (outcome.code() != 0) {
            Fuzz.requireOwnWords(refusal, 0);
            assertTrue(!refusal.contains("unexpected failure"), () -> arguments + ": " + refusal);
            throw new InvalidInputException(refusal);
        }
        return outcome.out();
    }
}
