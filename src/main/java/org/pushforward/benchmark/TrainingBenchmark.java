package org.pushforward.benchmark;

import java.util.Arrays;
import java.util.List;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.engine.Block;
import org.pushforward.engine.Kernels;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

/** Milliseconds per training step, and those of the step's products alone. */
public final class TrainingBenchmark {

    /** The standard configurations, those of the peer's script. */
    public static final List<Case> STANDARD = List.of(
            new Case(4, 8, 64, 256), new Case(4, 8, 64, 512), new Case(4, 8, 128, 512), new Case(4, 16, 128, 1024), new Case(2, 8, 64, 256));

    /**
     * One configuration: affine couplings on alternating halves, two hidden layers with ReLU, log-scale 2 tanh(.), Adam, float; or leaky layers in
     * their place, which have no hidden ones.
     *
     * @param dimension coordinates: two of data, the others Gaussian padding drawn afresh for each batch
     */
    public record Case(int dimension, int couplings, int hidden, int batch, FlowFamily family) {

        /** Couplings. */
        public Case(int dimension, int couplings, int hidden, int batch) {
            this(dimension, couplings, hidden, batch, FlowFamily.COUPLINGS);
        }

        public Case {
            InvalidInputException.require(dimension >= 2, "a benchmark needs 2 dimensions or more, not %d", dimension);
        }

        TrainingConfig config() {
            return TrainingConfig.defaults()
                    .withPadding(dimension == 2 ? Padding.none() : Padding.gaussian(dimension - 2))
                    .withFlow(new FlowSpec(couplings, hidden, 2, Activation.RELU, 2).withFamily(family))
                    .withOptimization(new Optimization(1_000_000, batch, 1e-3, Schedule.CONSTANT, 100, Precision.FLOAT))
                    // Step 0 is read always; nothing else is while the clock runs.
                    .withInstruments(new HistorySpec(10_000_000, 2, 2));
        }
    }

    /**
     * @param threads     that the step may use
     * @param msPerStep   median over the groups
     * @param gemmBoundMs the same step's dense products alone, on one thread, measured in turns with it
     */
    public record Result(Case configuration, int threads, double msPerStep, double gemmBoundMs) {
    }

    private static final int GROUPS = 7;
    /** Work of one group, in points x couplings x width. */
    private static final long GROUP_WORK = 60_000_000;

    private TrainingBenchmark() {}

    /** Runs for some seconds; the step and its products take turns, group by group. */
    public static Result run(Case configuration, int threads) {
        // What leaky layers do with a point grows with its coordinates; in fewer steps their loops would not even be compiled.
        int width = configuration.family().couples() ? configuration.hidden() : configuration.dimension();
        int steps = (int) Math.max(20, GROUP_WORK / ((long) configuration.batch() * configuration.couplings() * width));
        try (Trainer trainer = new Trainer(configuration.config(), threads)) {
            StepProducts products = new StepProducts(configuration);
            for (int i = 0; i < 2 * steps; i++) {
                trainer.advance();
                products.run();
            }
            double[] step = new double[GROUPS];
            double[] bound = new double[GROUPS];
            for (int g = 0; g < GROUPS; g++) {
                step[g] = Timing.milliseconds(steps, trainer::advance);
                bound[g] = Timing.milliseconds(steps, products::run);
            }
            return new Result(configuration, threads, Timing.median(step), Timing.median(bound));
        }
    }

    /** The products of one step, each with its own operands' shapes, slice by slice: dense ones, or those of leaky layers' small matrices. */
    static final class StepProducts {

        private final int slices;
        private final Layer[] layers;

        private interface Layer {

            void forward();

            void backward(boolean byInputs);
        }

        StepProducts(Case configuration) {
            FlowLayout layout = new FlowLayout(configuration.config().flow(), configuration.dimension());
            slices = Trainer.slices(configuration.batch());
            int rows = configuration.batch() / slices;
            Block parameters = random(layout.parameterCount(), 1);
            Block gradient = random(layout.parameterCount(), 1);
            layers = switch (configuration.family()) {
                case COUPLINGS -> new Layer[configuration.couplings()];
                // One map more stands after the last layer.
                case LEAKY, LEAKY_HARD -> new Layer[configuration.couplings() + 1];
                case GREEDY -> throw new InvalidInputException("greedy layers have no training step to be timed: each is fitted once");
            };
            for (int k = 0; k < layers.length; k++) {
                layers[k] = configuration.family().couples() ? new Coupling(layout, k, rows, parameters, gradient) : new Linear(layout, rows);
            }
        }

