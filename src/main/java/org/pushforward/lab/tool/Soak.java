package org.pushforward.lab.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Slider;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.pushforward.benchmark.MemoryBenchmark;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.PauseMeter;
import org.pushforward.lab.control.EntryField;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.augmented.AugmentedPage;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.library.LibraryPage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.separation.SeparationPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.run.LensModel;
import org.pushforward.lab.shell.Composition;

/**
 * A restless person at the window: plays, scrubs, turns pages, lenses, themes and sizes, moves settings, types nonsense, opens presets, undoes and
 * redoes, a few things each second, for minutes or hours. A session is kept where {@code -Dpushforward.session=FOLDER} asks for one. Meanwhile notes
 * what must stay within bounds: resident memory, how long the window keeps one waiting, and all that is written to stderr. The same seed
 * wishes the same things in the same order; when they come depends on the machine.
 */
public final class Soak {

    private static final int LEAST_MILLIS = 60;
    private static final int MOST_MILLIS = 700;
    private static final long NOTE_MILLIS = 10_000;
    /** The first minute loads and compiles; memory is judged after it. */
    private static final double WARM_UP_SECONDS = 60;
    private static final double LONG_PAUSE_MILLIS = 250;
    private static final double MEBIBYTE = 1 << 20;
    private static final int LINES_KEPT = 40;
    private static final List<String> TYPED = List.of("7,5", "1,234", "many", "", "1e99", "-3", "12", "0.02", "3", "8", "½", "100", "40");
    private static final List<Class<? extends Page>> PAGES = List.of(ComparePage.class, TrainPage.class, BoardPage.class, LinearPage.class,
            AugmentedPage.class, PartitionPage.class, CouplingsPage.class, SeparationPage.class, LibraryPage.class);

    /** What such a person does; the more often it is named, the more often it is done. */
    private enum Deed { PLAY, PLAY_AGAIN, KEY, PAGE, TRAIN, LENS, LENS_AGAIN, THEME, TEXT, SIZE, SCRUB, SCRUB_AGAIN, PRESS, TYPE, PROBE, PROBE_AGAIN,
        UNDO, REDO }

    /** @param second when it began */
    private record Done(double second, String what) {
    }

    private final Stage stage;
    private final Composition composition;
    private final double seconds;
    private final PrintStream out;
    private final Runnable whenDone;
    private final RandomGenerator random;
    private final long seed;
    private final Stderr stderr = new Stderr(System.err);
    private final Map<String, Integer> deeds = new TreeMap<>();
    private final List<Double> resident = new ArrayList<>();
    private final List<Double> heap = new ArrayList<>();
    private final List<Double> pauses = new ArrayList<>();
    private final List<String> longPauses = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private Class<? extends Page> page = ComparePage.class;
    private String newest = "";
    /** Since the last note. */
    private final Deque<Done> done = new ArrayDeque<>();
    private PauseMeter meter;
    /** Until the pages are ready. */
    private double longestWhileOpening;
    private double secondsOfOpening;
    private double meterBegin;
    private long begin;
    private boolean ended;

    /** @param seconds how long it goes on @param out takes the report as JSON */
    public Soak(Stage stage, Composition composition, double seconds, long seed, PrintStream out, Runnable whenDone) {
        this.stage = stage;
        this.composition = composition;
        this.seconds = seconds;
        this.seed = seed;
        this.out = out;
        this.whenDone = whenDone;
        random = new SplittableRandom(seed);
    }

    /** Notes a failure that nobody waited for. On any thread. */
    public void fail(String words) {
        synchronized (failures) {
            failures.add(newest + ": " + words);
        }
    }

