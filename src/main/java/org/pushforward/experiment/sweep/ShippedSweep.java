package org.pushforward.experiment.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.pushforward.experiment.run.Metric;

/**
 * The sweeps that come with the program: their descriptions, which the command {@code sweep} takes as well, and their tables as this program made
 * them. See {@code assets/sweeps/README.md}.
 */
public enum ShippedSweep {

    /** With the histories of its runs. */
    DEPTH_BOARD("depth-board", "Depth, padding and conditioning", SweepTrails.Axes.DEFAULT),
    /** With the histories of its runs. */
    PADDING_AT_EQUAL_FIT("padding-at-equal-fit", "Padding at equal fit", new SweepTrails.Axes(Metric.KAPPA_MEAN, Metric.DISTANCE)),
    MODES_AND_DEPTH("modes-and-depth", "Depth against the number of modes",
            new SweepTrails.Axes(SweepTrails.Across.COUPLINGS, Metric.KAPPA_P95, Metric.GAP)),
    MODES_IN_THE_PLANE("modes-in-the-plane", "Depth against modes in the plane, where the effect fails to show",
            new SweepTrails.Axes(SweepTrails.Across.COUPLINGS, Metric.KAPPA_P95, Metric.GAP)),
    THIN_DATA("thin-data", "Thin data: conditioning against thickness",
            new SweepTrails.Axes(SweepTrails.Across.NOISE, Metric.KAPPA_P50, Metric.SIGMA_MIN)),
    SAMPLES_NEEDED("samples-needed", "Samples needed: gap against training points",
            new SweepTrails.Axes(SweepTrails.Across.POINTS, Metric.KAPPA_P95, Metric.GAP)),
    /** Beside kinetic couplings. Up is the same median: the board has one entry for all summaries of it. */
    GREEDY_DEPTH("greedy-depth", "Greedy layers beside kinetic couplings",
            new SweepTrails.Axes(SweepTrails.Across.COUPLINGS, Metric.KAPPA_P50, Metric.KAPPA_P95));

    private static final String FOLDER = "/org/pushforward/assets/sweeps/";

    private final String id;
    private final String title;
    private final SweepTrails.Axes axes;

    ShippedSweep(String id, String title, SweepTrails.Axes axes) {
        this.id = id;
        this.title = title;
        this.axes = axes;
    }

    /** The name of its files without their ending. */
    public String id() {
        return id;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** What the board shows of it at first. */
    public SweepTrails.Axes axes() {
        return axes;
    }

    /** Whether its runs come with the program too. */
    public boolean isMade() {
        return ShippedSweep.class.getResource(FOLDER + id + ".csv") != null;
    }

    /** The runs that were made of it; empty in a build without them. */
    public Optional<List<SweepRow>> rows() {
        try (InputStream stream = ShippedSweep.class.getResourceAsStream(FOLDER + id + ".csv")) {
            return stream == null ? Optional.empty() : Optional.of(SweepTable.read("the shipped sweep " + id, stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is known of its runs along their training; nothing where their histories do not come with the program. */
    public SweepHistories histories() {
        try (InputStream stream = ShippedSweep.class.getResourceAsStream(FOLDER + id + "-histories.csv")) {
            return stream == null ? SweepHistories.NONE : SweepHistories.read("the histories of the shipped sweep " + id, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Flows from a formula that stand beside its runs, on the same law up to scale and a turn. */
    public Optional<ConstructedRuns> beside() {
        try (InputStream stream = this == GREEDY_DEPTH ? ShippedSweep.class.getResourceAsStream(FOLDER + "kinetic-depth.csv") : null) {
            return stream == null ? Optional.empty()
                    : Optional.of(ConstructedRuns.read("kinetic couplings", "the shipped rows kinetic-depth", stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is meant to be looked at along the trainings, where flows are equally far from their data. */
    public boolean isAtEqualFit() {
        return this == PADDING_AT_EQUAL_FIT;
    }

    /** What it varies. */
    public Sweep sweep() {
        try (InputStream stream = ShippedSweep.class.getResourceAsStream(FOLDER + id + ".json")) {
            return SweepFile.read("the shipped sweep " + id, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
