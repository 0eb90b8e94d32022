package org.pushforward.lab.page.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PictureFigure;
import org.pushforward.chart.RunChart;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.chart.ColourStrip;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.chart.RedrawScheduler;
import org.pushforward.lab.control.FigureNote;
import org.pushforward.lab.control.FigureRow;
import org.pushforward.lab.control.FigureView;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.PictureAndCharts;
import org.pushforward.lab.page.train.TrainModel.Figures;
import org.pushforward.lab.page.train.lens.LensBoard;
import org.pushforward.lab.run.AxesChooser;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.run.TimeScrubber;
import org.pushforward.lab.run.TransportBar;

/** The Train page's picture, figures and charts, and its transport bar. Shows the model; a control writes one property or asks for one action. */
public final class TrainView {

    private static final String DATA_HELP = "Points of the training data";
    /** Of the width. */
    private static final double LEAST_PICTURE = 0.44;

    private final TrainModel model;
    private final TrainController actions;
    private final List<RunChart> charts;
    private final RedrawScheduler redraws = RedrawScheduler.besideFigures();
    private final PixelView picture = new PixelView(this::figure);
    private final ColourStrip strip = ColourStrip.density();
    private final Consumer<int[]> recycler;
    private TransportBar transport;

    /** @param recycler takes back the pixels of a picture that was shown */
    TrainView(TrainModel model, TrainController actions, List<RunChart> charts, Consumer<int[]> recycler) {
        this.model = model;
        this.actions = actions;
        this.charts = charts;
        this.recycler = recycler;
    }

    /** The picture of the data space. */
    PixelView picture() {
        return picture;
    }

    ReadOnlyIntegerProperty pictureSideProperty() {
        return picture.pixelSideProperty();
    }

    void setTheme(Theme theme) {
        strip.setTheme(theme);
        picture.setGutterScale(theme.scale());
    }

    void focusPlay() {
        transport.focusPlay();
    }

    /** The bar of transport controls. */
    Region buildTransport() {
        model.speedProperty().addListener((property, old, now) -> redraws.setLeastInterval(now.betweenPictures().toNanos()));
        transport = new TransportBar(actions);
        return transport;
    }

    /** The choice of lenses, what is looked through, the scrubbers. To be called after {@link #buildDataSpace}. */
    Region build(LensBoard board) {
        VBox.setVgrow(board.region(), Priority.ALWAYS);
        VBox column = new VBox(lensChooser(board.choices()), board.region(), TimeScrubber.besideLayers(model, actions));
        column.getStyleClass().add("train-page");
        return column;
    }

