package org.pushforward.instrument.fit;

/**
 * How finely the fit is measured.
 *
 * @param exactCells    cells along each side of the density grid where a cell takes one evaluation
 * @param weightedCells likewise where it takes {@code draws} of them; both even
 * @param draws         of the padding, to integrate it out
 * @param samples       that are compared with as many held-out points
 * @param kernelSamples from which a kernel estimate is made, at least {@code samples}
 * @param heldOut       points at which the density is evaluated
 * @param directions    of the sliced distance
 */
record FitResolution(int exactCells, int weightedCells, int draws, int samples, int kernelSamples, int heldOut, int directions) {

    /** While the run goes on: some thousand evaluations of the flow. */
    static final FitResolution RUNNING = new FitResolution(48, 24, 4, 1_024, 2_048, 256, 32);

    /** At rest: some seconds' work at worst, in pieces. */
    static final FitResolution AT_REST = new FitResolution(128, 80, 16, 4_096, 20_000, 2_048, 64);

    int cells(FitDensity density) {
        return density == FitDensity.WEIGHTED ? weightedCells : exactCells;
    }
}
