package org.pushforward.lab.run;

/** What the Train page shows in its middle. */
public enum LensChoice {

    DATA_SPACE("Data space", "What is learned, what the flow makes, and the curves of the run"),
    LAYERS("Layers", "From noise to data, coupling by coupling"),
    CONDITIONING("Conditioning", "Where in space the flow is badly conditioned, and which couplings make it so"),
    ROUND_TRIP("Round trip", "What a point loses on its way to noise and back"),
    PROBE("Probe", "One point through the whole flow, in numbers"),
    PADDING("Padding", "What the flow does with the coordinates that were added"),
    FIT("Fit", "How near the flow has come, in several measures"),
    ALL("All", "All lenses at once");

    private final String title;
    private final String help;

    LensChoice(String title, String help) {
        this.title = title;
        this.help = help;
    }

    public String title() {
        return title;
    }

    public String help() {
        return help;
    }

    /** Whether the picture of the data space and the curves of the run are to be seen. */
    public boolean showsDataSpace() {
        return this == DATA_SPACE || this == ALL;
    }
}
