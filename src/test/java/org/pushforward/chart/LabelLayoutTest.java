package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Labels lie within their bounds and never upon one another, wherever their points are. */
class LabelLayoutTest {

    private static final Rectangle2D BOUNDS = new Rectangle2D.Double(40, 20, 500, 300);

    private static List<LabelLayout.Wanted> labels(Random random, int count) {
        List<LabelLayout.Wanted> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Half of them in a crowd, some at the edges.
            double spread = i % 2 == 0 ? 1 : 0.1;
            double x = BOUNDS.getMinX() + BOUNDS.getWidth() * Math.min(1, spread * 1.05 * random.nextDouble());
            double y = BOUNDS.getMinY() + BOUNDS.getHeight() * Math.min(1, spread * 1.05 * random.nextDouble());
            labels.add(new LabelLayout.Wanted(x, y, 6, 8 + random.nextInt(60), 12, LabelLayout.ANY_SIDE));
        }
        return labels;
    }

    @RepeatedTest(50)
    void noneLiesUponAnotherOrOutside(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<LabelLayout.Wanted> labels = labels(random, 1 + random.nextInt(80));
        Rectangle2D[] places = LabelLayout.beside(labels, List.of(), List.of(), BOUNDS);
        for (int i = 0; i < places.length; i++) {
            if (places[i] != null) {
                assertTrue(BOUNDS.contains(places[i]), places[i] + " leaves the plot");
                assertEquals(labels.get(i).width(), places[i].getWidth(), 1e-9);
                for (int j = 0; j < i; j++) {
                    assertTrue(places[j] == null || !places[i].intersects(places[j]), "labels " + i + " and " + j + " overlap");
                }
            }
        }
        assertNotNull(places[0], "the first label has the whole plot to itself");
        assertArrayEquals(places, LabelLayout.beside(labels, List.of(), List.of(), BOUNDS), "the same chart has its labels at the same places");
    }

    @Test
    void marksAreKeptFreeWhereThereIsAnotherSide() {
        LabelLayout.Wanted label = new LabelLayout.Wanted(200, 100, 6, 30, 12, LabelLayout.ANY_SIDE);
        Rectangle2D first = LabelLayout.beside(List.of(label), List.of(), List.of(), BOUNDS)[0];
        Rectangle2D second = LabelLayout.beside(List.of(label), List.of(first), List.of(), BOUNDS)[0];
        assertTrue(!first.intersects(second), first + " and " + second);
        List<Rectangle2D> everywhere = List.of(BOUNDS);
        assertEquals(first, LabelLayout.beside(List.of(label), everywhere, List.of(), BOUNDS)[0]);
    }

    @Test
    void whatHasNoRoomIsLeftOut() {
        LabelLayout.Wanted wide = new LabelLayout.Wanted(200, 100, 6, 2000, 12, LabelLayout.ANY_SIDE);
        assertNull(LabelLayout.beside(List.of(wide), List.of(), List.of(), BOUNDS)[0]);
    }

    /** Along its line first, then away from it; where everything is taken it is left out. */
    @Test
    void theNameOfALineGoesWhereNothingIsTaken() {
        LabelLayout.Wanted label = new LabelLayout.Wanted(40, 100, 3, 60, 12, LabelLayout.ALONG, 500);
        Rectangle2D first = LabelLayout.beside(List.of(label), List.of(), List.of(), BOUNDS)[0];
        assertTrue(first.getMinX() < 50 && first.getMinY() > 100 && first.getMinY() < 105, first.toString());
        Rectangle2D nearTheBegin = new Rectangle2D.Double(40, 60, 200, 80);
        Rectangle2D moved = LabelLayout.beside(List.of(label), List.of(nearTheBegin), List.of(), BOUNDS)[0];
        assertTrue(moved.getMinX() >= 240 && moved.getMinY() < 105, moved.toString());
        Rectangle2D allAlong = new Rectangle2D.Double(40, 92, 500, 16);
        Rectangle2D away = LabelLayout.beside(List.of(label), List.of(allAlong), List.of(), BOUNDS)[0];
        assertTrue(!away.intersects(allAlong) && away.getMinX() < 50 && away.getMinY() < 125, away.toString());
        assertNull(LabelLayout.beside(List.of(label), List.of(BOUNDS), List.of(), BOUNDS)[0]);
    }

    /** "4" beside "2" would be 42. */
    @Test
    void wordsBesideEachOtherStandApart() {
        LabelLayout.Wanted four = new LabelLayout.Wanted(200, 100, 6, 8, 12, List.of(LabelLayout.Side.RIGHT, LabelLayout.Side.LEFT));
        Rectangle2D there = new Rectangle2D.Double(215, 94, 8, 12);
        Rectangle2D place = LabelLayout.beside(List.of(four), List.of(), List.of(there), BOUNDS)[0];
        assertTrue(place.getMaxX() < 200, "at the right it would touch what stands there: " + place);
        LabelLayout.Wanted right = new LabelLayout.Wanted(200, 100, 6, 8, 12, List.of(LabelLayout.Side.RIGHT));
        assertNull(LabelLayout.beside(List.of(right), List.of(), List.of(there), BOUNDS)[0]);
    }

    @RepeatedTest(50)
    void positionsAlongAnEdgeAreMovedApartWithinTheirBounds(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int count = 1 + random.nextInt(12);
        double[] wishes = random.doubles(count, -20, 120).sorted().toArray();
        double[] wished = wishes.clone();
        double[] y = LabelLayout.apart(wishes, 8, 0, 100);
        assertArrayEquals(wished, wishes, "the wishes are the caller's");
        for (int i = 0; i < count; i++) {
            assertTrue(y[i] >= 0 && y[i] <= 100, Arrays.toString(y));
            assertTrue(i == 0 || y[i] - y[i - 1] >= 8 - 1e-9, "labels " + i + " overlap");
        }
    }
}
