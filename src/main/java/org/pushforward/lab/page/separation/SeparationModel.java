package org.pushforward.lab.page.separation;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.preset.Exhibit;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.setting.Setting.Scale;
import org.pushforward.experiment.sweep.DepthRuns;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepProgress;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.instrument.separation.SeparationReading;
import org.pushforward.instrument.separation.SeparationRequest;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.Effect;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.control.NumberSetting;
import org.pushforward.lab.session.Cells;
import org.pushforward.theory.separation.DepthBound;
import org.pushforward.theory.separation.Part;
import org.pushforward.theory.separation.Separation;

/** What the page of the depth bound shows. Knows no node; changed on the JavaFX thread. */
final class SeparationModel {

    /** No sweep goes on. */
    static final double AT_REST = -1;

    /** Which runs are looked at. */
    enum Source {
        SPACE("d = 8", ShippedSweep.MODES_AND_DEPTH), PLANE("d = 2", ShippedSweep.MODES_IN_THE_PLANE), OWN("made here", null);

        private final String title;
        private final ShippedSweep shipped;

        Source(String title, ShippedSweep shipped) {
            this.title = title;
            this.shipped = shipped;
        }

        /** Null for the one that is made here. */
        ShippedSweep shipped() {
            return shipped;
        }
    }

    /** How much of the sweep is made. */
    enum Extent {
        QUICK("12 runs", "a minute or two"), WHOLE("300 runs", "half an hour or more");

        private final String title;
        private final String takes;

        Extent(String title, String takes) {
            this.title = title;
            this.takes = takes;
        }

        String takes() {
            return takes;
        }

        /** The quick one is a part of the whole: the same settings and seeds. */
        Sweep sweep() {
            Sweep whole = ShippedSweep.MODES_AND_DEPTH.sweep();
            return this == WHOLE ? whole : new Sweep(whole.base(), List.of(Factor.of("dataset.modes", 4, 16), Factor.of("flow.hidden", 16),
                    Factor.of("flow.couplings", 1, 2, 4)), whole.seeds().subList(0, 2));
        }
    }

    final ChoiceSetting<Part> part = new ChoiceSetting<>("Part", "Which part of the argument is shown.", List.of(Part.values()), Part::title,
            Effect.NONE, Part.DISTANCES);
    final NumberSetting dimension = NumberSetting.whole("Dimension d", "Coordinates of a point.", 2, 512, Scale.LOGARITHMIC, Effect.NONE, 8);
    final NumberSetting components = NumberSetting.whole("Modes k", "Equal Gaussians of a mixture.", 2, 128, Scale.LOGARITHMIC, Effect.NONE, 16);
    final NumberSetting points = NumberSetting.whole("Points M", "On the sphere, of which each mixture chooses its means.", 2, 1_024,
            Scale.LOGARITHMIC, Effect.NONE, 256);
    final NumberSetting words = NumberSetting.whole("Mixtures", "Random ones in the codebook whose distances are measured.", 2, 40, Scale.LINEAR,
            Effect.NONE, 30);
    final NumberSetting sigma = NumberSetting.real("Mode σ", "Standard deviation of the components, for means at radius √d.", .05, 2,
            Scale.LOGARITHMIC, Effect.NONE, .25);
    final NumberSetting ramp = NumberSetting.real("Ramp w", "Width of the generator's ramps from mean to mean, in units of its latent number.", 1e-6,
            .5, Scale.LOGARITHMIC, Effect.NONE, .001);
    final NumberSetting seed = NumberSetting.seed("Of all that is drawn.");
    final NumberSetting layers = NumberSetting.real("Maps L", "Of the flow, one after the other.", .1, 10_000, Scale.LOGARITHMIC, Effect.NONE,
            DepthBound.LAYERS);
    final NumberSetting parameters = NumberSetting.real("Numbers p", "Numbers that each map has.", 1, 1e6, Scale.LOGARITHMIC, Effect.NONE, 8);
    final NumberSetting lipschitz = NumberSetting.real("Lipschitz Lip", "No map stretches by more than that.", 1, 1_000, Scale.LOGARITHMIC,
            Effect.NONE, DepthBound.LIPSCHITZ);
    final NumberSetting epsilon = NumberSetting.real("Net ε", "How near the net is to every flow, in the unit of its outputs.", 1e-6, .9,
            Scale.LOGARITHMIC, Effect.NONE, DepthBound.EPSILON);
    final NumberSetting countedDimension = NumberSetting.whole("Dimension d", "Coordinates of a point, for the counting alone.", 2, 4_096,
            Scale.LOGARITHMIC, Effect.NONE, 128);
    final NumberSetting countedComponents = NumberSetting.whole("Modes k", "Equal Gaussians of a mixture, for the counting alone.", 2, 1_024,
            Scale.LOGARITHMIC, Effect.NONE, 64);
    final NumberSetting flowLipschitz = NumberSetting.real("Lipschitz C", "The whole flow, from noise to data, stretches by no more than that.", .05,
            5, Scale.LOGARITHMIC, Effect.NONE, 1);
    final NumberSetting first = NumberSetting.whole("Across", "The coordinate that the picture shows from left to right.", 1, 512, Scale.NO_SLIDER,
            Effect.NONE, 1);
    final NumberSetting second = NumberSetting.whole("Up", "The coordinate that the picture shows upward.", 1, 512, Scale.NO_SLIDER, Effect.NONE, 2);
    final ChoiceSetting<Source> source = new ChoiceSetting<>("Runs", "Of the sweeps that come with the program, or of the one that was made here.",
            List.of(Source.values()), choice -> choice.title, Effect.NONE, Source.SPACE);
    final ChoiceSetting<Integer> width = new ChoiceSetting<>("Width", "Units in each hidden layer of a conditioner, in the first chart.",
            List.of(8, 16, 32), String::valueOf, Effect.NONE, 16);
    final ChoiceSetting<Extent> extent = new ChoiceSetting<>("Sweep", "What Run makes: the whole sweep in d = 8, or k = 4 and 16, L = 1, 2 and 4, "
            + "width 16, with two seeds.", List.of(Extent.values()), choice -> choice.title, Effect.NONE, Extent.QUICK);
    /** Of the sweep that was made here last; null for none. */
    final ObjectProperty<Path> folder = new SimpleObjectProperty<>(this, "folder");
    private final Map<Source, List<SweepRow>> rows = new EnumMap<>(Source.class);
    /** The sweep that the runs made here are of; null where that is not known. */
    private Sweep made;
    private final ReadOnlyObjectWrapper<SeparationReading> reading = new ReadOnlyObjectWrapper<>(this, "reading");
    private final ReadOnlyObjectWrapper<DepthRuns> runs = new ReadOnlyObjectWrapper<>(this, "runs");
    private final DoubleProperty share = new SimpleDoubleProperty(this, "share", AT_REST);
    private final ObjectProperty<String> progress = new SimpleObjectProperty<>(this, "progress", "");
    private final Notice notice = new Notice();
    private final ObservableValue<String> status = Bindings.createStringBinding(this::statusWords, reading, runs, share, progress,
            part.valueProperty());

