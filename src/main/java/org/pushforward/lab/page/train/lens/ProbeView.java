package org.pushforward.lab.page.train.lens;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PictureFigure;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.ProbeEnds;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.instrument.place.LayersWords;
import org.pushforward.instrument.point.ProbeInstrument;
import org.pushforward.instrument.point.ProbePass;
import org.pushforward.instrument.point.ProbeReading;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.NumberTable;
import org.pushforward.lab.control.TermBars;
import org.pushforward.lab.run.LensModel;
import org.pushforward.lab.run.ProbeHandle;

/** Shows readings of the probe: both ends of the flow with the point to drag in each, and the numbers of its way. */
public final class ProbeView implements LensView<Integer, ProbeReading> {

    private static final double NUMBERS_WIDTH = 270;

    private final LensPicture data = new LensPicture("Data space", this::dataFigure);
    private final LensPicture noise = new LensPicture("Noise space", this::noiseFigure);
    private final Label words = Nodes.sentences("");
    private final TermBars terms = new TermBars("log |det| of each layer at the probe, data → noise", "layer, 1 is next to the noise",
            "log |det|, nats");
    private final Label check = Nodes.sentences("", "lens-reading");
    private final NumberTable point = new NumberTable("The probe's point");
    private final NumberTable sums = new NumberTable("The flow at the probe");
    private final NumberTable jacobian = new NumberTable("Jacobian ∂z/∂x at the probe");
    private final NumberTable sigma = new NumberTable("Singular values σ at the probe, data → noise");
    private final DeterminantsPane determinants = new DeterminantsPane();
    private final ReadOnlyObjectWrapper<ProbeEnds> ends = new ReadOnlyObjectWrapper<>(this, "ends");
    private final ObservableValue<Integer> pictureSide = data.view().pixelSideProperty().asObject();
    private final PicturesAndNumbers region;
    private final LensModel model;

    /** @param model holds the point */
    ProbeView(LensModel model) {
        this.model = model;
        noise.view().setWindow(ProbeInstrument.NOISE_WINDOW);
        ProbeHandle.install(data.view(), ProbePoint.Space.DATA, model.probeProperty(), ends);
        ProbeHandle.install(noise.view(), ProbePoint.Space.NOISE, model.probeProperty(), ends);
        VBox under = new VBox(words, Nodes.sentences("log |det| of each layer, data → noise, nats; 1 is next to the noise", "lens-title"),
                terms, check);
        under.getStyleClass().add("lens-numbers");
        VBox numbers = new VBox(Nodes.label("The point", "lens-title", "lens-head"), point, sums,
                Nodes.label("Jacobian ∂z/∂x", "lens-title"), jacobian, Nodes.label("Its singular values σ, data → noise", "lens-title"),
                sigma, determinants);
        numbers.getStyleClass().add("lens-numbers");
        region = new PicturesAndNumbers(List.of(data, noise), PicturesAndNumbers.scrolling(under), numbers, NUMBERS_WIDTH);
        ReadOnlyObjectProperty<Bounds> seen = region.seenOfNumbers();
        // A large Jacobian is scrolled to the side; what is above and below it stays in sight.
        for (NumberTable narrow : List.of(point, sums, sigma)) {
            narrow.maxWidthProperty().bind(Bindings.createDoubleBinding(() -> seen.get().getWidth() - numbers.getInsets().getLeft()
                    - numbers.getInsets().getRight(), seen, numbers.insetsProperty()));
        }
        region.setVisible(false);
    }

