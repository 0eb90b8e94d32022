package org.pushforward.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.LikelihoodGradient;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;

/** SameDiff, which derives the gradients by itself, against the gradients that were derived by hand. */
@Slow("makes two hundred graphs")
class FlowGraphTest {

    private static final int ROWS = 17;
    private static final double AGREEMENT = 1e-9;

    static Stream<Arguments> architectures() {
        Stream<Arguments> couplings = IntStream.rangeClosed(2, 5).boxed().flatMap(dimension -> Stream.of(Activation.values())
                .flatMap(activation -> Stream.of(Partition.values()).flatMap(partition -> Stream.of(CouplingKind.values())
                        .map(kind -> Arguments.of(dimension, new FlowSpec(3, 6, 1 + dimension % 3, activation, 1.5, partition, kind))))));
        Stream<Arguments> leaky = Stream.of(2, 3, 4, 5, 9).flatMap(dimension -> Stream.of(FlowFamily.LEAKY, FlowFamily.LEAKY_HARD)
                .flatMap(family -> Stream.of(1, 3).map(layers -> Arguments.of(dimension,
                        new FlowSpec(layers, 6, 1, Activation.TANH, 1.5).withFamily(family)))));
        return Stream.concat(couplings, leaky);
    }

    /** Loss and gradient of some points. */
    private record Found(double loss, double[] gradient) {

        static Found byHand(FlowLayout layout, double[] parameters, double[] points) {
            int rows = points.length / layout.dimension();
            Block data = Block.allocate(Precision.DOUBLE, rows, layout.dimension());
            for (int i = 0; i < points.length; i++) {
                data.set(i % layout.dimension() * rows + i / layout.dimension(), points[i]);
            }
            Block vector = Block.allocate(Precision.DOUBLE, parameters.length, 1);
            for (int i = 0; i < parameters.length; i++) {
                vector.set(i, parameters[i]);
            }
            vector.push();
            LikelihoodGradient slice = new LikelihoodGradient(layout, vector, rows, 1);
            slice.load(data, IntStream.range(0, rows).toArray(), null, 0);
            double loss = slice.evaluate(1.0 / rows, 0) / rows;
            Block gradient = Block.allocate(Precision.DOUBLE, parameters.length, 1);
            gradient.pullFrom(slice.gradient(0));
            return new Found(loss, IntStream.range(0, parameters.length).mapToDouble(gradient::get).toArray());
        }

        static Found bySameDiff(FlowGraph graph, double[] parameters, double[] points) {
            double[] gradient = new double[parameters.length];
            return new Found(graph.evaluate(parameters, points, gradient), gradient);
        }
    }

