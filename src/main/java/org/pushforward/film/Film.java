package org.pushforward.film;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.pushforward.chart.FilmPicture;
import org.pushforward.chart.GifFilm;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PngImage;
import org.pushforward.data.Padding;
import org.pushforward.experiment.file.Claim;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.file.WholeFolder;
import org.pushforward.flow.FlowFamily;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.PixelPool;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.instrument.place.DataSpaceInstrument;
import org.pushforward.instrument.place.LayersInstrument;
import org.pushforward.instrument.place.LayersReading;
import org.pushforward.instrument.place.LayersWords;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingSnapshot;

/**
 * A film that is made: an animated GIF, and its frames if they are wanted. The pictures are those of the window at rest, by its own instruments, in
 * one window and with one scale of colours throughout. The same run gives the same bytes.
 */
public final class Film {

    /** Hundredths of a second; browsers make less than 2 into 10. */
    private static final int DELAY = 8;
    private static final int BETWEEN_COUPLINGS = 4;
    private static final int AT_COUPLING = 35;
    private static final int AT_NOISE = 90;
    private static final int AT_END = 220;
    private static final String FRAME = "frame_%04d.png";
    private static final Pattern FRAMES = Pattern.compile("frame_\\d{4,}\\.png");
    /** At the end of the name of the folder of frames. */
    private static final String BESIDE = "-frames";

    private final FilmPicture picture;
    private final GifFilm gif;
    private final List<byte[]> frames;

    private Film(FilmPicture picture, boolean framesWanted) {
        this.picture = picture;
        this.gif = new GifFilm(picture.width(), picture.height());
        this.frames = framesWanted ? new ArrayList<>() : null;
    }

    /**
     * A training.
     *
     * @param steps  that are shown, ascending
     * @param at     the run as it stood at one of them; asked in their order, once each; null ends the film, as where the run diverged
     * @param frames whether {@link #writeFrames} will be called
     * @return empty if the listener ended it
     */
    public static Optional<Film> ofTraining(FilmSpec spec, LearnedData data, List<Long> steps, LongFunction<TrainingSnapshot> at, boolean frames,
            FilmListener listener) {
        Film film = new Film(new FilmPicture(spec.size(), data.window(), spec.theme()), frames);
        PixelPool pool = new PixelPool();
        DataSpaceInstrument instrument = new DataSpaceInstrument(pool);
        PictureRequest.Style style = new PictureRequest.Style(film.picture.side(), spec.theme(), film.picture.scale(), true, true, true);
        for (int i = 0; i < steps.size(); i++) {
            TrainingSnapshot moment = at.apply(steps.get(i));
            if (moment == null) {
                break;
            }
            PictureRequest request = new PictureRequest(data, moment, false, style);
            DataSpaceFrame drawn = instrument.read(request);
            while (instrument.canRefine()) {
                pool.giveBack(drawn.pixels());
                drawn = instrument.read(request);
            }
            boolean last = i == steps.size() - 1;
            film.add(drawn.pixels(), "Step " + Numbers.count(moment.step()), figures(moment),
                    steps.size() == 1 ? 1 : (double) i / (steps.size() - 1), last ? AT_END : DELAY);
            pool.giveBack(drawn.pixels());
            if (!listener.drawn(i + 1, steps.size())) {
                return Optional.empty();
            }
        }
        return Optional.of(film);
    }

