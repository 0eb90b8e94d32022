package org.pushforward.lab.page.train;

/** The density that a model gives to data points, and how it was obtained. */
public interface ModelDensity {

    /**
     * @param xy      {@code 2 * n} coordinates in data units, not modified
     * @param density {@code n}, overwritten from index 0 with densities per unit of area
     */
    void evaluate(double[] xy, int n, double[] density);

    /** In words, for the picture's caption: "exact", "importance-weighted, 32 draws", "kernel estimate from 2,000 samples". */
    String origin();
}
