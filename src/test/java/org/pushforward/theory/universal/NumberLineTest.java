package org.pushforward.theory.universal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.data.Datasets;

/** The intervals of a stretch of the number line, of every construction that has one, also where they leave gaps or have no width. */
class NumberLineTest {

    private static final int MOST = 400;
    /** For each interval as many as it takes to find the next among all numbers between the ends, and few more. */
    private static final int LOOKS_FOR_EACH = 70;
    private static final int STRETCHES = 60;
    private static final int DEEPEST = 12;

    private static Stream<Arguments> lines() {
        Target target = Target.of(Datasets.defaults("annulus"));
        // Bands of the naive construction have gaps between them, and those of two couplings at 0.025 a last digit that ends before they do.
        return Stream.of(Variant.values()).flatMap(variant -> Stream.of(0.2, 0.043, 0.025, 0.0125).flatMap(epsilon -> {
            Construction construction = Construction.of(target, ConstructionSpec.of(variant, epsilon));
            return Stream.iterate(0, k -> k + 1).limit(variant.couplings()).flatMap(k -> construction.line(k).stream())
                    .map(line -> Arguments.of(variant, epsilon, line));
        }));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void eachIntervalIsFoundOnceInFewLooks(Variant variant, double epsilon, NumberLine line) {
        Counted counted = new Counted(line);
        Random random = new Random(3);
        for (int stretch = 0; stretch < STRETCHES; stretch++) {
            double width = (line.high() - line.low()) * Math.pow(10, -(stretch % DEEPEST));
            double from = line.low() + random.nextDouble() * (line.high() - line.low() - width);
            for (int level = 0; level < line.levels(); level++) {
                counted.looks = 0;
                List<Place> places = counted.within(level, from, from + width, MOST);
                assertTrue(counted.looks <= LOOKS_FOR_EACH * (MOST + 1), counted.looks + " looks");
                for (int i = 1; i < places.size(); i++) {
                    assertTrue(places.get(i).low() > places.get(i - 1).low(), "in order");
                }
                for (int point = 0; point < 20 && !places.isEmpty(); point++) {
                    Place place = line.place(level, from + random.nextDouble() * width);
                    assertEquals(1, places.stream().filter(place::equals).count(), () -> "the one of a value: " + place);
                }
            }
        }
    }

    /** Counts how often it is looked at. */
    private static final class Counted implements NumberLine {

        private final NumberLine line;
        private int looks;

        private Counted(NumberLine line) {
            this.line = line;
        }

        @Override
        public double low() {
            return line.low();
        }

        @Override
        public double high() {
            return line.high();
        }

        @Override
        public int levels() {
            return line.levels();
        }

        @Override
        public String name(int level) {
            return line.name(level);
        }

        @Override
        public String holds(int level) {
            return line.holds(level);
        }

        @Override
        public Place place(int level, double value) {
            looks++;
            return line.place(level, value);
        }

        @Override
        public double finest() {
            return line.finest();
        }
    }
}