    /**
     * The layers of a flow, from noise to data.
     *
     * @param run    as it stands
     * @param frames whether {@link #writeFrames} will be called
     * @return empty if the listener ended it
     */
    public static Optional<Film> ofLayers(FilmSpec spec, LearnedData data, TrainingSnapshot run, boolean frames, FilmListener listener) {
        int couplings = run.model().spec().couplings();
        spec.requireCouplings(couplings);
        FlowFamily family = run.model().spec().family();
        PixelPool pool = new PixelPool();
        LayersInstrument instrument = LayersInstrument.unhurried(pool);
        FlowCache flows = new FlowCache();
        Film film = null;
        int all = spec.frames() * couplings;
        for (int i = 0; i <= all; i++) {
            Focus focus = new Focus((double) i / all, -1, null);
            if (film == null) {
                RunInput first = new RunInput(data, run, false, focus, spec.theme(), 1);
                film = new Film(new FilmPicture(spec.size(), instrument.read(first, style(0), flows).picture().window(), spec.theme()), frames);
            }
            RunInput input = new RunInput(data, run, false, focus, spec.theme(), film.picture.scale());
            LayersReading reading = instrument.read(input, style(film.picture.side()), flows);
            while (instrument.canRefine()) {
                pool.giveBack(reading.picture().pixels());
                reading = instrument.read(input, style(film.picture.side()), flows);
            }
            boolean whole = i % spec.frames() == 0;
            film.add(reading.picture().pixels(), LayersWords.title(reading.position(), family), "of " + couplings + " " + family.layer() + "s · step "
                    + Numbers.count(run.step()), (double) i / all, i == all ? AT_END : i == 0 ? AT_NOISE : whole ? AT_COUPLING : BETWEEN_COUPLINGS);
            pool.giveBack(reading.picture().pixels());
            if (!listener.drawn(i + 1, all + 1)) {
                return Optional.empty();
            }
        }
        return Optional.of(film);
    }

    /** What the scrubber of the layers shows. */
    private static LayersInstrument.Style style(int side) {
        return new LayersInstrument.Style(side, 0, false, true, true, true);
    }

    /** The last that was measured by then. */
    static String figures(TrainingSnapshot moment) {
        if (moment.history().isEmpty()) {
            return "";
        }
        HistoryRow row = moment.history().get(moment.history().size() - 1);
        if (row.isUnbounded()) {
            return "zero padding";
        }
        // Of padded points both are bounds, as everywhere in the window.
        String is = moment.config().padding().kind() == Padding.Kind.NONE ? " " : " ≤ ";
        return Double.isFinite(row.gap()) ? "gap" + is + Numbers.brief(row.gap()) + " nats" : "NLL" + is + Numbers.brief(row.nll()) + " nats";
    }

    private void add(int[] square, String title, String figures, double share, int hundredths) {
        int[] pixels = picture.draw(square, title, figures, share);
        gif.add(pixels, hundredths);
        if (frames != null) {
            frames.add(PngImage.bytes(pixels, picture.width(), picture.height()));
        }
    }

    /**
     * Writes the animated GIF.
     *
     * @param comment words for whoever looks into the file, as the command that makes it
     * @throws org.pushforward.base.InvalidInputException if the file cannot be written; what was there before is then still there
     */
    public void write(Path file, String comment) {
        WholeFile.write(file, out -> gif.write(comment, out));
    }

    /**
     * Writes the frames as pictures, {@code frame_0001.png} and so on, into a folder that is new, empty or holds such frames.
     *
     * @throws org.pushforward.base.InvalidInputException if the folder cannot be written; what was there before is then still there
     */
    public void writeFrames(Path path) {
        WholeFolder folder = folder(path);
        Claim claim = folder.claim();
        try {
            folder.write(inside -> {
                for (int i = 0; i < frames.size(); i++) {
                    byte[] content = frames.get(i);
                    WholeFile.write(inside.resolve(String.format(Locale.ROOT, FRAME, i + 1)), out -> out.write(content));
                }
            });
        } finally {
            claim.close();
        }
    }

    /** The folder of the frames of a film that has them beside it: {@code film-frames} beside {@code film.gif}. */
    public static Path framesBeside(Path film) {
        Path name = film.resolveSibling(film.getFileName().toString().replaceFirst("(?i)\\.gif$", ""));
        return film.resolveSibling(ResultFiles.stem(name, BESIDE.length()) + BESIDE);
    }

    /** Refuses a folder that frames could not be written to, before they are made. */
    public static void requireFrames(Path path) {
        folder(path).claim().close();
    }

    private static WholeFolder folder(Path path) {
        return new WholeFolder(path, String.format(Locale.ROOT, FRAME, 1), FRAMES);
    }
}