        private static Block random(int rows, int columns) {
            Block block = Block.allocate(Precision.FLOAT, rows, columns);
            for (int i = 0; i < block.size(); i++) {
                block.set(i, Math.sin(i));
            }
            block.push();
            return block;
        }

        void run() {
            for (int s = 0; s < slices; s++) {
                for (Layer layer : layers) {
                    layer.forward();
                }
                for (int k = layers.length - 1; k >= 0; k--) {
                    layers[k].backward(k > 0);
                }
            }
        }

        /** The map of a leaky layer: as many numbers as coordinates in, as many out. */
        private static final class Linear implements Layer {

            private final Kernels kernels = Kernels.of(Precision.FLOAT);
            private final double[] matrix;
            private final double[] bias;
            private final double[] product;
            private final double[] sums;
            /** Each as two halves: inputs, outputs and the gradient by these. */
            private final Block[] in;
            private final Block[] out;
            private final Block[] outGradient;

            Linear(FlowLayout layout, int rows) {
                int size = layout.dimension();
                matrix = new double[size * size];
                Arrays.setAll(matrix, i -> Math.sin(i));
                bias = new double[size];
                product = new double[size * size];
                sums = new double[size];
                in = halves(layout, rows);
                out = halves(layout, rows);
                outGradient = halves(layout, rows);
            }

            private static Block[] halves(FlowLayout layout, int rows) {
                return new Block[] {random(rows, layout.split()), random(rows, layout.dimension() - layout.split())};
            }

            @Override
            public void forward() {
                kernels.affine(matrix, bias, in[0], in[1], out[0], out[1]);
            }

            @Override
            public void backward(boolean byInputs) {
                kernels.affineGradient(outGradient[0], outGradient[1], in[0], in[1], product, sums);
                if (byInputs) {
                    kernels.affine(matrix, bias, outGradient[0], outGradient[1], out[0], out[1]);
                }
            }
        }

        private static final class Coupling implements Layer {

            private final Block[] in;
            private final Block[] out;
            private final Block[] outGradient;
            private final Block[] inGradient;
            private final Block[] weights;
            private final Block[] weightsWithoutBias;
            private final Block[] weightGradient;

            Coupling(FlowLayout layout, int k, int rows, Block parameters, Block gradient) {
                int layers = layout.spec().depth() + 1;
                in = new Block[layers];
                out = new Block[layers];
                outGradient = new Block[layers];
                inGradient = new Block[layers];
                weights = new Block[layers];
                weightsWithoutBias = new Block[layers];
                weightGradient = new Block[layers];
                for (int l = 0; l < layers; l++) {
                    FlowLayout.DenseShape shape = layout.dense(k, l);
                    in[l] = random(rows, shape.inputs() + 1);
                    out[l] = random(rows, shape.outputs());
                    outGradient[l] = random(rows, shape.outputs());
                    inGradient[l] = random(rows, shape.inputs());
                    weights[l] = parameters.view(shape.offset(), shape.inputs() + 1, shape.outputs(), shape.inputs() + 1);
                    weightsWithoutBias[l] = weights[l].topRows(shape.inputs());
                    weightGradient[l] = gradient.view(shape.offset(), shape.inputs() + 1, shape.outputs(), shape.inputs() + 1);
                }
            }

            @Override
            public void forward() {
                for (int l = 0; l < in.length; l++) {
                    Block.product(false, in[l], false, weights[l], out[l]);
                }
            }

            @Override
            public void backward(boolean byCondition) {
                for (int l = in.length - 1; l >= 0; l--) {
                    Block.product(true, in[l], false, outGradient[l], weightGradient[l]);
                    if (l > 0 || byCondition) {
                        Block.product(false, outGradient[l], true, weightsWithoutBias[l], inGradient[l]);
                    }
                }
            }
        }
    }
}
