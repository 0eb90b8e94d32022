package org.pushforward.chart;

import org.jfree.chart.renderer.xy.DeviationRenderer;

/** Draws bands, then lines. JFreeChart's own goes through all points a third time, for marks that are never shown. */
final class BandRenderer extends DeviationRenderer {

    private static final int BANDS_AND_LINES = 2;

    BandRenderer() {
        super(true, false);
        setDefaultCreateEntities(false);
        setDrawSeriesLineAsPath(true);
        setAlpha(1);
    }

    @Override
    public int getPassCount() {
        return BANDS_AND_LINES;
    }
}