    SeparationModel() {
        InvalidationListener refresh = observable -> refreshRuns();
        source.valueProperty().addListener(refresh);
        width.valueProperty().addListener(refresh);
    }

    Cells cells() {
        return new Cells().add("part", part).add("dimension", dimension).add("components", components).add("points", points).add("words", words)
                .add("sigma", sigma).add("ramp", ramp).add("seed", seed).add("layers", layers).add("parameters", parameters)
                .add("lipschitz", lipschitz).add("epsilon", epsilon).add("counted_dimension", countedDimension)
                .add("counted_components", countedComponents).add("flow_lipschitz", flowLipschitz).add("first", first)
                .add("second", second).add("source", source).add("width", width).add("extent", extent);
    }

    /** Where the sweep lies that was made here: to have made it is nothing that is undone. */
    Cells views() {
        return new Cells().add("folder", folder, Path::toString, Path::of);
    }

    Notice notice() {
        return notice;
    }

    SeparationRequest request() {
        return new SeparationRequest(part.get(), dimension.getInt(), components.getInt(), points.getInt(), words.getInt(), sigma.get(), ramp.get(),
                seed.getLong(), layers.get(), parameters.get(), lipschitz.get(), epsilon.get(), countedDimension.getInt(),
                countedComponents.getInt(), flowLipschitz.get(), first.getInt(), second.getInt());
    }

    /** Takes the part and the settings of a preset. */
    void choose(Exhibit.Bound shown) {
        Separation.Spec spec = shown.spec();
        dimension.set(spec.dimension());
        components.set(spec.components());
        points.set(spec.points());
        words.set(spec.words());
        sigma.set(spec.sigma());
        ramp.set(spec.ramp());
        seed.set(spec.seed());
        DepthBound bound = shown.bound();
        countedDimension.set(bound.dimension());
        countedComponents.set(bound.components());
        layers.set(bound.layers());
        parameters.set(bound.parameters());
        lipschitz.set(bound.lipschitz());
        epsilon.set(bound.epsilon());
        flowLipschitz.set(shown.flowLipschitz());
        first.set(1);
        second.set(2);
        source.choices().stream().filter(choice -> choice.shipped == shown.runs()).findFirst().ifPresent(source::set);
        width.set(shown.width());
        part.set(shown.part());
    }

