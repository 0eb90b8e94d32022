package org.pushforward.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;

/** Looks at the words of a chart as it is drawn: whether one lies upon another, or beyond the chart. */
public final class ChartWords {

    /** Units of the layout between the ink of two words beside each other: "4" and "2" closer than that are 42. */
    private static final double APART = 1;
    /** Beyond the chart's edge; less is the foot of a letter. */
    private static final double TOLERANCE = 1;

    private ChartWords() {}

    /** @return one line for each fault; none if all is well */
    public static List<String> faults(JFreeChart chart, double width, double height) {
        Recorder g2 = new Recorder(width, height);
        chart.draw(g2, new Rectangle2D.Double(0, 0, width, height), new ChartRenderingInfo(null));
        return faults(g2.recording());
    }

    /** How high the part of a chart is that its curves have. */
    public static double plotHeight(JFreeChart chart, double width, double height) {
        ChartRenderingInfo info = new ChartRenderingInfo(null);
        chart.draw(new Recorder(width, height), new Rectangle2D.Double(0, 0, width, height), info);
        return info.getPlotInfo().getDataArea().getHeight();
    }

    static List<String> faults(Recording drawn) {
        List<String> faults = new ArrayList<>();
        List<Recording.Word> words = drawn.words();
        Rectangle2D whole = new Rectangle2D.Double(-TOLERANCE, -TOLERANCE, drawn.width() + 2 * TOLERANCE, drawn.height() + 2 * TOLERANCE);
        for (int i = 0; i < words.size(); i++) {
            Rectangle2D one = words.get(i).bounds();
            if (!one.isEmpty() && !whole.contains(one)) {
                faults.add(String.format(Locale.ROOT, "beyond its chart of %.0f x %.0f: “%s” at %.0f, %.0f to %.0f, %.0f", drawn.width(),
                        drawn.height(), words.get(i).text(), one.getMinX(), one.getMinY(), one.getMaxX(), one.getMaxY()));
            }
            Rectangle2D wide = new Rectangle2D.Double(one.getX() - APART, one.getY(), one.getWidth() + 2 * APART, one.getHeight());
            for (int j = i + 1; j < words.size(); j++) {
                if (wide.intersects(words.get(j).bounds())) {
                    faults.add("words over words: “" + words.get(i).text() + "” and “" + words.get(j).text() + "”");
                }
            }
        }
        return faults;
    }
}
