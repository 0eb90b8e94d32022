package org.pushforward.theory.linear.learn;

/** How couplings are fitted. */
public enum Optimizer {
    /** Gradient descent with momentum and step sizes by Adam, as a flow is trained. */
    ADAM("Adam"),
    /** The quasi-Newton method with limited memory, of a library: it sees the cliff between the numbers of factors most clearly. */
    LBFGS("L-BFGS");

    private final String title;

    Optimizer(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
