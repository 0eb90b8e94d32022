package org.pushforward.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.pushforward.base.InputFile;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;

/**
 * Text that can be read from its beginning as often as is needed: UTF-8 with or without a byte order mark, or UTF-16 with one. What is
 * something else is refused with what to do about it.
 */
final class TextSource {

    private static final int BUFFER = 1 << 16;
    /** Bytes; as many points as are read take less. */
    private static final long MOST_OF_A_PIPE = 256L << 20;
    private static final int PART_OF_THE_HEAP = 8;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] NUMPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] UTF_16_LE_MARK = {(byte) 0xff, (byte) 0xfe};
    private static final byte[] UTF_16_BE_MARK = {(byte) 0xfe, (byte) 0xff};
    private static final byte[] UTF_32_LE_MARK = {(byte) 0xff, (byte) 0xfe, 0, 0};
    private static final byte[] UTF_32_BE_MARK = {0, 0, (byte) 0xfe, (byte) 0xff};

    /** Opens the bytes again. */
    @FunctionalInterface
    interface Bytes {
        InputStream open() throws IOException;
    }

    private final String name;
    private final Bytes bytes;

    /** @param name what messages call it */
    TextSource(String name, Bytes bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** @throws InvalidInputException if there is no such file */
    static TextSource of(Path file) {
        InputFile.requireReadable(file, "a CSV file");
        if (Files.isRegularFile(file)) {
            return new TextSource(file.toString(), () -> Files.newInputStream(file));
        }
        // A pipe gives its bytes once.
        try (InputStream in = Files.newInputStream(file)) {
            int most = (int) Math.min(MOST_OF_A_PIPE, Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP);
            byte[] all = in.readNBytes(most + 1);
            InvalidInputException.require(all.length <= most, "%s brings more than %d MB: write that to a file, and give its name", file, most >> 20);
            return new TextSource(file.toString(), () -> new ByteArrayInputStream(all));
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    String name() {
        return name;
    }

    /** @throws InvalidInputException if it cannot be opened, or is plainly no text that can be read */
    Decoded open() {
        InputStream in = null;
        try {
            in = bytes.open();
            byte[] start = in.readNBytes(BUFFER);
            if (begins(start, ZIP)) {
                throw new InvalidInputException(name + " is a workbook or an archive, not text: save the table as CSV");
            }
            if (begins(start, GZIP)) {
                throw new InvalidInputException(name + " is compressed: unpack it first");
            }
            if (begins(start, NUMPY)) {
                throw new InvalidInputException(name + " is an array of numpy: give it a name that ends in .npy");
            }
            if (begins(start, UTF_32_LE_MARK) || begins(start, UTF_32_BE_MARK)) {
                throw new InvalidInputException(name + " is UTF-32 text: save it as UTF-8");
            }
            if (begins(start, UTF_16_LE_MARK)) {
                return new Decoded(in, start, UTF_16_LE_MARK.length, StandardCharsets.UTF_16LE);
            }
            if (begins(start, UTF_16_BE_MARK)) {
                return new Decoded(in, start, UTF_16_BE_MARK.length, StandardCharsets.UTF_16BE);
            }
            if (isUnmarkedUtf16(start)) {
                throw new InvalidInputException(name + " seems to be UTF-16 text without a byte order mark: save it as UTF-8");
            }
            return new Decoded(in, start, begins(start, UTF_8_MARK) ? UTF_8_MARK.length : 0, StandardCharsets.UTF_8);
        } catch (IOException e) {
            close(in);
            throw unreadable(name, e);
        } catch (RuntimeException e) {
            close(in);
            throw e;
        }
    }

    private static boolean begins(byte[] start, byte[] mark) {
        return start.length >= mark.length && Arrays.equals(start, 0, mark.length, mark, 0, mark.length);
    }

    /** Every other byte of Latin letters and digits in UTF-16 is zero. */
    private static boolean isUnmarkedUtf16(byte[] start) {
        int[] zeros = new int[2];
        for (int i = 0; i < start.length; i++) {
            zeros[i % 2] += start[i] == 0 ? 1 : 0;
        }
        int most = Math.max(zeros[0], zeros[1]);
        return start.length >= 4 && most > 0.8 * (start.length / 2) && Math.min(zeros[0], zeros[1]) < 0.1 * most;
    }

    private static void close(InputStream in) {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            // What went wrong before is what is told.
        }
    }

    static InvalidInputException unreadable(String name, IOException e) {
        return new InvalidInputException("cannot read " + name + ": " + OneLine.reason(e), e);
    }

    /**
     * The characters in their order. What stands before a byte that is none of the encoding is delivered before that byte is complained of, so
     * whoever counts lines knows where it stands.
     */
    final class Decoded extends Reader {

        private final InputStream in;
        private final ByteBuffer coded;
        private final CharBuffer chars = CharBuffer.allocate(BUFFER);
        private final CharsetDecoder decoder;
        private boolean ended;
        private CoderResult wrong;

        private Decoded(InputStream in, byte[] start, int mark, Charset charset) {
            this.in = in;
            coded = ByteBuffer.allocate(2 * BUFFER).put(start, mark, start.length - mark).flip();
            decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
            chars.flip();
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            while (!chars.hasRemaining()) {
                if (wrong != null) {
                    wrong.throwException();
                }
                if (ended && !coded.hasRemaining()) {
                    return -1;
                }
                decode();
            }
            int count = Math.min(length, chars.remaining());
            chars.get(target, offset, count);
            return count;
        }

        private void decode() throws IOException {
            coded.compact();
            int count = in.read(coded.array(), coded.position(), coded.remaining());
            ended = count < 0;
            coded.position(coded.position() + Math.max(0, count)).flip();
            chars.clear();
            CoderResult result = decoder.decode(coded, chars, ended);
            chars.flip();
            if (result.isError()) {
                wrong = result;
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
