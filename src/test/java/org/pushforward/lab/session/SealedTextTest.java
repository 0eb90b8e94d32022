package org.pushforward.lab.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.pushforward.base.InvalidInputException;

class SealedTextTest {

    private static final double[] NUMBERS = {1.0 / 3, -0.0, 0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Math.nextUp(1.0)};
    private static final String TEXT = SealedText.of(out -> {
        for (double number : NUMBERS) {
            out.writeDouble(number);
        }
    });

    private static double[] read(String text, int count) {
        return SealedText.read(text, in -> {
            double[] numbers = new double[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = in.readDouble();
            }
            return numbers;
        });
    }

    @Test
    void numbersComeBackToTheBit() {
        assertArrayEquals(NUMBERS, read(TEXT, NUMBERS.length));
        assertArrayEquals(new double[0], read(SealedText.of(out -> { }), 0));
    }

    @Test
    void whateverIsSpoiledIsRefused() {
        // Without the signs that fill it up it says the same.
        for (int i = 0; i < TEXT.replace("=", "").length(); i++) {
            for (char other : new char[] {'A', '/', '=', '"', 'é'}) {
                // Two signs may say the same where the last of them has bits to spare.
                if (TEXT.charAt(i) != other && i < TEXT.length() - 4) {
                    String spoiled = TEXT.substring(0, i) + other + TEXT.substring(i + 1);
                    assertThrows(InvalidInputException.class, () -> read(spoiled, NUMBERS.length), spoiled);
                }
            }
            String cut = TEXT.substring(0, i);
            assertThrows(InvalidInputException.class, () -> read(cut, NUMBERS.length), cut);
        }
        for (String none : new String[] {"null", "-1", "1e300", "NaN", "no value", "{}", TEXT + TEXT}) {
            assertThrows(InvalidInputException.class, () -> read(none, NUMBERS.length), none);
        }
    }

    @Test
    void whatHoldsOtherThanIsReadIsRefused() {
        assertThrows(InvalidInputException.class, () -> read(TEXT, NUMBERS.length + 1));
        assertThrows(InvalidInputException.class, () -> read(TEXT, NUMBERS.length - 1));
    }
}
