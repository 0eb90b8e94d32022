package org.pushforward.flow;

import java.util.Locale;
import org.pushforward.base.Choice;

/** What the layers of a flow are. */
public enum FlowFamily implements Choice {
    /** Couplings: some coordinates are transformed given the others, see {@link CouplingKind} and {@link Partition}. */
    COUPLINGS("Couplings", "couplings", "coupling"),
    /** Bounded linear maps with a smooth leaky unit after each, see {@link LeakyUnit#SMOOTH}. */
    LEAKY("Leaky", "leaky layers", "layer"),
    /** The same with the leaky rectifier, whose kinks the gradient of the likelihood does not see, see {@link LeakyUnit#HARD}. */
    LEAKY_HARD("Hard", "hard leaky layers", "layer"),
    /** Layers that are fitted one after the other and never trained again, see {@link GreedyStep}. */
    GREEDY("Greedy", "greedy layers", "layer");

    private final String title;
    private final String phrase;
    private final String layer;

    FlowFamily(String title, String phrase, String layer) {
        this.title = title;
        this.phrase = phrase;
        this.layer = layer;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String phrase() {
        return phrase;
    }

    @Override
    public String word() {
        return phrase.replace(" layers", "");
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What one of its layers is called where the family is known: "coupling" or "layer"; with an s for several. */
    public String layer() {
        return layer;
    }

    /**
     * Whether its layers are couplings: nets that see some coordinates and say what is done to the others. Where they are not, the nets' width, depth
     * and activation, the partition and the kind of coupling are without meaning.
     */
    public boolean couples() {
        return switch (this) {
            case COUPLINGS -> true;
            case LEAKY, LEAKY_HARD, GREEDY -> false;
        };
    }

    /** Whether its layers are {@link LeakyUnit}s between bounded linear maps. */
    public boolean leaks() {
        return LeakyUnit.of(this) != null;
    }

    /** One line on what its layers want to be trained with in the place of the usual settings; empty where these do. */
    public String wants() {
        return leaks() ? "Leaky layers want a rate of about 0.01, at that of couplings they come less far, and a clamp of about 1, with which they "
                + "certify more." : "";
    }

    /**
     * Whether its parameters follow a gradient, all together, step by step. Where they do not, a step fits one layer for good: there are as many
     * steps as layers, and rate, batch and their like are without meaning.
     */
    public boolean descends() {
        return this != GREEDY;
    }
}
