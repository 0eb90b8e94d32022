package org.pushforward.lab.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a person is asked for files; empty if they think better of it.
 *
 * @param points a CSV file to learn
 * @param open   an experiment to read
 * @param save   where to write an experiment
 */
public record PathChoosers(Supplier<Optional<Path>> points, Supplier<Optional<Path>> open, Supplier<Optional<Path>> save) {
}
