package org.pushforward.instrument.universal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.CellPicture;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PictureContent;
import org.pushforward.data.Window;
import org.pushforward.instrument.Instrument;
import org.pushforward.instrument.universal.CouplingsReading.DigitLine;
import org.pushforward.instrument.universal.CouplingsReading.Panel;
import org.pushforward.instrument.universal.CouplingsReading.Rounded;
import org.pushforward.instrument.universal.CouplingsReading.Step;
import org.pushforward.instrument.universal.CouplingsRequest.Look;
import org.pushforward.theory.universal.Construction;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.NumberLine;
import org.pushforward.theory.universal.Place;
import org.pushforward.theory.universal.PlaneCoupling;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.Stages;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Target.Ink;

/**
 * Sends points through few couplings and measures them: a quick reading first, then the numbers at {@value #POINTS} points, and for a picture as many
 * points as paint it, some with each reading, so that no reading takes long and the next request never waits. Keeps the target, whose table takes up
 * to some seconds, and the points. For one thread.
 */
public final class CouplingsInstrument implements Instrument<CouplingsRequest, CouplingsReading> {

    /** Points of the numbers, and of pictures of data: those of the command with the same number of points and seed. */
    public static final int POINTS = 5_000;
    /** Of the first reading of another epsilon. */
    public static final int QUICK_POINTS = 1_000;
    private static final String POINTS_TABLE = "points";
    /** Points that paint a picture, in several readings. */
    private static final int CHUNK = 50_000;
    private static final int CHUNKS = 16;
    private static final double REACH = 3.6;
    private static final double MARGIN = 0.04;
    private static final int MOST_LINES = 64;
    private static final double FIRST_SHADE = 0.04;
    private static final double SHADES = 0.9;

    private final Targets targets;
    private TargetChoice choice;
    private Target target;
    private String refusal = "";
    private long seed;
    private Measurement.Sample sample;
    /** What paints a picture, as far as it was asked for. */
    private final List<Measurement.Sample> noise = new ArrayList<>();
    private CouplingsRequest input;
    private Construction construction;
    private Measurement numbers;
    private Rounded rounded;
    /** Of the sample, in the arithmetic that is asked for; null if they are to be sent through. */
    private Stages stages;
    /** Null if nothing is painted yet. */
    private List<Panel> panels;
    private Look look;
    /** Chunks of points that are in the picture so far, and what they have painted of each stage. */
    private int chunks;
    private List<CellPicture.Greys> greys = List.of();
    private CouplingsReading reading;

    /** A stage as it is to be painted. */
    private record Frame(String title, Coordinate across, Coordinate up, Window window, double[] rules, double[] uprights) {
    }

    public CouplingsInstrument() {
        this(new Targets());
    }

    /** @param targets shared with other instruments */
    public CouplingsInstrument(Targets targets) {
        this.targets = targets;
    }

    @Override
    public CouplingsReading read(CouplingsRequest newest) {
        try {
            prepare(newest);
            reading = target == null ? CouplingsReading.refused(newest, refusal) : compose(newest);
        } catch (InvalidInputException e) {
            construction = null;
            input = null;
            reading = CouplingsReading.refused(newest, e.getMessage());
        }
        return reading;
    }

    private void prepare(CouplingsRequest newest) {
        if (!newest.target().equals(choice) || newest.seed() != seed) {
            choice = newest.target();
            seed = newest.seed();
            input = null;
            target = null;
            noise.clear();
            try {
                target = targets.of(choice);
                refusal = "";
            } catch (InvalidInputException e) {
                refusal = e.getMessage();
                return;
            }
            sample = Measurement.Sample.of(target, POINTS, seed);
        }
        if (target == null) {
            return;
        }
        if (!newest.hasNumbersOf(input)) {
            construction = Construction.of(target, newest.spec());
            numbers = null;
        }
        if (numbers == null || newest.bits() != input.bits()) {
            rounded = null;
            stages = null;
            panels = null;
        }
        if (!newest.look().equals(look)) {
            panels = null;
            look = newest.look();
        }
        input = newest;
    }

    private CouplingsReading compose(CouplingsRequest request) {
        RoundOff round = new RoundOff(request.bits());
        boolean measured = numbers != null && numbers.points() == POINTS;
        if (numbers == null) {
            numbers = Measurement.of(construction, part(QUICK_POINTS), () -> false);
        } else if (!measured) {
            numbers = Measurement.of(construction, part(POINTS), () -> false);
        }
        if (stages == null) {
            stages = construction.forward(sample.x1(), sample.x2(), round);
        }
        if (rounded == null || rounded.points() != numbers.points()) {
            rounded = rounded(round);
        }
        boolean image = request.target().isImage();
        if (panels == null || image && measured && chunks < CHUNKS) {
            paint(request, round);
        }
        return new CouplingsReading(request, "", construction, panels, numbers, rounded, lines(stages), probe(request, round),
                numbers.points() == POINTS && (!image || chunks == CHUNKS));
    }

