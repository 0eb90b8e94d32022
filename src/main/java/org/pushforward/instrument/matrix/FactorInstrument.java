package org.pushforward.instrument.matrix;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.base.RandomStreams;
import org.pushforward.chart.Numbers;
import org.pushforward.instrument.Instrument;
import org.pushforward.theory.image.Convolution;
import org.pushforward.theory.image.ImagePermutation;
import org.pushforward.theory.image.ImageRun;
import org.pushforward.theory.image.Picture;
import org.pushforward.theory.image.SamplePicture;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.Plane;
import org.pushforward.theory.linear.RootObstruction;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.SquareMatrix;
import org.pushforward.theory.linear.Witness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the matrix that is asked for and factors it by every route. */
public final class FactorInstrument implements Instrument<MatrixRequest, LinearReading> {

    /** 2 x 2 squares of three colours. */
    static final int CHANNELS = 12;
    /** Of scales, for the picture of a witness's roots. */
    private static final int DRAWS = 120;

    private static final Logger LOG = LoggerFactory.getLogger(FactorInstrument.class);

    private Picture squeezed;

    /** @param refusing whether the words say why no route takes it */
    private record Source(SquareMatrix matrix, Picture picture, RootObstruction.Cloud roots, int least, String words, boolean refusing) {

        static Source plain(SquareMatrix matrix, int least, String words) {
            return new Source(matrix, null, null, least, words, false);
        }

        /** All that is to be said. @param refusal why no route takes it; empty if one does */
        String words(String refusal) {
            return refusing || refusal.isEmpty() ? words : words.isEmpty() ? refusal : words + " " + refusal;
        }
    }

    @Override
    public LinearReading read(MatrixRequest request) {
        Source source;
        try {
            source = source(request);
        } catch (InvalidInputException e) {
            String refusal = sentence(e.getMessage());
            return new LinearReading(request, null, null, null, List.of(), 0, refusal, refusal);
        }
        List<RouteReading> routes = new ArrayList<>();
        for (Route route : Route.values()) {
            routes.add(read(source.matrix(), route, request));
        }
        String refusal = routes.stream().noneMatch(RouteReading::isDone) ? routes.get(0).refusal() : "";
        return new LinearReading(request, source.matrix(), source.picture(), source.roots(), routes, source.least(), source.words(refusal), refusal);
    }

    @Override
    public boolean canRefine() {
        return false;
    }

    private static RouteReading read(SquareMatrix matrix, Route route, MatrixRequest request) {
        try {
            Factorization factorization = Factorization.of(matrix, route, request.scales(), request.factors());
            return new RouteReading(route, factorization, factorization.accuracy(), factorization.leastWorstCondition(), "", "");
        } catch (InvalidInputException e) {
            String refusal = sentence(e.getMessage());
            return new RouteReading(route, null, null, 0, refusal, e.remedy().isEmpty() ? refusal : "Refused: " + e.remedy() + ".");
        } catch (RuntimeException | OutOfMemoryError e) {
            // The other routes' numbers, and those of the matrix before, must not stand for this one's.
            LOG.debug("the {} route failed", route, e);
            String refusal = "This route failed, which it should not: " + OneLine.of(e.toString()) + ".";
            return new RouteReading(route, null, null, 0, refusal, refusal);
        }
    }

    private Source source(MatrixRequest request) {
        return switch (request.kind()) {
            case WITNESS -> witness(request);
            case CONVOLUTION -> convolution(request);
            case OWN -> described("Your matrix", MatrixText.parse(request.text()), request.scales());
            default -> described(OneLine.capital(request.kind().title()), request.kind().ensemble().draw(request.size(), request.seed(), 0),
                    request.scales());
        };
    }

    private static Source witness(MatrixRequest request) {
        List<Witness> witnesses = Witness.of(request.size() / 2);
        Witness witness = witnesses.get(Math.min(request.witness(), witnesses.size() - 1));
        String scales = witness.scales() == Scales.POSITIVE ? "positive scales" : "scales of any sign";
        boolean holds = witness.scales() == request.scales() || witness.scales() == Scales.ANY_SIGN;
        String words = OneLine.capital(witness.name()) + ": with " + scales + " it needs " + witness.least() + " couplings. " + witness.reason()
                + (holds ? "" : " With negative scales allowed, as they are now, fewer may do.");
        return new Source(witness.matrix(), null, holds ? witness.roots(DRAWS) : null, holds ? witness.least() : 0, words, false);
    }

    private Source convolution(MatrixRequest request) {
        if (squeezed == null) {
            Picture picture = SamplePicture.read();
            squeezed = ImageRun.direct(picture, ImagePermutation.squeeze(picture.height(), picture.width()));
        }
        Convolution convolution = Convolution.random(CHANNELS, Route.STABLE,
                new RandomStreams(request.seed()).stream(RandomStreams.Purpose.INITIAL_WEIGHTS, CHANNELS, 0));
        SquareMatrix matrix = convolution.matrix();
        return new Source(matrix, squeezed, null, 0,
                "One matrix mixes the " + CHANNELS + " channels of every pixel, after each 2 × 2 square of pixels was made one pixel. "
                + "Each factor is a coupling of channels. Condition number " + Numbers.brief(matrix.condition()) + ".", false);
    }

    private static Source described(String name, SquareMatrix matrix, Scales scales) {
        String size = matrix.size() + " × " + matrix.size();
        if (matrix.size() != 2) {
            return Source.plain(matrix, 0, name + ", " + size + ", condition number " + Numbers.brief(matrix.condition()) + ".");
        }
        try {
            Plane plane = Plane.of(matrix, scales);
            return Source.plain(matrix, plane.count(), plane.reason());
        } catch (InvalidInputException e) {
            // The routes say so too; of a negative determinant alone is there more to say.
            boolean mirrors = scales == Scales.POSITIVE && determinant(matrix) < 0;
            return !mirrors ? Source.plain(matrix, 0, "") : new Source(matrix, null, null, 0, sentence(e.getMessage())
                    + " Couplings with positive scales never do: allow negative scales, or drag one arrow across the other.", true);
        }
    }

    private static double determinant(SquareMatrix matrix) {
        return matrix.get(0, 0) * matrix.get(1, 1) - matrix.get(0, 1) * matrix.get(1, 0);
    }

    private static String sentence(String words) {
        return OneLine.capital(words) + (words.endsWith(".") ? "" : ".");
    }
}
