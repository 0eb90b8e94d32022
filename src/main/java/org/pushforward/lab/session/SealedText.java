package org.pushforward.lab.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import org.pushforward.base.InvalidInputException;

/** Numbers bit for bit as a word of text, for what a page keeps beside its settings; with a checksum, so that what was spoiled is known to be. */
public final class SealedText {

    private SealedText() {}

    /** Writes the numbers. */
    @FunctionalInterface
    public interface Writer {

        void write(DataOutputStream out) throws IOException;
    }

    /** Reads the numbers again, in the same order. */
    @FunctionalInterface
    public interface Reader<T> {

        T read(DataInputStream in) throws IOException;
    }

    /** @return letters, digits and a few signs that any file takes */
    public static String of(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writer.write(out);
            out.writeLong(checksum(bytes.toByteArray()));
        } catch (IOException e) {
            // There is nothing here that could fail.
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** @throws InvalidInputException if it is not as {@link #of} gave it, or holds something else */
    public static <T> T read(String text, Reader<T> reader) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            InvalidInputException.require(bytes.length >= Long.BYTES, "it is cut short");
            byte[] numbers = Arrays.copyOf(bytes, bytes.length - Long.BYTES);
            DataInputStream seal = new DataInputStream(new ByteArrayInputStream(bytes, numbers.length, Long.BYTES));
            InvalidInputException.require(seal.readLong() == checksum(numbers), "it has changed since it was written");
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(numbers));
            T value = reader.read(in);
            InvalidInputException.require(in.read() < 0, "it holds more than it should");
            return value;
        } catch (IllegalArgumentException | IOException e) {
            throw new InvalidInputException("it is not as this program writes it", e);
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
