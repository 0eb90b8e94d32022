package org.pushforward.experiment.report;

import java.nio.file.Path;
import java.util.List;

/**
 * What a reproduction came to.
 *
 * @param setUp    what was done, in paragraphs
 * @param findings one for each claim
 * @param pictures figures
 * @param tables   of numbers
 * @param notes    what a reader should keep in mind, in paragraphs
 * @param files    where the raw numbers are
 * @param command  what repeats it
 */
public record Chapter(
        List<String> setUp, List<Finding> findings, List<PictureGrid> pictures, List<Table> tables, List<String> notes,
        List<Path> files, String command) {
}
