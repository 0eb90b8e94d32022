package org.pushforward.instrument.fit;

/**
 * How finely the fit is measured.
 *
 * @param exactCells    cells along each side of the density grid where a cell takes one evaluation
 * @param weightedCells likewise where it takes {@code draws} of them; both even
 * @param draws         of the padding, to integrate it out
 * @param samples       that are counted by modes, or shown beside as many held-out points
 * @param kernelSamples from which a kernel estimate is made, at least {@code samples}
 * @param heldOut       points at which a density with the padding integrated out is evaluated
 */
record FitResolution(int exactCells, int weightedCells, int draws, int samples, int kernelSamples, int heldOut) {

    /** While the run goes on: some thousand evaluations of the flow. */
    static final FitResolution RUNNING = new FitResolution(48, 24, 4, 1_024, 2_048, 256);

    /** At rest: some seconds' work at worst, in pieces. */
    static final FitResolution AT_REST = new FitResolution(128, 80, 16, 4_096, 20_000, 2_048);

    int cells(FitDensity density) {
        return density == FitDensity.WEIGHTED ? weightedCells : exactCells;
    }
}
