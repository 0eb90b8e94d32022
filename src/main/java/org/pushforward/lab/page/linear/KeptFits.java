package org.pushforward.lab.page.linear;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.pushforward.base.InvalidInputException;
import org.pushforward.instrument.matrix.FitProgress;
import org.pushforward.lab.page.linear.LinearModel.CostProgress;
import org.pushforward.lab.session.SealedText;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.learn.FitSpec;
import org.pushforward.theory.linear.learn.Optimizer;
import org.pushforward.theory.linear.learn.TradeOff;

/** Fits as a session has them, bit for bit. One that goes on is written as far as it is, and comes back as one that was ended there. */
final class KeptFits {

    private KeptFits() {}

    /** @return null if there is nothing to keep */
    static String text(FitProgress fit) {
        if (fit.errors().isEmpty()) {
            return null;
        }
        return SealedText.of(out -> {
            FitSpec spec = fit.spec();
            out.writeInt(spec.layers());
            out.writeUTF(spec.scales().name());
            out.writeUTF(spec.optimizer().name());
            out.writeInt(spec.steps());
            out.writeInt(spec.restarts());
            out.writeDouble(spec.rate());
            out.writeLong(spec.seed());
            out.writeBoolean(fit.stands() == FitProgress.Stand.DONE);
            out.writeInt(fit.errors().size());
            for (double[] curve : fit.errors()) {
                out.writeInt(curve.length);
                for (double error : curve) {
                    out.writeDouble(error);
                }
            }
        });
    }

    /** @throws InvalidInputException if it is not what {@link #text(FitProgress)} gave */
    static FitProgress fit(String text) {
        return SealedText.read(text, in -> {
            FitSpec spec = new FitSpec(in.readInt(), Scales.valueOf(in.readUTF()), Optimizer.valueOf(in.readUTF()), in.readInt(), in.readInt(),
                    in.readDouble(), in.readLong());
            FitProgress.Stand stands = in.readBoolean() ? FitProgress.Stand.DONE : FitProgress.Stand.CANCELLED;
            List<double[]> errors = new ArrayList<>();
            for (int left = count(in, Integer.BYTES); left > 0; left--) {
                double[] curve = new double[count(in, Double.BYTES)];
                for (int i = 0; i < curve.length; i++) {
                    curve[i] = in.readDouble();
                }
                errors.add(curve);
            }
            return new FitProgress(spec, errors, stands);
        });
    }

    /** @return null if there is nothing to keep */
    static String text(CostProgress costs) {
        if (costs.fits().isEmpty()) {
            return null;
        }
        return SealedText.of(out -> {
            out.writeInt(costs.fits().size());
            for (TradeOff.Point fit : costs.fits()) {
                out.writeInt(fit.count());
                out.writeDouble(fit.residual());
                out.writeDouble(fit.worstCondition());
            }
        });
    }

    /** @throws InvalidInputException if it is not what {@link #text(CostProgress)} gave */
    static CostProgress costs(String text) {
        return SealedText.read(text, in -> {
            List<TradeOff.Point> fits = new ArrayList<>();
            for (int left = count(in, Integer.BYTES + 2 * Double.BYTES); left > 0; left--) {
                fits.add(new TradeOff.Point(null, in.readInt(), in.readDouble(), in.readDouble()));
            }
            return new CostProgress(fits, 0);
        });
    }

    /** How many follow. @param bytes that each takes, at least: no more are made room for than there can be */
    private static int count(DataInputStream in, int bytes) throws IOException {
        int count = in.readInt();
        InvalidInputException.require(count >= 0 && count <= in.available() / bytes, "it says that %d follow", count);
        return count;
    }
}
