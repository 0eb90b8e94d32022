package org.pushforward.instrument.point;

import java.util.List;
import org.pushforward.chart.Numbers;
import org.pushforward.conditioning.LogDeterminant;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowLayout;
import org.pushforward.instrument.place.LayersWords;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * The Jacobians of one layer and of the whole flow at a point, and their log-dets with and without what is known of them.
 *
 * @param family     of the layers
 * @param number     of the layer, counted from the noise
 * @param mixed      whether a permutation or a linear layer stands before it
 * @param layer      its Jacobian, data to noise, in the flow's units and without what stands before it; of a coupling with the coordinates that it
 *                   is given first, so that all is 0 above the diagonal
 * @param flow       that of the whole flow, data units
 * @param layerKnown log |det| of the layer as the flow has it: of a coupling the sum of its log-scales
 * @param layerLu    by elimination
 * @param flowKnown  log |det| of the flow as the sum over its layers
 * @param flowLu     by elimination
 */
public record Determinants(FlowFamily family, int number, boolean mixed, SquareMatrix layer, SquareMatrix flow, double layerKnown, double layerLu,
        double flowKnown, double flowLu) {

    private static final double AGREEMENT = 1e-9;

    /** @param index of the layer, counted from the data; @param pass of a point through the flow */
    static Determinants of(Flow flow, ProbePass pass, int index) {
        FlowLayout layout = flow.layout();
        int size = flow.dimension();
        double[] before = flow.trace(pass.ends().x(), 1, false).states()[index];
        double[] matrix = flow.jacobianOf(index, before);
        FlowFamily family = layout.spec().family();
        SquareMatrix layer = new SquareMatrix(size, family.couples() ? givenFirst(matrix, layout, index) : matrix);
        return new Determinants(family, LayersWords.number(index, layout.spec().couplings()), flow.mixing(index) != null, layer,
                new SquareMatrix(size, pass.jacobian()), pass.terms().couplings()[index], LogDeterminant.byElimination(matrix, size), pass.logDet(),
                LogDeterminant.byElimination(pass.jacobian(), size));
    }

    private static double[] givenFirst(double[] matrix, FlowLayout layout, int coupling) {
        int size = layout.dimension();
        int given = layout.conditionSize(coupling);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i < given ? layout.conditionStart(coupling) + i : layout.transformedStart(coupling) + i - given;
        }
        double[] ordered = new double[size * size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                ordered[r * size + c] = matrix[order[r] * size + order[c]];
            }
        }
        return ordered;
    }

    /** What the picture of the layer is called. */
    public String layerName() {
        return family.layer() + " " + number;
    }

    /** What there is to see. */
    public String words() {
        String name = LayersWords.name(family) + " " + number;
        String first = family.couples()
                ? name + " alone" + (mixed ? ", behind its linear layer" : "") + ", with the coordinates that it is given first: above the diagonal "
                + "all is 0, so its log-det is the sum of the logarithms on the diagonal, " + Numbers.fixed(layerKnown, 3) + ", d steps. "
                : name + " alone has no triangle; its log-det, " + Numbers.fixed(layerKnown, 3) + ", follows from its parts. ";
        return first + "Elimination (LU), with d³ steps, gives " + Numbers.fixed(layerLu, 3) + agreement(layerKnown, layerLu)
                + ". The whole flow's Jacobian has no zeros to rely on, but its log-det is a sum over layers, " + Numbers.fixed(flowKnown, 3)
                + "; LU: " + Numbers.fixed(flowLu, 3) + agreement(flowKnown, flowLu) + ". The command benchmark --only determinants has the times.";
    }

    private static String agreement(double known, double lu) {
        double residual = Math.abs(known - lu);
        return residual <= AGREEMENT * Math.max(1, Math.abs(known)) ? ""
                : Double.isFinite(residual) ? ", which differs by " + Numbers.brief(residual) : ", which cannot be compared";
    }

    /** Both matrices, the layer's first. */
    public List<SquareMatrix> matrices() {
        return List.of(layer, flow);
    }
}
