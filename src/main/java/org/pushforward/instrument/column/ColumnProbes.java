package org.pushforward.instrument.column;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pushforward.conditioning.SingularValues;
import org.pushforward.data.Standardization;
import org.pushforward.experiment.sweep.Comparison;
import org.pushforward.flow.Flow;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Instrument;
import org.pushforward.train.TrainingSnapshot;

/** Takes the probe, with 0 for its padding, through the flows of all columns: a single point, so that all can be read in one turn. */
public final class ColumnProbes implements Instrument<ProbeInput, List<ProbedColumn>> {

    private final List<FlowCache> flows = Stream.generate(FlowCache::new).limit(Comparison.MOST).toList();

    @Override
    public List<ProbedColumn> read(ProbeInput input) {
        return IntStream.range(0, input.runs().size()).mapToObj(place -> read(flows.get(place), input.runs().get(place), input)).toList();
    }

    private static ProbedColumn read(FlowCache flows, TrainingSnapshot run, ProbeInput input) {
        Flow flow = flows.exact(run.model());
        int d = flow.dimension();
        double[] z = new double[d];
        double[] jacobian = new double[d * d];
        flow.jacobian(input.probe().coordinates(input.slice(), d), 1, z, new double[1], jacobian);
        SingularValues values = new SingularValues(d);
        double kappa = values.conditionNumbers(jacobian, 1, Standardization.NONE)[0];
        // Overwrites the Jacobian, so it comes last.
        return new ProbedColumn(run.config(), z, kappa, values.conditionNumbers(jacobian, 1, flow.standardization())[0]);
    }

    @Override
    public boolean canRefine() {
        return false;
    }
}
