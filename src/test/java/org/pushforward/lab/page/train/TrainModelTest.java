package org.pushforward.lab.page.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.preset.Exhibit;
import org.pushforward.experiment.preset.Preset;
import org.pushforward.experiment.preset.PresetLibrary;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowSpec;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.RunModel;
import org.pushforward.lab.run.TrainSettings;
import org.pushforward.lab.session.Cells;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.train.GradientEngine;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

class TrainModelTest {

    private final TrainModel model = new TrainModel(TrainingConfig.defaults(),
            new DatasetShelf(new CoreWorkbench(), new CurrentThreadTaskExecutor()));

    private static TrainingSnapshot snapshot(Padding padding, double nll, double gap) {
        HistoryRow row = new HistoryRow(100, new double[2][5]).with(HistoryMetric.NLL, nll).with(HistoryMetric.GAP, gap)
                .withKappa(new KappaSummary(30, 12.3, 99, 500)).withKappaStandard(new KappaSummary(3, 2.3, 9, 50))
                .with(HistoryMetric.PADDING_NOISE, padding.kind() == Padding.Kind.NONE ? Double.NaN : padding.noiseLevel());
        return new TrainingSnapshot(TrainingConfig.defaults().withPadding(padding), 1234, null, List.of(row), 1, nll, 987.6, null,
                Interventions.NONE);
    }

    private void show(TrainingSnapshot snapshot) {
        RunModel run = new RunModel(0, snapshot.config());
        model.beginRuns(List.of(run));
        run.setNewest(snapshot);
        model.refresh(false);
    }

    @Test
    void settingsBeginAsTheDefaultsOfTheCommandLine() {
        assertEquals(TrainingConfig.defaults(), model.settings().toConfig());
    }

    @Test
    void nd4jTrainsInDoubleAndFitsNoGreedyLayers() {
        TrainSettings settings = model.settings();
        settings.choice("optimization.engine").set(GradientEngine.ND4J);
        assertEquals("ND4J finds the gradient in double.", settings.choice("optimization.precision").idleProperty().get());
        assertEquals(GradientEngine.ND4J, settings.toConfig().optimization().engine());
        assertEquals(Precision.DOUBLE, settings.toConfig().optimization().precision());
        settings.choice("flow.family").set(FlowFamily.GREEDY);
        assertEquals("Greedy layers are fitted, without a gradient.", settings.choice("optimization.engine").idleProperty().get());
        assertEquals(GradientEngine.FAST, settings.toConfig().optimization().engine());
        settings.choice("flow.family").set(FlowFamily.LEAKY);
        assertEquals(GradientEngine.ND4J, settings.toConfig().optimization().engine());
        settings.choice("optimization.engine").set(GradientEngine.FAST);
        settings.choice("flow.family").set(FlowFamily.COUPLINGS);
        assertEquals("", settings.choice("optimization.precision").idleProperty().get());
        assertEquals(TrainingConfig.defaults(), settings.toConfig());
    }

    @Test
    void backFromNd4jThePrecisionIsWhatItWas() {
        TrainSettings settings = model.settings();
        settings.choice("optimization.engine").set(GradientEngine.ND4J);
        TrainingConfig run = settings.toConfig();
        // As the page does when the run has begun.
        settings.choose(run, model.shelf().card(run.dataset()));
        assertEquals(Precision.DOUBLE, settings.choice("optimization.precision").get());
        settings.choice("optimization.engine").set(GradientEngine.FAST);
        assertEquals(TrainingConfig.defaults(), settings.toConfig());
        // But a run that is opened is taken as it is.
        settings.choose(run, model.shelf().card(run.dataset()));
        settings.choice("optimization.engine").set(GradientEngine.FAST);
        assertEquals(Precision.DOUBLE, settings.toConfig().optimization().precision());
    }

    @Test
    void whatIsUndoneAndDoneAgainHasItsPrecision() {
        TrainSettings settings = model.settings();
        Cells cells = settings.addTo(new Cells());
        Map<String, Object> before = cells.values();
        TrainingConfig run = TrainingConfig.defaults().withOptimization(TrainingConfig.defaults().optimization().withEngine(GradientEngine.ND4J));
        settings.choose(run, model.shelf().card(run.dataset()));
        Map<String, Object> after = cells.values();
        for (int times = 0; times < 2; times++) {
            cells.setValues(before);
            assertEquals(TrainingConfig.defaults(), settings.toConfig());
            cells.setValues(after);
            assertEquals(run, settings.toConfig());
        }
    }