    /** Lets the pages be made ready, and begins. To be called once the window stands. */
    public void begin() {
        System.setErr(new PrintStream(stderr, true, StandardCharsets.UTF_8));
        PauseMeter opening = new PauseMeter(FxThread.later());
        long opened = System.nanoTime();
        composition.prepare(() -> {
            longestWhileOpening = opening.stop();
            secondsOfOpening = (System.nanoTime() - opened) / 1e9;
            begin = System.nanoTime();
            meter = new PauseMeter(FxThread.later());
            meterBegin = elapsed();
            FxThread.after(NOTE_MILLIS, this::note);
            next();
        });
    }

    private double elapsed() {
        return (System.nanoTime() - begin) / 1e9;
    }

    private void next() {
        if (elapsed() > seconds) {
            end();
            return;
        }
        FxThread.after(random.nextInt(LEAST_MILLIS, MOST_MILLIS), () -> {
            Deed deed = Deed.values()[random.nextInt(Deed.values().length)];
            newest = page.getSimpleName() + " " + deed;
            done.addLast(new Done(elapsed(), newest));
            deeds.merge(deed.name().replace("_AGAIN", ""), 1, Integer::sum);
            try {
                act(deed);
            } catch (RuntimeException e) {
                fail(e.toString());
            }
            next();
        });
    }