    /** SameDiff's chatter is kept from stdout; what other threads print meanwhile, as results, is not. */
    @Test
    void onlyTheThreadThatDerivesIsSilenced() {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(bytes, true, Charset.defaultCharset());
        System.setOut(printed);
        try {
            FlowGraph.quietly(() -> {
                System.out.println("chatter");
                Thread other = new Thread(() -> System.out.println("a result"));
                other.start();
                try {
                    other.join();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            assertSame(printed, System.out);
            new FlowGraph(new FlowLayout(new FlowSpec(1, 4, 1, Activation.TANH, 1), 2));
        } finally {
            System.setOut(before);
        }
        String text = bytes.toString(Charset.defaultCharset());
        assertTrue(text.contains("a result") && !text.contains("chatter"), text);
    }

    /** Padded by the rules of a kind: the last coordinates of each point but two. */
    private static double[] points(int dimension, Padding.Kind kind, int rows, long seed) {
        double[] points = RandomFlows.points(rows, dimension, seed);
        for (int i = 0; kind == Padding.Kind.ZERO && i < points.length; i++) {
            points[i] = i % dimension < 2 ? points[i] : 0;
        }
        return points;
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void lossAndGradientAreThoseDerivedByHand(int dimension, FlowSpec spec) {
        FlowLayout layout = new FlowLayout(spec, dimension);
        FlowGraph graph = new FlowGraph(layout);
        for (Padding.Kind kind : dimension == 2 ? List.of(Padding.Kind.NONE) : List.of(Padding.Kind.ZERO, Padding.Kind.GAUSSIAN)) {
            // Other parameters and another number of points: a graph is used again and again.
            for (int again = 0; again < 2; again++) {
                double[] parameters = RandomFlows.model(spec, dimension, 31 + again).parameters();
                double[] points = points(dimension, kind, ROWS + again, 41 + again);
                compare(Found.byHand(layout, parameters, points), Found.bySameDiff(graph, parameters, points), kind.toString());
            }
        }
    }

    /** Each number to nine digits; of one in which larger terms cancel each other, to nine digits of a hundredth of the largest number. */
    private static void compare(Found expected, Found found, String words) {
        assertEquals(expected.loss(), found.loss(), AGREEMENT * Math.abs(expected.loss()), words);
        double largest = 0;
        for (double value : expected.gradient()) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertTrue(largest > 0.01, "a gradient of nearly nothing shows nothing");
        for (int i = 0; i < expected.gradient().length; i++) {
            assertEquals(expected.gradient()[i], found.gradient()[i], AGREEMENT * Math.max(Math.abs(expected.gradient()[i]), largest / 100),
                    words + ", parameter " + i);
        }
    }

    @Test
    void anotherThreadGoesOnWithTheSameGraph() throws InterruptedException {
        FlowSpec spec = new FlowSpec(2, 5, 1, Activation.TANH, 2);
        FlowLayout layout = new FlowLayout(spec, 3);
        FlowGraph graph = new FlowGraph(layout);
        double[] parameters = RandomFlows.model(spec, 3, 5).parameters();
        double[] points = RandomFlows.points(ROWS, 3, 6);
        Found here = Found.bySameDiff(graph, parameters, points);
        Found[] there = new Found[1];
        Thread other = new Thread(() -> there[0] = Found.bySameDiff(graph, parameters, points));
        other.start();
        other.join();
        compare(here, there[0], "another thread");
        compare(here, Found.bySameDiff(graph, parameters, points), "this thread again");
    }

    @Test
    void greedyLayersAreRefused() {
        FlowLayout layout = new FlowLayout(new FlowSpec(2, 5, 1, Activation.TANH, 2).withFamily(FlowFamily.GREEDY), 2);
        assertEquals("greedy layers follow no gradient, so ND4J has none to compute: choose couplings or leaky layers",
                assertThrows(InvalidInputException.class, () -> new FlowGraph(layout)).getMessage());
    }

    /** They are off the heap, so that Java's collector learns of them late: a window of 1 GB grew to 2 by them. */
    @Test
    void nothingThatIsMadeForAnEvaluationOutlivesIt() {
        for (FlowFamily family : List.of(FlowFamily.COUPLINGS, FlowFamily.LEAKY, FlowFamily.LEAKY_HARD)) {
            FlowLayout layout = new FlowLayout(new FlowSpec(3, 6, 2, Activation.TANH, 1.5).withFamily(family), 4);
            List<INDArray> made = new ArrayList<>();
            FlowGraph graph = new FlowGraph(layout, new ClosingMemory() {
                @Override
                public INDArray allocate(boolean detached, DataType type, long... shape) {
                    made.add(super.allocate(detached, type, shape));
                    return made.get(made.size() - 1);
                }

                @Override
                public INDArray allocate(boolean detached, LongShapeDescriptor descriptor) {
                    made.add(super.allocate(detached, descriptor));
                    return made.get(made.size() - 1);
                }
            });
            double[] parameters = RandomFlows.points(1, layout.parameterCount(), 3);
            for (int i = 0; i < 2; i++) {
                Found.bySameDiff(graph, parameters, RandomFlows.points(ROWS, 4, 5));
                assertTrue(made.size() > 50, family + ": " + made.size());
                assertEquals(0, made.stream().filter(array -> !array.wasClosed()).count(), family.name());
            }
        }
    }
}
