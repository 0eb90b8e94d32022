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
 */
public record DatasetInfo(
        String name, String title, String description, String noiseMeaning, double defaultNoise, double minNoise, double maxNoise,
        int defaultModes, int minModes, int maxModes) {

    public boolean hasNoise() {
        return minNoise < maxNoise;
    }

    public boolean hasModes() {
        return minModes < maxModes;
    }
}
