package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoBreakTest {

    @Test
    void aNumberKeepsItsErrorAndItsSignOfPercent() {
        assertEquals("gap 0.026\u00A0±\u00A00.004 nats, 95\u00A0% below (3\u00A0±\u00A01)\u00A0%; ±\u00A0is one standard error",
                NoBreak.words("gap 0.026 ± 0.004 nats, 95 % below (3 ± 1) %; ± is one standard error"));
        assertEquals("1.05\u00A0±\u00A0.02", NoBreak.words("1.05 ± .02"));
        assertEquals("2\u00A0±\u00A0(1)", NoBreak.words(NoBreak.words("2 ± (1)")));
        assertEquals("", NoBreak.words(""));
        assertNull(NoBreak.words(null));
        assertEquals("0.026 ± 0.004", NoBreak.plain(NoBreak.words("0.026 ± 0.004")));
    }

    /** Figures break their lines themselves: at every width, and what is written has the spaces that anybody types. */
    @Test
    void noLineOfAFigureEndsWithinANumber() {
        Recorder g2 = new Recorder(1, 1);
        String words = "The gap is 0.026 ± 0.004 nats, and 95 % of the points lie below.";
        for (double width = 1; width < 400; width++) {
            List<String> lines = FigureText.lines(g2, ChartFonts.regular(11.5), words, width);
            assertEquals(words, String.join(" ", lines));
            assertTrue(lines.stream().anyMatch(line -> line.contains("0.026 ± 0.004")), lines.toString());
            assertTrue(lines.stream().anyMatch(line -> line.contains("95 %")), lines.toString());
            assertFalse(lines.stream().anyMatch(line -> line.indexOf('\u00A0') >= 0), lines.toString());
        }
        g2.dispose();
    }
}