    private void note() {
        if (ended) {
            return;
        }
        double longest = meter.stop();
        pauses.add(longest);
        if (longest > LONG_PAUSE_MILLIS) {
            double moment = meterBegin + meter.worstMoment();
            String before = done.stream().filter(each -> each.second() > moment - 1 && each.second() < moment + longest / 1e3).map(Done::what)
                    .collect(Collectors.joining(", "));
            longPauses.add(String.format(Locale.ROOT, "%.0f ms, %.1f s, after %s; %s", longest, moment, before, meter.worstPlaces()));
        }
        done.clear();
        resident.add(MemoryBenchmark.resident());
        heap.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() / MEBIBYTE);
        meter = new PauseMeter(FxThread.later());
        meterBegin = elapsed();
        FxThread.after(NOTE_MILLIS, this::note);
    }

    private void act(Deed deed) {
        switch (deed) {
            case PLAY, PLAY_AGAIN -> keys().stream().filter(key -> key.words().equals("play or pause")).forEach(key -> key.action().run());
            case KEY -> pick(keys()).action().run();
            case PAGE -> show(pick(PAGES));
            case TRAIN -> show(TrainPage.class);
            case LENS, LENS_AGAIN -> {
                TrainPage train = composition.page(TrainPage.class);
                LensChoice lens = pick(train.lensChoices());
                train.model().lens().choiceProperty().set(lens);
            }
            case THEME -> composition.shell().setTheme(pick(Theme.all()));
            case TEXT -> composition.shell().setTextScale(pick(List.of(1.0, 1.0, 0.9, 1.25)));
            case SIZE -> resize();
            case SCRUB, SCRUB_AGAIN -> found(Slider.class).ifAny(this::scrub);
            case PRESS -> found(ButtonBase.class).ifAny(ButtonBase::fire);
            case TYPE -> found(EntryField.class).ifAny(field -> {
                field.setText(pick(TYPED));
                field.commit();
            });
            case PROBE, PROBE_AGAIN -> probe();
            case UNDO -> composition.undo().undo();
            case REDO -> composition.undo().redo();
            default -> throw new IllegalStateException(deed.name());
        }
    }

    /** Without the one that asks for a folder: nobody would answer. */
    private List<Key> keys() {
        return composition.page(page).face().keys().stream().filter(key -> !key.words().contains("sweep")).toList();
    }

    private void show(Class<? extends Page> next) {
        page = next;
        composition.show(next);
    }

    private void resize() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(random.nextDouble(Math.min(1024, screen.getWidth() - 1), screen.getWidth()));
        stage.setHeight(random.nextDouble(Math.min(700, screen.getHeight() - 1), screen.getHeight()));
    }

    private void scrub(Slider slider) {
        slider.setValueChanging(true);
        for (int i = 0; i < 5; i++) {
            slider.setValue(random.nextDouble(slider.getMin(), Math.nextUp(slider.getMax())));
        }
        slider.setValueChanging(false);
    }

    private void probe() {
        if (page == TrainPage.class || page == ComparePage.class) {
            LensModel lens = page == TrainPage.class ? composition.page(TrainPage.class).model().lens()
                    : composition.page(ComparePage.class).model().lens();
            lens.probeProperty().set(random.nextInt(6) == 0 ? null
                    : new ProbePoint(random.nextBoolean() ? ProbePoint.Space.DATA : ProbePoint.Space.NOISE, random.nextGaussian(),
                            random.nextGaussian()));
        }
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** What of a kind can be seen and used, but for buttons after which the system would ask something: nobody would answer. */
    private <N extends Node> Found<N> found(Class<N> kind) {
        return new Found<>(all(stage.getScene().getRoot()).filter(kind::isInstance).map(kind::cast)
                .filter(node -> !node.isDisabled() && !(node instanceof Button button && button.getText() != null && button.getText().endsWith("…"))
                        && !"run-sweep".equals(node.getId()) && !"choose-columns".equals(node.getId()) && !node.getClass().getName().contains("Menu"))
                .toList());
    }

    private static Stream<Node> all(Node node) {
        if (!node.isVisible()) {
            return Stream.of();
        }
        return node instanceof Parent parent ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(Soak::all))
                : Stream.of(node);
    }

    private final class Found<N> {

        private final List<N> nodes;

        Found(List<N> nodes) {
            this.nodes = nodes;
        }

        void ifAny(Consumer<N> action) {
            if (!nodes.isEmpty()) {
                action.accept(pick(nodes));
            }
        }
    }

    private void end() {
        note();
        ended = true;
        meter.stop();
        int warm = (int) Math.min(resident.size() - 1, Math.round(WARM_UP_SECONDS * 1e3 / NOTE_MILLIS));
        List<Double> judged = resident.subList(Math.max(0, warm), resident.size());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("seconds", elapsed());
        result.put("seed", seed);
        result.put("deeds", deeds);
        result.put("resident_mib", rounded(resident));
        result.put("resident_mib_most", most(resident));
        result.put("resident_mib_growth_per_hour", slope(judged) * 3.6e6 / NOTE_MILLIS);
        result.put("heap_committed_mib", rounded(heap));
        result.put("heap_most_mib", Runtime.getRuntime().maxMemory() / MEBIBYTE);
        result.put("opening_seconds", secondsOfOpening);
        result.put("opening_longest_pause_ms", longestWhileOpening);
        result.put("longest_pause_ms", most(pauses));
        result.put("pauses_over_250_ms", longPauses);
        result.put("failures", failures);
        result.put("stderr_lines", stderr.count);
        result.put("stderr", stderr.lines());
        try {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        out.flush();
        whenDone.run();
    }

    private static double most(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    private static List<Long> rounded(List<Double> values) {
        return values.stream().map(Math::round).toList();
    }

    /** By least squares, for each place in the list. */
    private static double slope(List<Double> values) {
        int n = values.size();
        double middle = (n - 1) / 2.0;
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        double above = 0;
        double below = 0;
        for (int i = 0; i < n; i++) {
            above += (i - middle) * (values.get(i) - mean);
            below += (i - middle) * (i - middle);
        }
        return below == 0 ? 0 : above / below;
    }

    /** Hands on what is written, and keeps the first lines of it. */
    private static final class Stderr extends OutputStream {

        private final PrintStream next;
        private final StringBuilder kept = new StringBuilder();
        private int count;

        Stderr(PrintStream next) {
            this.next = next;
        }

        @Override
        public synchronized void write(int b) {
            next.write(b);
            count += b == '\n' ? 1 : 0;
            if (count < LINES_KEPT) {
                kept.append((char) (b & 0xFF));
            }
        }

        synchronized List<String> lines() {
            return kept.toString().lines().toList();
        }
    }
}