    private Rounded rounded(RoundOff round) {
        if (round.equals(RoundOff.NONE)) {
            return new Rounded(numbers.w2(), numbers.misread(), numbers.points(), numbers.w2Error(), numbers.misreadError());
        }
        Measurement.Sample some = part(numbers.points());
        Stages few = numbers.points() == stages.points() ? stages : construction.forward(some.x1(), some.x2(), round);
        double[][] exact = construction.transport(some.x1(), some.x2());
        double misread = construction.misread(few);
        return new Rounded(Construction.wassersteinBound(few, exact), misread, numbers.points(), Construction.wassersteinError(few, exact),
                Construction.shareError(misread, numbers.points()));
    }

    private Measurement.Sample part(int count) {
        return new Measurement.Sample(Arrays.copyOf(sample.x1(), count), Arrays.copyOf(sample.x2(), count), Arrays.copyOf(sample.w1(), count),
                Arrays.copyOf(sample.w2(), count));
    }

    @Override
    public boolean canRefine() {
        return reading != null && !reading.isFinal();
    }

    /** All stages of data; of a picture some more points of each. */
    private void paint(CouplingsRequest request, RoundOff round) {
        List<Frame> frames = frames();
        int side = request.look().side();
        if (!request.target().isImage()) {
            float[] shades = shades(stages);
            panels = IntStream.range(0, frames.size()).mapToObj(k -> {
                Frame frame = frames.get(k);
                CellPicture.Cloud cloud = new CellPicture.Cloud(stages.first()[k], stages.second()[k], shades);
                PictureContent content = new PictureContent((s, theme, scale) -> CellPicture.shades(cloud, frame.window(), frame.rules(),
                        frame.uprights(), s, theme, scale), () -> List.of(table(frame, cloud.x(), cloud.y())));
                return panel(frame, side, side > 0 ? content.paint(side, request.look().theme(), request.look().scale()) : null, content);
            }).toList();
            return;
        }
        if (panels == null) {
            chunks = 0;
            greys = frames.stream().map(frame -> new CellPicture.Greys(frame.window(), side)).toList();
        }
        if (noise.size() == chunks) {
            noise.add(Measurement.Sample.noise(CHUNK, seed, chunks));
        }
        Stages more = construction.forward(noise.get(chunks).x1(), noise.get(chunks).x2(), round);
        chunks++;
        boolean light = ((TargetChoice.Image) request.target()).ink() == Ink.LIGHT;
        Painted painted = new Painted(construction, round, seed, chunks, light);
        panels = IntStream.range(0, frames.size()).mapToObj(k -> {
            greys.get(k).add(more.first()[k], more.second()[k]);
            return panel(frames.get(k), side, side > 0 ? greys.get(k).pixels(light) : null, painted.content(frames.get(k), k));
        }).toList();
    }

    /** A picture as it stands, so that it can be painted again in another size: the points are made anew, which is less to keep. */
    private record Painted(Construction construction, RoundOff round, long seed, int chunks, boolean light) {

        private PictureContent content(Frame frame, int stage) {
            return new PictureContent((side, theme, scale) -> {
                CellPicture.Greys greys = new CellPicture.Greys(frame.window(), side);
                for (int chunk = 0; chunk < chunks; chunk++) {
                    Stages stages = stages(chunk);
                    greys.add(stages.first()[stage], stages.second()[stage]);
                }
                return greys.pixels(light);
            }, () -> List.of(DataTable.later(POINTS_TABLE, chunks * CHUNK, () -> table(frame, stage).columns())));
        }

        /** Takes as long as the picture took. */
        private DataTable table(Frame frame, int stage) {
            double[] x = new double[chunks * CHUNK];
            double[] y = new double[chunks * CHUNK];
            for (int chunk = 0; chunk < chunks; chunk++) {
                Stages stages = stages(chunk);
                System.arraycopy(stages.first()[stage], 0, x, chunk * CHUNK, CHUNK);
                System.arraycopy(stages.second()[stage], 0, y, chunk * CHUNK, CHUNK);
            }
            return CouplingsInstrument.table(frame, x, y);
        }

        private Stages stages(int chunk) {
            Measurement.Sample noise = Measurement.Sample.noise(CHUNK, seed, chunk);
            return construction.forward(noise.x1(), noise.x2(), round);
        }
    }

    private static Panel panel(Frame frame, int side, int[] pixels, PictureContent content) {
        return new Panel(frame.title(), frame.across().title(), frame.up().title(), frame.window(), pixels, side, content);
    }

    private static DataTable table(Frame frame, double[] x, double[] y) {
        double[] values = new double[2 * x.length];
        for (int i = 0; i < x.length; i++) {
            values[2 * i] = x[i];
            values[2 * i + 1] = y[i];
        }
        return DataTable.points(POINTS_TABLE, List.of(frame.across().name(), frame.up().name()), values, 2);
    }

