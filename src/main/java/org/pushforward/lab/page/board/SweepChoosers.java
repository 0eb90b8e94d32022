package org.pushforward.lab.page.board;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a person is asked for files and folders; empty if they think better of it.
 *
 * @param table      the table of a sweep to show
 * @param place      where a sweep's new folder shall be, and its name
 * @param unfinished the folder of a sweep to go on with
 */
public record SweepChoosers(Supplier<Optional<Path>> table, Supplier<Optional<Path>> place, Supplier<Optional<Path>> unfinished) {
}
