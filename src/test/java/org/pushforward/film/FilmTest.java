package org.pushforward.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.FilmPicture;
import org.pushforward.chart.Theme;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.data.RunData;
import org.pushforward.engine.Precision;
import org.pushforward.film.FilmSpec.Subject;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowSpec;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.PixelPool;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.place.LayersInstrument;
import org.pushforward.instrument.place.LayersReading;
import org.pushforward.instrument.place.LayersWords;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** A film has the frames of the window's scrubbers. */
class FilmTest {

    private static final int SIZE = 200;
    private static final FilmListener ON = (done, of) -> true;
    private static TrainingConfig config;
    private static LearnedData data;
    private static TrainingSnapshot run;

    @TempDir
    private Path folder;

    /** A frame as it is seen: drawn over those before it. */
    private record Frame(int[] pixels, int hundredths) {
    }

    @BeforeAll
    static void train() {
        config = TrainingConfig.defaults().withFlow(new FlowSpec(3, 16, 1, Activation.TANH, 2)).withInstruments(new HistorySpec(50, 256, 32))
                .withOptimization(new Optimization(150, 128, 5e-3, Schedule.CONSTANT, 5, Precision.FLOAT));
        RunData drawn = RunData.of(config.dataset(), config.seed());
        data = LearnedData.of(drawn);
        try (RepeatedRun repeated = new RepeatedRun(config, drawn, 1)) {
            run = repeated.at(150);
        }
    }

