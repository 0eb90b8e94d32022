package org.pushforward.instrument.place;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.pushforward.chart.Numbers;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowLayout;

/** What people call the coordinates that a coupling sees: x₁, x₂, ... of data and padding, or y₁, y₂, ... where learned layers have blended them. */
final class LayersNames {

    /** A longer list is only counted. */
    private static final int MOST_NAMES = 4;

    private final FlowLayout layout;
    /** Null where coordinates are blended. */
    private final int[] origins;
    private final int coupling;

    /** @param coupling counted from the data */
    LayersNames(Flow flow, int coupling) {
        this.layout = flow.layout();
        this.origins = flow.origins(coupling);
        this.coupling = coupling;
    }

    private String name(int position) {
        return origins == null ? indexed("y", position) : indexed("x", origins[position]);
    }

    /** Of the first coordinate that conditions the coupling. */
    String along() {
        return name(layout.conditionStart(coupling));
    }

    /** Of each coordinate that moves. */
    List<String> transformed() {
        int start = layout.transformedStart(coupling);
        return IntStream.range(start, start + layout.transformedSize(coupling)).mapToObj(this::name).toList();
    }

    /** What moves, in a word or two for a narrow place. */
    String moved() {
        return switch (layout.spec().family()) {
            case COUPLINGS -> names();
            case LEAKY, LEAKY_HARD -> "all";
            case GREEDY -> "turned";
        };
    }

    private String names() {
        return origins == null ? "mixed" : listed(layout.transformedStart(coupling), layout.transformedSize(coupling));
    }

    /** What moves, for a sentence. */
    String movedInWords() {
        return listed(layout.transformedStart(coupling), layout.transformedSize(coupling));
    }

    /** What conditions the coupling, for a sentence. */
    String given() {
        return listed(layout.conditionStart(coupling), layout.conditionSize(coupling));
    }

    private String listed(int start, int count) {
        if (count > MOST_NAMES) {
            return count + " of " + layout.dimension();
        }
        int[] positions = IntStream.range(start, start + count).toArray();
        if (origins == null) {
            return joined("y", positions);
        }
        return joined("x", Arrays.stream(positions).map(position -> origins[position]).sorted().toArray());
    }

    private static String joined(String letter, int[] indices) {
        return String.join(", ", Arrays.stream(indices).mapToObj(index -> indexed(letter, index)).toList());
    }

    private static String indexed(String letter, int index) {
        return letter + Numbers.subscript(index + 1);
    }
}
