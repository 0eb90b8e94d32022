package org.pushforward.instrument.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.Theme;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.data.Window;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.Partition;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.instrument.RunInputs;
import org.pushforward.instrument.place.LayersWords;
import org.pushforward.lab.control.TermBars;
import org.pushforward.lab.page.train.lens.ProbeView;
import org.pushforward.train.KappaUnits;
import org.pushforward.train.TrainingConfig;

class ProbeInstrumentTest {

    private static final int SIDE = 160;

    private final ProbeInstrument instrument = new ProbeInstrument();
    private final FlowCache flows = new FlowCache();

    private ProbeReading read(FlowModel model, Focus focus) {
        return instrument.read(RunInputs.of(model, focus), SIDE, flows);
    }

    private static Focus at(double x, double y) {
        return new Focus(1, -1, new ProbePoint(ProbePoint.Space.DATA, x, y));
    }

    @Test
    void withoutAProbeTheFirstPointOfTheDataStandsIn() {
        ProbeReading reading = read(RunInputs.random(2), Focus.DEFAULT);
        assertEquals(RunInputs.DATA.points().get(0, 0), reading.pass().ends().x()[0]);
        assertEquals(RunInputs.DATA.points().get(0, 1), reading.pass().ends().x()[1]);
        assertTrue(reading.words().startsWith("Drag the ring"), reading.words());
        assertFalse(read(RunInputs.random(2), at(0, 0)).words().contains("Drag"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void theCircleIsPaintedAboutThePointInInk(int dimension) {
        ProbeReading reading = read(RunInputs.random(dimension), at(1, -1));
        Window window = reading.pictures().dataWindow();
        int column = (int) ((1 + reading.radius() - window.minX()) / window.width() * SIDE);
        int row = (int) ((window.maxY() + 1) / window.height() * SIDE);
        int darkest = 0xFF;
        for (int c = column - 1; c <= column + 1; c++) {
            darkest = Math.min(darkest, reading.pictures().data().pixels()[row * SIDE + c] & 0xFF);
        }
        int ink = Theme.LIGHT.palette().ink() & 0xFF;
        assertTrue(darkest <= 2 * ink, "blue of the darkest pixel: " + darkest);
        assertTrue(Arrays.stream(reading.pictures().noise().pixels()).allMatch(pixel -> pixel >>> 24 == 0xFF));
    }

    @Test
    void theImageIsDrawnNoLargerThanThePictureBears() {
        FlowModel model = RunInputs.random(2);
        for (double x = -3; x <= 3; x += 0.5) {
            ProbeReading reading = read(model, at(x, 0.5));
            assertTrue(reading.shrink() >= 1);
            assertTrue(reading.radius() * reading.pass().ellipse().semiMajor() / reading.shrink() <= 1.6 + 1e-9);
        }
    }

    @Test
    void whatIsSwitchedOffIsSaidWithItsNumberFromTheNoiseAndHasNoTerm() {
        ProbeReading reading = read(RunInputs.random(2), new Focus(0.3, 2, new ProbePoint(ProbePoint.Space.DATA, 0, 0)));
        assertEquals(0, reading.pass().terms().couplings()[2]);
        assertTrue(reading.words().startsWith("Coupling 2 is switched off."), reading.words());
    }

    @Test
    void aCouplingThatTheFlowDoesNotHaveIsNotSwitchedOff() {
        ProbeReading reading = read(RunInputs.random(2), new Focus(1, 7, new ProbePoint(ProbePoint.Space.DATA, 0, 0)));
        assertEquals(-1, reading.switchedOff());
        assertTrue(reading.words().startsWith("Here the flow"), reading.words());
    }

    @Test
    void barsGoFromNoiseToDataWithTheNumbersOfTheLayers() {
        double[] couplings = read(RunInputs.random(2), at(0.2, 0.1)).pass().terms().couplings();
        List<TermBars.Term> bars = ProbeView.bars(couplings);
        assertEquals(List.of("1", "2", "3", "4"), bars.stream().map(TermBars.Term::name).toList());
        for (int k = 0; k < couplings.length; k++) {
            assertEquals(couplings[k], bars.get(LayersWords.number(k, couplings.length) - 1).value());
        }
    }

    @Test
    void whatLiesOutsideOfItsPictureIsSaid() {
        assertFalse(read(RunInputs.random(2), at(0.3, -1.2)).words().contains("outside"));
        ProbeReading far = read(RunInputs.untrained(Partition.HALVES, Padding.none()), at(3, 0));
        assertEquals(6, far.pass().ends().z()[0], 1e-12);
        assertTrue(far.words().startsWith("In the noise it lies outside the picture, at (6.00, 0)."), far.words());
    }

    @Test
    void ofACloudBothConditionNumbersAreTold() {
        TrainingConfig cloud = TrainingConfig.defaults().withDataset(new DatasetSpec("metres.csv", 0, 0, 0, 0));
        ProbeReading reading = instrument.read(RunInputs.of(RunInputs.random(2), at(0.3, -1.2), cloud), 0, flows);
        ProbePass pass = reading.pass();
        assertTrue(Math.abs(pass.kappaStandard() / pass.kappa() - 1) > 1e-3, pass.kappa() + " twice");
        assertEquals(List.of(List.of("κ, standard units", Numbers.brief(pass.kappaStandard())),
                List.of("κ, data units", Numbers.brief(pass.kappa()))),
                reading.conditionNumbers());
        assertTrue(reading.words().contains("κ is " + Numbers.brief(pass.kappaStandard()) + " in standard units"), reading.words());
        ProbeReading builtIn = read(RunInputs.random(2), at(0.3, -1.2));
        assertEquals(List.of(List.of("condition number κ", Numbers.brief(pass.kappa()))), builtIn.conditionNumbers());
    }

    @Test
    void theSumsAreSaidToAgreeWhereTheyDo() {
        ProbeReading reading = read(RunInputs.random(4), at(0.2, 0.1));
        assertTrue(reading.sumCheck().contains(", the log-det; the logarithms"), reading.sumCheck());
        ProbePass pass = reading.pass();
        ProbeTerms wrong = new ProbeTerms(pass.terms().standardization() + 0.01, 0, pass.terms().couplings(), pass.terms().family());
        ProbePass off = new ProbePass(pass.ends(), pass.path(), pass.logDet(), pass.logDensity(), wrong, pass.jacobian(), pass.sigma(),
                pass.kappaStandard(), pass.digitsLost(), pass.ellipse());
        String words = new ProbeReading(off, true, reading.padding(), -1, null, 1, KappaUnits.DATA, 1, "", reading.determinants()).sumCheck();
        assertFalse(words.contains("logarithms"), words);
    }

    @ParameterizedTest
    @CsvSource({"NONE, 0, 'log density, nats'", "GAUSSIAN, 1, 'joint log density, nats'", "GAUSSIAN, 0, 'joint log density, no bound'",
            "ZERO, 0, 'joint log density, no bound'"})
    void theDensityIsCalledWhatItIs(Padding.Kind kind, double level, String words) {
        Padding padding = new Padding(kind, kind == Padding.Kind.NONE ? 0 : 2, level);
        FlowModel model = RunInputs.withPadding(RunInputs.random(2 + padding.dimensions()), padding);
        assertEquals(words, read(model, at(0, 0)).densityWords());
    }

    @Test
    void aDivergedFlowGivesWordsAndNoException() {
        FlowModel model = RunInputs.random(2);
        double[] parameters = new double[model.parameters().length];
        Arrays.fill(parameters, Double.NaN);
        ProbeReading reading = read(new FlowModel(model.spec(), 2, model.padding(), model.standardization(), parameters), at(0, 0));
        assertTrue(reading.words().contains("not finite"), reading.words());
    }

    @Test
    void withoutASizeThereAreNumbersAndNoPictures() {
        assertNull(instrument.read(RunInputs.of(RunInputs.random(2), at(0, 0)), 0, flows).pictures());
    }
}