    @Override
    public ObservableValue<Integer> wishes() {
        return pictureSide;
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public void setTheme(Theme theme) {
        data.view().setGutterScale(theme.scale());
        noise.view().setGutterScale(theme.scale());
        region.setScale(theme.scale());
        determinants.setTheme(theme);
    }

    @Override
    public void restart() {
        terms.restart();
    }

    private PictureFigure dataFigure() {
        return PictureFigure.plane("The probe in data space", model.dataAxis(0), model.dataAxis(1), null, List.of(PictureFigure.Entry.DATA));
    }

    private PictureFigure noiseFigure() {
        return PictureFigure.plane("The probe in noise space", model.noiseAxis(0), model.noiseAxis(1), null, List.of());
    }

    private String across(String letter) {
        return letter + Numbers.subscript(model.shownAxes().first() + 1) + " across, " + letter + Numbers.subscript(model.shownAxes().second() + 1)
                + " up. ";
    }

    @Override
    public void show(ProbeReading reading) {
        region.setVisible(true);
        ProbeReading.Pictures pictures = reading.pictures();
        if (pictures != null) {
            data.view().setWindow(pictures.dataWindow());
            data.show(pictures.data());
            noise.show(pictures.noise());
            data.setWords(across("x") + "Circle: radius " + Numbers.brief(reading.radius())
                    + ". Blue: the way from noise, layer by layer.");
            noise.setWords(across("z") + "Ellipse: the circle's image" + (reading.shrink() == 1 ? ""
                    : ", drawn 1\u00a0:\u00a0" + Numbers.count(Math.round(reading.shrink()))) + ". Rings: images of the "
                    + (model.whyNoDataProperty().get().isEmpty() ? "data." : "samples of the flow."));
        }
        ends.set(reading.pass().ends());
        words.setText(reading.words());
        check.setText(reading.sumCheck());
        terms.show(bars(reading.pass().terms().couplings()));
        showPoint(reading);
        showJacobian(reading);
        determinants.show(reading.determinants());
    }

    /** From noise to data, the way that points go. @param couplings a term of each, counted from the data */
    public static List<TermBars.Term> bars(double[] couplings) {
        List<TermBars.Term> bars = new ArrayList<>();
        for (int k = couplings.length - 1; k >= 0; k--) {
            bars.add(new TermBars.Term(Integer.toString(LayersWords.number(k, couplings.length)), couplings[k]));
        }
        return bars;
    }

    private void showPoint(ProbeReading reading) {
        ProbePass pass = reading.pass();
        List<List<String>> cells = new ArrayList<>();
        int dataDimension = pass.dimension() - reading.padding().dimensions();
        for (int i = 0; i < pass.dimension(); i++) {
            cells.add(List.of(i < dataDimension ? "coordinate " + (i + 1) : "padding " + (i + 1 - dataDimension),
                    Numbers.brief(pass.ends().x()[i]), Numbers.brief(pass.ends().z()[i])));
        }
        point.show(List.of("", "x", "z"), cells);
        List<List<String>> numbers = new ArrayList<>();
        numbers.add(List.of("log |det ∂z/∂x|, nats", Numbers.fixed(pass.logDet(), 3)));
        numbers.add(List.of(reading.densityWords(), Numbers.fixed(pass.logDensity(), 3)));
        numbers.addAll(reading.conditionNumbers());
        numbers.addAll(reading.digits());
        sums.show(List.of(), numbers);
    }

    private void showJacobian(ProbeReading reading) {
        ProbePass pass = reading.pass();
        int d = pass.dimension();
        List<List<String>> cells = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        for (int c = 0; c < d; c++) {
            head.add("∂x" + Numbers.subscript(c + 1));
        }
        for (int r = 0; r < d; r++) {
            List<String> row = new ArrayList<>(List.of("∂z" + Numbers.subscript(r + 1)));
            for (int c = 0; c < d; c++) {
                row.add(Numbers.brief(pass.jacobian()[r * d + c]));
            }
            cells.add(row);
        }
        jacobian.show(head, cells);
        List<List<String>> values = new ArrayList<>();
        for (int i = 0; i < d; i++) {
            values.add(List.of("σ" + Numbers.subscript(i + 1), Numbers.brief(pass.sigma()[i])));
        }
        sigma.show(List.of(), values);
    }
}
