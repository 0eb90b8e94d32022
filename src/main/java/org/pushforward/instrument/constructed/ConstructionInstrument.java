package org.pushforward.instrument.constructed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Points;
import org.pushforward.instrument.Instrument;
import org.pushforward.theory.constructed.ConstructedFlow;
import org.pushforward.theory.padded.PaddedRow;
import org.pushforward.theory.splitting.Splitting;

/** Makes a construction and sends points through it: the first of those that the commands write. */
public final class ConstructionInstrument implements Instrument<ConstructionRequest, ConstructionReading> {

    private static final int POINTS = 1_200;
    private static final long SEED = 1;
    /** Share of the coordinates that a picture must hold at every stage. */
    private static final double HELD = .995;
    private static final double[] ROUND = {1, 1.5, 2, 3, 4, 5, 7, 10};

    @Override
    public ConstructionReading read(ConstructionRequest request) {
        try {
            ConstructedFlow flow = request.flow();
            Points start = request.isPadded() ? PaddedRow.noise(flow.dimension(), POINTS, SEED) : Splitting.places(POINTS, SEED);
            List<Points> stages = stages(flow, start);
            return new ConstructionReading(request, "", stages, half(stages));
        } catch (InvalidInputException e) {
            return new ConstructionReading(request, e.getMessage().replace("--variant ", "").replace("--", ""), List.of(), 1);
        }
    }

    private static List<Points> stages(ConstructedFlow flow, Points start) {
        int d = flow.dimension();
        int count = flow.steps().size() + 1;
        double[][] values = new double[count][start.count() * d];
        for (int i = 0; i < start.count(); i++) {
            double[] path = flow.stages(ConstructedFlow.row(start, i));
            for (int k = 0; k < count; k++) {
                System.arraycopy(path, k * d, values[k], i * d, d);
            }
        }
        List<Points> stages = new ArrayList<>();
        for (double[] stage : values) {
            stages.add(new Points(start.count(), d, stage));
        }
        return stages;
    }

    private static double half(List<Points> stages) {
        double reach = 0;
        for (Points stage : stages) {
            double[] sizes = Arrays.stream(stage.values()).map(Math::abs).filter(Double::isFinite).sorted().toArray();
            reach = Math.max(reach, sizes.length == 0 ? 0 : sizes[(int) (HELD * (sizes.length - 1))]);
        }
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1e-9, reach))));
        for (double lead : ROUND) {
            if (lead * power >= reach) {
                return lead * power;
            }
        }
        return 10 * power;
    }

    @Override
    public boolean canRefine() {
        return false;
    }
}
