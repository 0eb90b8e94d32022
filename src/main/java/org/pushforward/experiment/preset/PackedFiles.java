package org.pushforward.experiment.preset;

import java.io.IOException;
import java.io.InputStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.experiment.file.JsonFields;

/**
 * Files that are packed into the jar.
 *
 * @param owner  what they belong to, for refusals
 * @param source where they are
 */
record PackedFiles(String owner, Source source) {

    private static final String ASSETS = "/org/pushforward/assets/";
    private static final int VERSION = 1;

    /** Finds a file. */
    @FunctionalInterface
    interface Source {
        /** @return null if there is no such file */
        InputStream open(String file) throws IOException;
    }

    /** Reads a file. */
    @FunctionalInterface
    interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    /** The files of a folder of the assets. */
    static Source resources(String folder) {
        return file -> PackedFiles.class.getResourceAsStream(ASSETS + folder + file);
    }

    /** The fields of a file of a format. */
    JsonFields json(String file, String format) {
        return read(file, in -> JsonFields.read(file, in, format, VERSION));
    }

    /** @throws InvalidInputException one line, if there is no such file, or it is not as it should be */
    <T> T read(String file, Reader<T> reader) {
        try (InputStream stream = source.open(file)) {
            InvalidInputException.require(stream != null, "the %s has no file %s", owner, file);
            return reader.read(stream);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + OneLine.reason(e), e);
        }
    }
}
