package org.pushforward.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils what is good, one to three times over, as files are spoiled: torn, edited by hand, written by other programs, or by chance. */
public final class Mutator {

    private static final String[] TOKENS = {"", "\0", "\n", "\r", "\t", "\"", "'", ",", ";", ":", "{", "}", "[", "]", "\\", "#", "\uFEFF", "\u2028",
        "\u202e", "\u001b[31m", "−", "é", "数", "😀", "\ud800", "NaN", "Infinity", "-Infinity", "null", "true", "//", "/* */", "%s", "%d %n", "../",
        "-", "--", "=", "\\u0000", "\\ud800", "\"\"", "1e", "0x1p3", "1d", "1_000", "٣"};
    private static final String[] NUMBERS = {"0", "-0", "-0.0", "1", "-1", "2", "1e308", "-1e308", "1e309", "1e999", "1e-320", "4.9e-324", "1e-999",
        "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "1.5", "0.1", "1e2", "1E400000000", "NaN", "nan",
        "inf", "", "00012", "+3", ".5",
        "5.", "1,5", "9".repeat(400), "9".repeat(10_000), "0." + "3".repeat(5_000), "1e-" + "9".repeat(30)};
    private static final String[] VALUES = {"null", "true", "[]", "{}", "\"\"", "\"x\"", "0", "-1", "1.5", "1e400", "[[]]", "[null]", "[1]",
            "[\"a\"]", "{\"a\": 1}", "\"1\""};
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern VALUE = Pattern.compile("(?<=\": )(\"[^\"]*\"|[^,\\s{}\\[\\]]+)");
    private static final Pattern FIELD = Pattern.compile("\"[a-z_A-Z0-9.]+\": [^,\\n{}\\[\\]]+,?");
    private static final Pattern NAME = Pattern.compile("\"[a-z_A-Z0-9.]+\"(?=:)");
    private static final long[] EXTREMES = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE,
        Double.doubleToRawLongBits(Double.NaN), Double.doubleToRawLongBits(Double.POSITIVE_INFINITY), Double.doubleToRawLongBits(-0.0), 0x7FFFFFF0,
        1 << 24};

    private final SplittableRandom random;

    /** @param seed the same makes the same mutants */
    public Mutator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A table, a JSON file or another text, spoiled as a text or as bytes. */
    public byte[] text(byte[] good) {
        byte[] bytes = good;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            bytes = random.nextInt(5) == 0 ? once(bytes) : once(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        }
        return switch (random.nextInt(60)) {
            case 0 -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 1 -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1);
            case 2 -> ("\uFEFF" + new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            default -> bytes;
        };
    }

    /** A text that comes as one. */
    public String text(String good) {
        String text = good;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            text = once(text);
        }
        return text;
    }

    /** A file of bytes. */
    public byte[] bytes(byte[] good) {
        byte[] bytes = good;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    /** Words of a command line. */
    public List<String> words(List<String> good, List<String> dictionary) {
        List<String> words = new ArrayList<>(good);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(words.size() + 1);
            String other = dictionary.get(random.nextInt(dictionary.size()));
            if (at == words.size()) {
                words.add(other);
                continue;
            }
            switch (random.nextInt(7)) {
                case 0 -> words.remove(at);
                case 1 -> words.add(at, words.get(at));
                case 2 -> words.add(at, other);
                case 3 -> words.set(at, other);
                case 4 -> words.add(words.remove(at));
                case 5 -> words.set(at, one(NUMBERS));
                default -> words.set(at, once(words.get(at)));
            }
        }
        return words;
    }

    public boolean chance() {
        return random.nextBoolean();
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        byte[] changed = bytes.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at] = (byte) random.nextInt();
            case 2 -> changed = Arrays.copyOf(bytes, at);
            case 3 -> {
                ByteBuffer extreme = ByteBuffer.allocate(8).putLong(EXTREMES[random.nextInt(EXTREMES.length)]);
                int length = Math.min(random.nextBoolean() ? 4 : 8, bytes.length - at);
                System.arraycopy(extreme.array(), 8 - Math.min(8, length), changed, at, length);
            }
            case 4 -> {
                byte[] inserted = random.nextBoolean() ? Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 8)) : new byte[8];
                changed = joined(Arrays.copyOf(bytes, at), inserted, Arrays.copyOfRange(bytes, at, bytes.length));
            }
            default -> {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(16));
                changed = joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
            }
        }
        return changed;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private String once(String text) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(14)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + one(TOKENS) + text.substring(at);
            case 2 -> text.substring(0, at) + one(TOKENS).repeat(1 + random.nextInt(3000)) + text.substring(at);
            case 3 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + random.nextInt(10)));
            case 4, 5 -> edited(text, "\n");
            case 6 -> cells(text);
            case 7, 8, 9 -> replaced(text, NUMBER, one(NUMBERS));
            case 10 -> replaced(text, VALUE, one(VALUES));
            case 11 -> replaced(text, FIELD, random.nextBoolean() ? "" : "\"other\": 1,");
            case 12 -> replaced(text, NAME, "\"" + one(TOKENS) + "\"");
            default -> text.replace(random.nextBoolean() ? "," : ".", one(new String[] {";", "\t", ",", " ", "|"}));
        };
    }

    /** One part between two separators is dropped, doubled or moved. */
    private String edited(String text, String separator) {
        List<String> parts = new ArrayList<>(Arrays.asList(text.split(Pattern.quote(separator), -1)));
        int at = random.nextInt(parts.size());
        switch (random.nextInt(4)) {
            case 0 -> parts.remove(at);
            case 1 -> parts.add(at, parts.get(at));
            case 2 -> parts.add(random.nextInt(parts.size()), parts.remove(at));
            default -> parts.add(at, one(TOKENS));
        }
        return String.join(separator, parts);
    }

    private String cells(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        lines.set(at, edited(lines.get(at), ","));
        return String.join("\n", lines);
    }

    private String replaced(String text, Pattern pattern, String replacement) {
        List<MatchResult> found = pattern.matcher(text).results().toList();
        if (found.isEmpty()) {
            return text + replacement;
        }
        MatchResult chosen = found.get(random.nextInt(found.size()));
        return text.substring(0, chosen.start()) + replacement + text.substring(chosen.end());
    }
}
