package org.pushforward.lab.page.universal;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.base.InvalidInputException;
import org.pushforward.lab.session.SealedText;
import org.pushforward.theory.universal.learn.LearnedCouplings;
import org.pushforward.theory.universal.learn.LearnedCouplings.Progress;
import org.pushforward.theory.universal.learn.LearnedFlow;

/** Trained flows as a session has them: what was measured of each, bit for bit. While others are trained, those that are done. */
final class KeptFlows {

    private KeptFlows() {}

    /** @return null if there is nothing to keep */
    static String text(Progress learned) {
        if (learned.flows().isEmpty()) {
            return null;
        }
        return SealedText.of(out -> {
            out.writeDouble(learned.done());
            out.writeInt(learned.flows().size());
            for (LearnedFlow flow : learned.flows()) {
                out.writeInt(flow.couplings());
                out.writeInt(flow.width());
                out.writeLong(flow.seed());
                out.writeDouble(flow.gap());
                out.writeDouble(flow.gapError());
                out.writeDouble(flow.w2());
                out.writeDouble(flow.w2Floor());
                out.writeDouble(flow.kappaMedian());
                out.writeDouble(flow.kappaHigh());
            }
            for (LearnedFlow flow : learned.flows()) {
                out.writeDouble(flow.learned());
                out.writeDouble(flow.lateFall());
            }
            for (LearnedFlow flow : learned.flows()) {
                out.writeDouble(flow.w2Error());
                out.writeDouble(flow.w2FloorSpread());
            }
        });
    }

    /** @throws InvalidInputException if it is not what {@link #text} gave */
    static Progress read(String text) {
        return SealedText.read(text, in -> {
            double done = in.readDouble();
            int count = in.readInt();
            InvalidInputException.require(count >= 1 && count <= LearnedCouplings.COUNT, "it says that %d flows follow", count);
            List<LearnedFlow> flows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                flows.add(new LearnedFlow(in.readInt(), in.readInt(), in.readLong(), in.readDouble(), in.readDouble(), in.readDouble(),
                        in.readDouble(), in.readDouble(), in.readDouble(), Double.NaN, Double.NaN, Double.NaN, Double.NaN));
            }
            // A session of an earlier release ends here: whether its flows had converged is not known.
            if (in.available() > 0) {
                for (int i = 0; i < count; i++) {
                    flows.set(i, flows.get(i).withConvergence(in.readDouble(), in.readDouble()));
                }
            }
            // Or here: by how much the floor scatters is not known.
            if (in.available() > 0) {
                for (int i = 0; i < count; i++) {
                    flows.set(i, flows.get(i).withDistanceErrors(in.readDouble(), in.readDouble()));
                }
            }
            return new Progress(flows, done);
        });
    }
}