    private List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        double[][] ranges = {{-REACH, REACH}, {-REACH, REACH}};
        Window last = choice.window().orElseGet(() -> squared(target.table().window()));
        int couplings = construction.couplings().size();
        for (int k = 0; k <= couplings; k++) {
            String title = k == 0 ? "x, the noise" : "after f" + Numbers.subscript(k);
            double[] rules = {};
            double[] uprights = {};
            if (k > 0) {
                int changed = construction.couplings().get(k - 1).changed();
                Optional<NumberLine> line = construction.line(k - 1);
                ranges[changed] = line.map(l -> widened(l.low(), l.high()))
                        .orElse(changed == 0 ? new double[] {last.minX(), last.maxX()} : new double[] {last.minY(), last.maxY()});
                double[] marks = line.map(CouplingsInstrument::marks).orElse(new double[0]);
                rules = changed == 1 ? marks : rules;
                uprights = changed == 0 ? marks : uprights;
            }
            Window window = k == couplings ? last : new Window(ranges[0][0], ranges[0][1], ranges[1][0], ranges[1][1]);
            frames.add(new Frame(title, coordinate(k, 0), coordinate(k, 1), window, rules, uprights));
        }
        return frames;
    }

    /** A coordinate of a stage. @param name x until it is changed, then y, a, b in the order of the couplings */
    private record Coordinate(String name, String unit) {

        String title() {
            return name + unit;
        }
    }

    /** What is written and overwritten carries digits and nothing else: it has no unit. */
    private Coordinate coordinate(int stage, int place) {
        Coordinate now = new Coordinate("x" + Numbers.subscript(place + 1), ", standard deviations");
        for (int k = 0; k < construction.couplings().size(); k++) {
            if (construction.couplings().get(k).changed() == place) {
                now = k < stage ? new Coordinate(written(k), ", " + target.unit())
                        : now.name().startsWith("x") ? now : new Coordinate(now.name(), " (no unit)");
            }
        }
        return now;
    }

    private static String written(int coupling) {
        return List.of("y", "a", "b").get(coupling);
    }

    private static double[] widened(double low, double high) {
        double margin = MARGIN * (high - low);
        return new double[] {low - margin, high + margin};
    }

    private static Window squared(Window table) {
        double half = (1 + MARGIN) * Math.max(table.width(), table.height()) / 2;
        double x = (table.minX() + table.maxX()) / 2;
        double y = (table.minY() + table.maxY()) / 2;
        return new Window(x - half, x + half, y - half, y + half);
    }

    private static double[] marks(NumberLine line) {
        return line.within(0, line.low(), line.high(), MOST_LINES).stream().mapToDouble(Place::low).toArray();
    }

    /** By the cell of x1: what the first coupling writes coarsely; without digits by shares of x1. */
    private float[] shades(Stages stages) {
        float[] shades = new float[stages.points()];
        Optional<NumberLine> line = construction.line(0);
        int changed = construction.couplings().get(0).changed();
        for (int i = 0; i < shades.length; i++) {
            double share;
            if (line.isPresent()) {
                Place place = line.get().place(0, stages.coordinate(1, changed)[i]);
                share = place.base() > 1 ? (double) place.digit() / (place.base() - 1) : 0.5;
            } else {
                share = Math.min(1, Math.max(0, (stages.coordinate(0, 1 - changed)[i] + REACH) / (2 * REACH)));
            }
            shades[i] = (float) (FIRST_SHADE + SHADES * share);
        }
        return shades;
    }

    private List<DigitLine> lines(Stages stages) {
        List<DigitLine> lines = new ArrayList<>();
        for (int k = 0; k < construction.couplings().size(); k++) {
            int coupling = k;
            construction.line(k).ifPresent(line -> {
                double[] values = stages.coordinate(coupling + 1, construction.couplings().get(coupling).changed()).clone();
                Arrays.sort(values);
                lines.add(new DigitLine(coupling, written(coupling), line, values));
            });
        }
        return lines;
    }

    private List<Step> probe(CouplingsRequest request, RoundOff round) {
        Stages stages = construction.forward(new double[] {request.probe1()}, new double[] {request.probe2()}, round);
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("x", stages.first()[0][0], stages.second()[0][0], Optional.empty(), ""));
        for (int k = 0; k < construction.couplings().size(); k++) {
            PlaneCoupling coupling = construction.couplings().get(k);
            double value = stages.coordinate(k + 1, coupling.changed())[0];
            steps.add(new Step("after f" + Numbers.subscript(k + 1), stages.first()[k + 1][0], stages.second()[k + 1][0], Optional.of(value),
                    construction.line(k).map(line -> digits(line, value)).orElse("")));
        }
        return steps;
    }

    /** "bands 12 of 28 (x₁, coarsely), digits 41 of 100 (x₂)". */
    private static String digits(NumberLine line, double value) {
        List<String> words = new ArrayList<>();
        for (int level = 0; level < line.levels(); level++) {
            Place place = line.place(level, value);
            words.add(line.name(level) + " " + Numbers.count(place.digit()) + (place.base() > 0 ? " of " + Numbers.count(place.base()) : "") + " ("
                    + line.holds(level) + ")");
        }
        return String.join(", ", words);
    }
}
