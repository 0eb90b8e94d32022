package org.pushforward.train;

import org.pushforward.base.Choice;

/** What finds the gradient of a step. Batches, clip, Adam, history and all else are the same. */
public enum GradientEngine implements Choice {
    /** Gradients that were derived by hand, slice by slice on all cores: see {@link org.pushforward.flow.LikelihoodGradient}. */
    FAST("Fast", "gradients by hand"),
    /** Those that ND4J derives of the flow as a graph, in double on one core, for a reference: see {@link org.pushforward.reference.FlowGraph}. */
    ND4J("ND4J, slow", "gradients by ND4J");

    private final String title;
    private final String phrase;

    GradientEngine(String title, String phrase) {
        this.title = title;
        this.phrase = phrase;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String phrase() {
        return phrase;
    }
}