    private static List<Frame> frames(Path gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        List<Frame> frames = new ArrayList<>();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            BufferedImage screen = null;
            for (int i = 0; i < reader.getNumImages(true); i++) {
                BufferedImage part = reader.read(i);
                if (screen == null) {
                    screen = new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_INT_RGB);
                }
                IIOMetadataNode tree = (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                IIOMetadataNode at = (IIOMetadataNode) tree.getElementsByTagName("ImageDescriptor").item(0);
                assertEquals(0, tree.getElementsByTagName("LocalColorTable").getLength(), "one palette for all frames");
                Graphics2D g2 = screen.createGraphics();
                g2.drawImage(part, Integer.parseInt(at.getAttribute("imageLeftPosition")),
                        Integer.parseInt(at.getAttribute("imageTopPosition")), null);
                g2.dispose();
                IIOMetadataNode control = (IIOMetadataNode) tree.getElementsByTagName("GraphicControlExtension").item(0);
                frames.add(new Frame(screen.getRGB(0, 0, screen.getWidth(), screen.getHeight(), null, 0, screen.getWidth()),
                        Integer.parseInt(control.getAttribute("delayTime"))));
                if (i == 0) {
                    IIOMetadataNode loop = (IIOMetadataNode) tree.getElementsByTagName("ApplicationExtension").item(0);
                    assertEquals("NETSCAPE", loop.getAttribute("applicationID"));
                    assertArrayEquals(new byte[] {1, 0, 0}, (byte[]) loop.getUserObject(), "for ever");
                }
            }
        } finally {
            reader.dispose();
        }
        return frames;
    }

    /** The least that a palette of 255 colours must do: no pixel far off, and none to be seen on the whole. */
    private static void assertLooksLike(int[] expected, int[] actual, String what) {
        assertEquals(expected.length, actual.length, what);
        long sum = 0;
        int most = 0;
        for (int i = 0; i < expected.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                int off = Math.abs((expected[i] >> shift & 0xFF) - (actual[i] >> shift & 0xFF));
                sum += off;
                most = Math.max(most, off);
            }
        }
        assertTrue(most <= 24, what + ": a pixel is off by " + most);
        assertTrue(sum <= 1.0 * 3 * expected.length, what + ": off by " + sum / (3.0 * expected.length) + " on average");
    }

    private Path write(Film film, String name) {
        Path file = folder.resolve(name);
        film.write(file, "pushforward train");
        return file;
    }

    @Test
    void layersHaveTheScrubbersFrames() throws IOException {
        FilmSpec spec = new FilmSpec(Subject.LAYERS, 2, SIZE, Theme.LIGHT);
        List<Frame> frames = frames(write(Film.ofLayers(spec, data, run, false, ON).orElseThrow(), "layers.gif"));
        assertEquals(2 * 3 + 1, frames.size());
        LayersInstrument instrument = LayersInstrument.unhurried(new PixelPool());
        FilmPicture picture = null;
        for (int i = 0; i < frames.size(); i++) {
            FilmPicture any = new FilmPicture(SIZE, data.window(), Theme.LIGHT);
            RunInput input = new RunInput(data, run, false, new Focus(i / 6.0, -1, null), Theme.LIGHT, any.scale());
            LayersInstrument.Style style = new LayersInstrument.Style(any.side(), 0, false, true, true, true);
            LayersReading reading = instrument.read(input, style, new FlowCache());
            while (instrument.canRefine()) {
                reading = instrument.read(input, style, new FlowCache());
            }
            if (picture == null) {
                picture = new FilmPicture(SIZE, reading.picture().window(), Theme.LIGHT);
            }
            assertLooksLike(picture.draw(reading.picture().pixels(), LayersWords.title(reading.position(), FlowFamily.COUPLINGS),
                    "of 3 couplings · step 150", i / 6.0),
                    frames.get(i).pixels(), "frame " + i);
        }
        assertTrue(frames.get(0).hundredths() > frames.get(2).hundredths() && frames.get(2).hundredths() > frames.get(1).hundredths(),
                "whole couplings stand longer than what is between them");
    }

    @Test
    void aTrainingHasAFrameForEachStep() throws IOException {
        FilmSpec spec = new FilmSpec(Subject.TRAINING, 6, SIZE, Theme.DARK);
        List<Long> seen = new ArrayList<>();
        List<Integer> told = new ArrayList<>();
        RunData drawn = RunData.of(config.dataset(), config.seed());
        Film film;
        try (RepeatedRun repeated = new RepeatedRun(config, drawn, 1)) {
            film = Film.ofTraining(spec, data, spec.steps(150), step -> {
                seen.add(step);
                return repeated.at(step);
            }, true, (done, of) -> told.add(done)).orElseThrow();
        }
        assertEquals(List.of(0L, 6L, 24L, 54L, 96L, 150L), seen);
        assertEquals(List.of(1, 2, 3, 4, 5, 6), told);
        List<Frame> frames = frames(write(film, "training.gif"));
        assertEquals(6, frames.size());
        film.writeFrames(folder.resolve("png"));
        for (int i = 0; i < 6; i++) {
            BufferedImage png = ImageIO.read(folder.resolve("png/frame_000" + (i + 1) + ".png").toFile());
            assertEquals(SIZE, png.getWidth());
            assertLooksLike(png.getRGB(0, 0, png.getWidth(), png.getHeight(), null, 0, png.getWidth()), frames.get(i).pixels(), "frame " + i);
        }
        // Written over such frames, refused over anything else.
        film.writeFrames(folder.resolve("png"));
        Files.createDirectory(folder.resolve("other"));
        Files.writeString(folder.resolve("other/thesis.tex"), "");
        assertThrows(InvalidInputException.class, () -> film.writeFrames(folder.resolve("other")));
    }

    /** With padding the window says "at most" of both numbers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"NONE | gap 0-9", "GAUSSIAN | gap ≤ 0-9", "ZERO | zero padding"})
    void theCaptionSaysOfABoundThatItIsOne(Padding.Kind kind, String words) {
        TrainingConfig padded = config.withPadding(Padding.of(kind, 2, 0.5));
        try (RepeatedRun repeated = new RepeatedRun(padded, RunData.of(padded.dataset(), padded.seed()), 1)) {
            String caption = Film.figures(repeated.at(5));
            assertTrue(caption.replaceAll("[0-9.]+", "0-9").startsWith(words), caption);
        }
    }

    @ParameterizedTest
    @CsvSource({"TRAINING, 5", "LAYERS, 2"})
    void theSameRunGivesTheSameBytes(Subject of, int count) throws IOException {
        FilmSpec spec = new FilmSpec(of, count, SIZE, Theme.LIGHT);
        List<byte[]> films = new ArrayList<>();
        RunData drawn = RunData.of(config.dataset(), config.seed());
        for (int threads = 1; threads <= 2; threads++) {
            Film film = of == Subject.TRAINING ? RunFilm.ofTraining(spec, config, drawn, threads, false, ON)
                    : RunFilm.ofLayers(spec, config, drawn, run.model(), 150, false, ON);
            films.add(Files.readAllBytes(write(film, threads + ".gif")));
        }
        assertArrayEquals(films.get(0), films.get(1));
    }

    /** Of data of more coordinates a film shows two of them, whatever the layers are. */
    @ParameterizedTest
    @CsvSource({"swiss, COUPLINGS", "swiss, LEAKY", "swiss, LEAKY_HARD", "swiss, GREEDY", "sphere, COUPLINGS", "sphere, LEAKY", "sphere, LEAKY_HARD",
        "sphere, GREEDY"})
    void dataInSpaceHaveFilms(String dataset, FlowFamily family) throws IOException {
        TrainingConfig spatial = config.withDataset(Datasets.defaults(dataset)).withFlow(config.flow().withFamily(family).plain());
        FilmSpec training = new FilmSpec(Subject.TRAINING, 3, SIZE, Theme.LIGHT);
        List<Long> steps = training.steps(spatial.steps());
        RunData drawn = RunData.of(spatial.dataset(), spatial.seed());
        List<Frame> frames = frames(write(RunFilm.ofTraining(training, spatial, drawn, 1, false, ON), "training.gif"));
        assertEquals(steps.size(), frames.size());
        try (RepeatedRun repeated = new RepeatedRun(spatial, drawn, 1)) {
            TrainingSnapshot end = repeated.at(spatial.steps());
            FilmSpec layers = new FilmSpec(Subject.LAYERS, 2, SIZE, Theme.LIGHT);
            frames = frames(write(Film.ofLayers(layers, LearnedData.of(drawn), end, false, ON).orElseThrow(), "layers.gif"));
        }
        assertEquals(2 * 3 + 1, frames.size());
        // From the noise to the data something moves.
        assertTrue(!Arrays.equals(frames.get(0).pixels(), frames.get(6).pixels()));
    }

    @Test
    void theListenerEndsIt() {
        FilmSpec spec = new FilmSpec(Subject.LAYERS, 2, SIZE, Theme.LIGHT);
        assertTrue(Film.ofLayers(spec, data, run, false, (done, of) -> done < 3).isEmpty());
        FilmSpec training = new FilmSpec(Subject.TRAINING, 3, SIZE, Theme.LIGHT);
        assertTrue(Film.ofTraining(training, data, List.of(1L, 2L), step -> run, false, (done, of) -> false).isEmpty());
    }

    @Test
    void stepsThatAreKeptAreChosen() {
        FilmSpec spec = new FilmSpec(Subject.TRAINING, 4, SIZE, Theme.LIGHT);
        assertEquals(List.of(0L, 10L, 40L, 95L), spec.steps(List.of(0L, 10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L, 95L)));
        assertEquals(List.of(7L), spec.steps(List.of(7L)));
        assertEquals(List.of(0L), spec.steps(0));
        assertEquals(List.of(9L), new FilmSpec(Subject.TRAINING, 1, SIZE, Theme.LIGHT).steps(9));
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "-1, 200", "1000000, 200", "10, 0", "10, 119", "10, 100000", "1000, 2000"})
    void whatCannotBeAFilmIsRefusedInOneLine(int frames, int size) {
        String words = assertThrows(InvalidInputException.class, () -> new FilmSpec(Subject.TRAINING, frames, size, Theme.LIGHT)).getMessage();
        assertEquals(1, words.lines().count());
    }

    @Test
    void tooManyFramesOfLayersAreRefused() {
        FilmSpec spec = new FilmSpec(Subject.LAYERS, 500, SIZE, Theme.LIGHT);
        String words = assertThrows(InvalidInputException.class, () -> Film.ofLayers(spec, data, run, false, ON)).getMessage();
        assertTrue(words.contains("333 or fewer"), words);
    }
}
