package org.pushforward.lab.tool;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pushforward.fuzz.Fuzz;

@Timeout(600)
class LabOptionsFuzzTest {

    @Test
    void arguments() {
        List<String> words = List.of("--probe", "--screenshots", "lenses", "compare", "train", "x", "\0", "-1", "--help");
        Fuzz.any("arguments of the lab", mutator -> LabOptions.parse(
                mutator.words(mutator.chance() ? List.of("--probe", "5", "lenses") : List.of("--screenshots", "folder"), words)));
    }
}