    /**
     * The command that measures what is shown, or makes the runs.
     *
     * @throws InvalidInputException if the numbers do not go together, or it is not known what made the runs
     */
    CommandText command() {
        if (part.get() == Part.DEPTH) {
            ShippedSweep shipped = source.get().shipped();
            return CommandText.sweep(shipped != null ? shipped.sweep() : madeHere());
        }
        SeparationRequest now = request();
        return CommandText.separate(now.part() == Part.COUNTING ? now.counted() : now.spec(), now.bound(), now.flowLipschitz());
    }

    /** The sweep of the runs that were made here, whatever has been chosen since; the chosen one where there are none. */
    private Sweep madeHere() {
        if (made != null) {
            return made;
        }
        InvalidInputException.require(rows.getOrDefault(Source.OWN, List.of()).isEmpty(), "no description of their sweep stands beside these runs");
        return extent.get().sweep();
    }

    /** Null until the first. */
    ReadOnlyObjectProperty<SeparationReading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    void show(SeparationReading newReading) {
        if (newReading.request().equals(request())) {
            reading.set(newReading);
        }
    }

    /** The runs that are looked at; null while they are read. */
    ReadOnlyObjectProperty<DepthRuns> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    /** Whether runs of what is looked at are there. */
    boolean hasRows(Source of) {
        return rows.containsKey(of);
    }

    void take(Source of, List<SweepRow> newRows) {
        if (!newRows.equals(rows.get(of))) {
            rows.put(of, List.copyOf(newRows));
            refreshRuns();
        }
    }

    private void refreshRuns() {
        List<SweepRow> now = rows.get(source.get());
        if (now == null) {
            runs.set(null);
            return;
        }
        List<Integer> widths = DepthRuns.widths(now);
        // A sweep of one width is shown in that, whatever another one is shown in.
        runs.set(DepthRuns.of(now, widths.size() == 1 ? widths.get(0) : width.get()));
    }

    /** Of the sweep that goes on, from 0 to 1; negative at rest. */
    DoubleProperty shareProperty() {
        return share;
    }

    boolean isSweeping() {
        return share.get() >= 0;
    }

    /** How the sweep stands, or how it ended; empty before one. */
    ObjectProperty<String> progressProperty() {
        return progress;
    }

    /** Takes runs that were made here on another day. @param sweep that made them; null where that is not known */
    void takeMade(List<SweepRow> found, Sweep sweep) {
        made = sweep;
        take(Source.OWN, found);
    }

    void beginSweep(Path where, Sweep sweep) {
        notice.dismiss();
        made = sweep;
        rows.put(Source.OWN, List.of());
        source.set(Source.OWN);
        refreshRuns();
        progress.set("Beginning…");
        share.set(0);
        folder.set(where);
    }

    /** The sweep that was made here lies elsewhere, or there is none any more. */
    void forgetMade() {
        made = null;
        rows.remove(Source.OWN);
        progress.set("");
        refreshRuns();
    }

    void show(SweepProgress now) {
        if (isSweeping()) {
            share.set(now.share());
            progress.set(now.words());
            take(Source.OWN, now.rows());
        }
    }

    /** @param end how it stands at its end; null if that is not known */
    void endSweep(SweepProgress end) {
        if (end != null) {
            take(Source.OWN, end.rows());
        }
        progress.set(end == null ? "" : end.isComplete() ? "Complete: " + end.words()
                : "Cancelled after " + end.ended() + " of " + end.runs() + " runs; Run goes on with them in the same folder.");
        share.set(AT_REST);
    }

    ObservableValue<String> statusProperty() {
        return status;
    }

    private String statusWords() {
        if (isSweeping()) {
            return "Sweep: " + progress.get();
        }
        if (part.get() == Part.DEPTH) {
            DepthRuns now = runs.get();
            boolean own = source.get() == Source.OWN;
            return now == null ? own ? "No sweep was made here yet: press Run." : "Reading the runs"
                    : own && !progress.get().isEmpty() ? progress.get() : now.runs() + " runs, " + now.diverged() + " diverged";
        }
        SeparationReading now = reading.get();
        return now == null || !now.request().equals(request()) ? "Measuring" : now.isRefused() ? now.refusal()
                : now.request().part() == Part.COUNTING ? "d = " + now.request().countedDimension() + ", k = " + now.request().countedComponents()
                : "d = " + now.request().dimension() + ", k = " + now.request().components() + ", seed " + now.request().seed()
                + (now.isFinal() ? "" : now.request().part() == Part.CODEBOOKS ? " · drawing samples" : " · more points of the curve");
    }
}
