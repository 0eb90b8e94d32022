package org.pushforward.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.ChartRenderingInfo;

/** Loads what charts need, by drawing one that nobody sees. */
public final class ChartWarmUp {

    private static final int SIDE = 200;

    private ChartWarmUp() {}

    public static void run() {
        Graphics2D g2 = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB).createGraphics();
        for (RunChart chart : new RunChart[] {new LikelihoodChart(), new SpectrumChart()}) {
            chart.restart(1);
            chart.chart().draw(g2, new Rectangle2D.Double(0, 0, SIDE, SIDE), new ChartRenderingInfo(null));
        }
        g2.dispose();
    }
}