    /** In as many rows as they need. */
    private Region lensChooser(List<LensChoice> choices) {
        FlowPane row = new FlowPane();
        row.getStyleClass().add("lens-chooser");
        ToggleGroup group = new ToggleGroup();
        for (LensChoice choice : choices) {
            ToggleButton button = new ToggleButton(choice.title());
            button.getStyleClass().add("lens-choice");
            button.setId("lens-" + choice.id());
            button.setTooltip(new Tooltip(choice.help()));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setUserData(choice);
            // A press on the pressed one would leave none.
            button.setOnAction(event -> {
                button.setSelected(true);
                model.lens().choiceProperty().set(choice);
            });
            Nodes.arrowsPress(button, () -> choice.equals(model.lens().choiceProperty().get()));
            row.getChildren().add(button);
        }
        Runnable refresh = () -> group.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData().equals(model.lens()
                .choiceProperty().get())));
        model.lens().choiceProperty().addListener(observable -> refresh.run());
        refresh.run();
        row.getChildren().add(new AxesChooser(model.lens()));
        return row;
    }

    /** Picture and figures at the left, charts at the right. */
    Region buildDataSpace() {
        VBox left = new VBox(caption(), picture, figures());
        left.getStyleClass().add("picture-column");
        VBox right = new VBox();
        right.getStyleClass().add("chart-column");
        for (RunChart chart : charts) {
            ChartView view = new ChartView(chart, redraws);
            VBox.setVgrow(view, Priority.ALWAYS);
            right.getChildren().add(view);
        }
        model.dataProperty().addListener((property, old, data) -> {
            if (data != null) {
                picture.setWindow(data.window());
            }
        });
        model.frameProperty().addListener((property, old, frame) -> {
            int[] free = picture.showHandedOver(frame.pixels(), frame.side());
            picture.setContent(frame.content());
            redraws.rideAlong();
            if (free != null) {
                recycler.accept(free);
            }
        });
        picture.accessibleTextProperty().bind(Bindings.createStringBinding(
                () -> "Data space. " + model.figuresProperty().get().sentence(), model.figuresProperty()));
        return new PictureAndCharts(left, right, LEAST_PICTURE);
    }

    private PictureFigure figure() {
        List<PictureFigure.Entry> key = new ArrayList<>();
        if (model.dataShownProperty().get()) {
            key.add(PictureFigure.Entry.DATA);
        }
        if (model.samplesShownProperty().get()) {
            key.add(PictureFigure.Entry.SAMPLES);
        }
        DataSpaceFrame frame = model.frameProperty().get();
        return PictureFigure.plane("Data space" + (frame == null || frame.step() < 0 ? "" : ", step " + Numbers.count(frame.step())),
                model.lens().dataAxis(0), model.lens().dataAxis(1), frame == null || !model.densityShownProperty().get() ? null
                        : PictureFigure.Legend.density("density, per unit²", frame.ceiling()), key);
    }

    private HBox caption() {
        Label ceiling = Nodes.whole("", "picture-origin");
        model.frameProperty().addListener((property, old, frame) -> {
            picture.setNote(frame.words());
            if (old == null || old.ceiling() != frame.ceiling()) {
                ceiling.setText(Numbers.brief(frame.ceiling()));
            }
        });
        CheckBox data = Nodes.layer("data", "data-layer", DATA_HELP, model.dataShownProperty().get());
        data.selectedProperty().bindBidirectional(model.dataShownProperty());
        CheckBox samples = Nodes.layer("samples", "sample-layer", "Fixed draws of noise, carried to the data space by the flow",
                model.samplesShownProperty().get());
        samples.selectedProperty().bindBidirectional(model.samplesShownProperty());
        CheckBox density = Nodes.layer("density", "density-layer", "Density of the model, per unit of area; the colour goes with its square root",
                model.densityShownProperty().get());
        density.selectedProperty().bindBidirectional(model.densityShownProperty());
        return Nodes.row("picture-caption", Nodes.whole("Data space", "picture-title"), Nodes.space(),
                Nodes.unless(data, DATA_HELP, model.lens().whyNoDataProperty()), samples, density,
                Nodes.row("colour-scale", strip, ceiling));
    }

    private Region figures() {
        FigureView step = new FigureView("step", "Steps of the optimiser so far");
        FigureView rate = new FigureView("steps/s", "Steps a second, now");
        FigureView nll = FigureView.sampled("NLL, nats", "Held-out negative log-likelihood per data point");
        FigureView gap = FigureView.sampled("gap, nats", "NLL minus the entropy floor of the same points: what is left to learn");
        FigureView kappa = FigureView.sampled("κ median", "Condition number of the Jacobian over held-out points, median");
        model.figuresProperty().addListener((property, old, now) -> show(now, step, rate, nll, gap, kappa));
        show(model.figuresProperty().get(), step, rate, nll, gap, kappa);
        FigureRow row = new FigureRow(() -> "Numbers of the run at step " + model.figuresProperty().get().step(),
                step, rate, nll, gap, kappa);
        FigureNote note = new FigureNote();
        Nodes.bind(note, model.figuresProperty().map(figures -> figures.kappa().note()));
        return new VBox(row, note);
    }

    private static void show(Figures now, FigureView step, FigureView rate, FigureView nll, FigureView gap, FigureView kappa) {
        step.show("step", now.step());
        rate.show("steps/s", now.stepsPerSecond());
        nll.show(now.nllName(), now.nll());
        gap.show(now.gapName(), now.gap());
        kappa.show("κ median", now.kappa().median());
        nll.explain(now.gapHelp());
        gap.explain(now.gapHelp());
        kappa.explain(now.kappa().help());
    }
}