    private static Stream<TrainingConfig> runsFromElsewhere() {
        return Stream.of(
                PresetLibrary.read().stream().flatMap(section -> section.presets().stream())
                        .flatMap(preset -> Stream.of(preset.good(), preset.bad())).map(Preset.Configuration::exhibit)
                        .filter(Exhibit.Runs.class::isInstance).flatMap(each -> ((Exhibit.Runs) each).experiment().runs().stream()),
                ShippedSweep.DEPTH_BOARD.rows().stream().flatMap(List::stream).map(SweepRow::config).limit(60),
                Stream.of(TrainingConfig.defaults().withFlow(new FlowSpec(100, 512, 6, Activation.RELU, 20))
                        .withPadding(Padding.gaussian(16, 1e-5)).withSeed(12_345_678_901L)))
                .flatMap(runs -> runs);
    }

    @ParameterizedTest
    @MethodSource("runsFromElsewhere")
    void chosenRunIsTheRunAgain(TrainingConfig config) {
        model.choose(config);
        TrainingConfig again = model.settings().toConfig();
        // A file has as many points as it has.
        boolean cloud = model.settings().datasetProperty().get().isCloud();
        assertEquals(cloud ? config.dataset().name() : config.dataset(), cloud ? again.dataset().name() : again.dataset());
        assertEquals(config, again.withDataset(config.dataset()));
    }

    @Test
    void dataThatNoCardStandsForGetOne() {
        int cards = model.shelf().cards().size();
        DatasetSpec file = new DatasetSpec("/data/my points.csv", 0, 0, 30, 0);
        model.choose(TrainingConfig.defaults().withDataset(file));
        model.choose(TrainingConfig.defaults().withDataset(file));
        assertEquals(cards + 1, model.shelf().cards().size());
        assertEquals("my points.csv", model.settings().datasetProperty().get().title());
        assertEquals(file, model.settings().toConfig().dataset());
    }

    @Test
    void figuresWithoutPaddingAreTheDatas() {
        show(snapshot(Padding.none(), 1.0347, 0.0268));
        TrainModel.Figures figures = model.figuresProperty().get();
        assertEquals("1,234", figures.step());
        assertEquals("988", figures.stepsPerSecond());
        assertEquals("1.035", figures.nll().text());
        assertEquals("0.027", figures.gap().text());
        assertEquals("12.3", figures.kappa().median().text());
    }

    @Test
    void zeroPaddingIsUnboundedAndNeverRanked() {
        show(snapshot(Padding.zero(2), -17.3, -18.3));
        TrainModel.Figures figures = model.figuresProperty().get();
        assertEquals("unbounded", figures.nll().text());
        assertFalse(figures.gap().text().matches(".*\\d.*"), figures.gap().text());
    }

    @Test
    void gaussianPaddingIsAnUpperBound() {
        show(snapshot(Padding.gaussian(2), 1.1, 0.1));
        TrainModel.Figures figures = model.figuresProperty().get();
        assertTrue(figures.nllName().contains("at most"));
        assertTrue(figures.gapName().contains("at most"));
    }

    @Test
    void figuresAreWhatTheirRowWasReadWith() {
        HistoryRow unbounded = snapshot(Padding.zero(2), -17.3, -18.3).history().get(0);
        TrainingSnapshot moved = new TrainingSnapshot(TrainingConfig.defaults().withPadding(Padding.gaussian(2)), 1234, null, List.of(unbounded), 1,
                Double.NaN, 0, null, new Interventions(List.of(new Intervention(900, 1e-3, 0), new Intervention(1200, 1e-3, 0.5))));
        show(moved);
        assertEquals("unbounded", model.figuresProperty().get().nll().text());
    }

    @Test
    void onlySettingsThatMatterApply() {
        TrainSettings settings = model.settings();
        assertFalse(settings.number("dataset.modes").appliesProperty().get());
        assertFalse(settings.paddingDimensions.appliesProperty().get());
        settings.padding.set(Padding.Kind.ZERO);
        assertTrue(settings.paddingDimensions.appliesProperty().get());
        assertFalse(settings.noiseLevel.appliesProperty().get());
        settings.padding.set(Padding.Kind.GAUSSIAN);
        assertTrue(settings.noiseLevel.appliesProperty().get());
    }

    @Test
    void theStatusSaysWhatToDo() {
        show(new TrainingSnapshot(TrainingConfig.defaults(), 0, null, List.of(), 1, Double.NaN, 0, null, Interventions.NONE));
        assertTrue(model.statusProperty().get().contains("Space"), model.statusProperty().get());
    }
}
