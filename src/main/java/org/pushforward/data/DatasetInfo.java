package org.pushforward.data;

/**
 * What a picker or a help text says about a built-in dataset.
 *
 * @param name         as in {@link DatasetSpec#name()}
 * @param title        for people
 * @param description  one sentence
 * @param noiseMeaning what the noise is, in a few words; empty where there is none
 * @param defaultNoise the usual noise
 * @param minNoise     the least; equals {@code maxNoise} where there is no noise to choose
 * @param maxNoise     the most
 * @param defaultModes the usual number of components; 0 where there is nothing to choose
 * @param minModes     the least; equals {@code maxModes} where there is nothing to choose
 * @param maxModes     the most
 * @param dimension    the usual number of coordinates
 * @param minDimension the least; equals {@code maxDimension} where there is nothing to choose
 * @param maxDimension the most
 */
public record DatasetInfo(
        String name, String title, String description, String noiseMeaning, double defaultNoise, double minNoise, double maxNoise,
        int defaultModes, int minModes, int maxModes, int dimension, int minDimension, int maxDimension) {

    /** Of a dataset in the plane. */
    DatasetInfo(String name, String title, String description, String noiseMeaning, double defaultNoise, double minNoise, double maxNoise,
            int defaultModes, int minModes, int maxModes) {
        this(name, title, description, noiseMeaning, defaultNoise, minNoise, maxNoise, defaultModes, minModes, maxModes, 2, 2, 2);
    }

    public boolean hasNoise() {
        return minNoise < maxNoise;
    }

    public boolean hasModes() {
        return minModes < maxModes;
    }

    public boolean hasDimension() {
        return minDimension < maxDimension;
    }

    /** Whether the points lie in the plane, whatever is chosen. */
    public boolean isPlanar() {
        return maxDimension == 2;
    }
}
