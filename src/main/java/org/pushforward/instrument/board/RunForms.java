package org.pushforward.instrument.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pushforward.chart.Mark;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTrails.Across;
import org.pushforward.train.TrainingConfig;

/**
 * What the forms of points stand for: mostly the dataset; where depth is across and the number of modes varies, that number; where parameters for
 * each mode are across and the width varies, the width. What of these has no form can be hidden all the same.
 */
public final class RunForms {

    private final Across across;
    private final boolean modesVary;
    private final boolean widthsVary;
    private final Map<String, Mark> marks = new LinkedHashMap<>();
    private final Map<String, Mark> besides = new LinkedHashMap<>();

    /** @param rows all of a sweep, so that forms stay whatever is left out */
    public RunForms(List<SweepRow> rows, Across across) {
        this.across = across;
        modesVary = rows.stream().map(row -> row.config().dataset().modes()).distinct().count() > 1;
        widthsVary = rows.stream().map(row -> row.config().flow().hidden()).distinct().count() > 1;
        for (SweepRow row : rows) {
            marks.computeIfAbsent(form(row.config()), name -> Mark.of(marks.size()));
            String beside = beside(row.config());
            if (!beside.isEmpty()) {
                besides.put(beside, null);
            }
        }
    }

    /** The form of each name, in the order in which they come. */
    Map<String, Mark> marks() {
        return new LinkedHashMap<>(marks);
    }

    /** Names that have no form of their own. */
    List<String> besides() {
        return List.copyOf(besides.keySet());
    }

    /** What a run's form stands for: the name of its dataset, its number of modes, or its width. */
    public String form(TrainingConfig config) {
        return across == Across.COUPLINGS && modesVary ? modes(config) : across == Across.PARAMETERS_PER_MODE && widthsVary ? width(config)
                : config.dataset().name();
    }

    /** What else of a run may be hidden; empty where there is nothing. */
    public String beside(TrainingConfig config) {
        return across == Across.COUPLINGS && modesVary && widthsVary ? width(config)
                : across == Across.PARAMETERS_PER_MODE && widthsVary && modesVary ? modes(config) : "";
    }

    /** A form that stands for none of the runs. */
    Mark beyond() {
        return Mark.of(marks.size());
    }

    Mark mark(TrainingConfig config) {
        return marks.get(form(config));
    }

    private static String modes(TrainingConfig config) {
        return config.dataset().modes() + " modes";
    }

    private static String width(TrainingConfig config) {
        return "width " + config.flow().hidden();
    }
}
