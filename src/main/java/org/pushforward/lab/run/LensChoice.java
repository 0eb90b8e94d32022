package org.pushforward.lab.run;

/**
 * What the Train page shows in its middle. The lenses have one each, see {@code lab.page.train.lens.Lens}.
 *
 * @param id    of its button behind {@code lens-}
 * @param title of the button
 * @param help  what one sees there
 */
public record LensChoice(String id, String title, String help) {

    public static final LensChoice DATA_SPACE = new LensChoice("data_space", "Data space",
            "What is learned, what the flow makes, and the curves of the run");
    public static final LensChoice ALL = new LensChoice("all", "All", "All lenses at once");

    /** Whether the picture of the data space and the curves of the run are to be seen. */
    public boolean showsDataSpace() {
        return equals(DATA_SPACE) || equals(ALL);
    }
}
