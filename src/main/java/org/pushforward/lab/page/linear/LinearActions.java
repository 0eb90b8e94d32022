package org.pushforward.lab.page.linear;

/** What a person can do on the Linear maps page, beyond changing a setting and stepping. */
interface LinearActions {

    /**
     * The image of one unit vector is being dragged; the matrix becomes the person's own. Entries are rounded, so that round ones are met.
     *
     * @param column 0 or 1
     */
    void drag(int column, double x, double y);

    /** The hand lets go. */
    void drop();

    /** A text that a person typed becomes the matrix. */
    void type(String text);

    /** The same settings with another seed. */
    void newSeed();

    /** Fits couplings to the matrix; ends the fit if one is under way. */
    void fitOrCancel();

    /** Fits well-conditioned products of several lengths; ends that if it is under way. */
    void compareCostsOrCancel();
}
