package org.pushforward.experiment.preset;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.run.TargetSource;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.theory.padded.PaddedSpec;
import org.pushforward.theory.padded.PaddedTarget;
import org.pushforward.theory.padded.PaddedVariant;
import org.pushforward.theory.separation.DepthBound;
import org.pushforward.theory.separation.Part;
import org.pushforward.theory.separation.Separation;
import org.pushforward.theory.universal.ConstructionSpec;
import org.pushforward.theory.universal.Price;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Variant;
import org.pushforward.train.TrainingConfig;

/** What a configuration of a preset shows, each kind on a page of its own. */
public sealed interface Exhibit {

    /** What a preset shows, as its file says; runs where it does not. */
    enum Kind {
        RUNS {
            @Override
            Exhibit read(String file, InputStream in) throws IOException {
                return new Runs(SweepFile.read(file, in));
            }
        },
        COUPLINGS {
            @Override
            Exhibit read(String file, InputStream in) throws IOException {
                return FewCouplings.read(JsonFields.read(file, in, "pushforward couplings", VERSION));
            }
        },
        PADDING {
            @Override
            Exhibit read(String file, InputStream in) throws IOException {
                return Padded.read(JsonFields.read(file, in, "pushforward padding", VERSION));
            }
        },
        BOUND {
            @Override
            Exhibit read(String file, InputStream in) throws IOException {
                return Bound.read(JsonFields.read(file, in, "pushforward depth bound", VERSION));
            }
        };

        private static final int VERSION = 1;

        /** @throws org.pushforward.base.InvalidInputException one line naming file and field, if it is not such a file */
        abstract Exhibit read(String file, InputStream in) throws IOException;
    }

    /** A setting of it. @param label its name for people, wherever it is set */
    record Line(String label, String value) {
    }

    /** All settings, the same of every exhibit of a kind. */
    List<Line> settings();

    /** The command line that makes it without the window. */
    CommandText command();

    /** Runs to be trained, mostly a single one. */
    record Runs(Sweep experiment) implements Exhibit {

        /** Of an experiment with several runs the first stands for all. */
        public TrainingConfig first() {
            return experiment.runs().get(0);
        }

        @Override
        public List<Line> settings() {
            List<Line> lines = new ArrayList<>();
            Settings.byName(first()).forEach((name, value) -> lines.add(new Line(Setting.of(name).label(), value.asText())));
            return lines;
        }

        @Override
        public CommandText command() {
            return CommandText.train(first());
        }
    }

    /**
     * Couplings without padding that are written down.
     *
     * @param target a dataset, or {@link TargetSource#PLANET}
     * @param bits   of a mantissa
     */
    record FewCouplings(String target, ConstructionSpec spec, int bits, long seed) implements Exhibit {

        private static final int POINTS = 100_000;

        public FewCouplings {
            InvalidInputException.require(target.equals(TargetSource.PLANET) || Datasets.contains(target), "there is no target %s", target);
            bits = new RoundOff(bits).mantissaBits();
        }

        static FewCouplings read(JsonFields fields) {
            String target = fields.text("target");
            Variant variant = fields.choice("variant", Variant.class);
            Price price = fields.choice("price", Price.class);
            double epsilon = fields.number("epsilon");
            int bits = fields.integer("bits");
            long seed = fields.longInteger("seed");
            fields.finish();
            return fields.make(() -> new FewCouplings(target, ConstructionSpec.of(variant, epsilon).withPrice(price), bits, seed));
        }

        public boolean isPicture() {
            return target.equals(TargetSource.PLANET);
        }

        /** The spec of what it is called. */
        public DatasetSpec dataset() {
            return isPicture() ? new DatasetSpec(target, 0, 0, 0, 0) : Datasets.defaults(target);
        }

        @Override
        public List<Line> settings() {
            return List.of(new Line("Target", target), new Line("Couplings", spec.variant().phrase()), new Line("Squeezed", spec.price().phrase()),
                    new Line("Epsilon", Json.number(spec.epsilon())), new Line("Bits", Integer.toString(bits)),
                    new Line("Seed", Long.toString(seed)));
        }

        @Override
        public CommandText command() {
            return CommandText.universal(dataset(), Target.Ink.LIGHT, spec, bits, POINTS, seed);
        }
    }

    /** Couplings on data and padding that are written down. */
    record Padded(PaddedSpec spec) implements Exhibit {

        static Padded read(JsonFields fields) {
            PaddedTarget target = fields.choice("target", PaddedTarget.class);
            PaddedVariant variant = fields.choice("variant", PaddedVariant.class);
            double sigma = fields.number("sigma");
            int couplings = fields.integer("couplings");
            fields.finish();
            return fields.make(() -> new Padded(new PaddedSpec(target, variant, sigma, couplings)));
        }

        @Override
        public List<Line> settings() {
            return List.of(new Line("Construction", spec.variant().title()), new Line("Target", spec.target().title()),
                    new Line("Noise σ, of the padding or the velocities", Json.number(spec.sigma())),
                    new Line("Couplings, or kinetic steps K", Integer.toString(spec.couplings())));
        }

        @Override
        public CommandText command() {
            return CommandText.padded(spec.target(), spec.variant(), List.of(spec.sigma()), List.of(spec.couplings()));
        }
    }

    /**
     * A part of the argument for the lower bound on depth.
     *
     * @param spec          what is drawn
     * @param bound         what is counted
     * @param flowLipschitz of a whole flow, whose price is told
     * @param runs          trained flows beside it
     * @param width         of their conditioners
     */
    record Bound(Part part, Separation.Spec spec, DepthBound bound, double flowLipschitz, ShippedSweep runs, int width) implements Exhibit {

        static Bound read(JsonFields fields) {
            Part part = fields.choice("part", Part.class);
            int dimension = fields.integer("dimension");
            int components = fields.integer("components");
            int points = fields.integer("points");
            int words = fields.integer("words");
            double sigma = fields.number("sigma");
            double ramp = fields.number("ramp");
            long seed = fields.longInteger("seed");
            int countedDimension = fields.integer("counted_dimension");
            int countedComponents = fields.integer("counted_components");
            double layers = fields.number("layers");
            double parameters = fields.number("parameters");
            double lipschitz = fields.number("lipschitz");
            double net = fields.number("net");
            double flowLipschitz = fields.number("flow_lipschitz");
            ShippedSweep runs = fields.choice("runs", ShippedSweep.class);
            int width = fields.integer("width");
            fields.finish();
            return fields.make(() -> new Bound(part, new Separation.Spec(dimension, components, points, words, sigma, ramp, seed),
                    new DepthBound(countedDimension, countedComponents, layers, parameters, lipschitz, net),
                    Separation.requireLipschitz(flowLipschitz), runs, width));
        }

        /** What is drawn of the mixture that the part is about. */
        Separation.Spec drawn() {
            return part == Part.COUNTING ? Separation.Spec.counted(bound, spec.points(), spec.sigma(), spec.seed()) : spec;
        }

        /** The data of the trained flows with the most modes. */
        RunData data() {
            List<TrainingConfig> all = runs.sweep().runs();
            TrainingConfig last = all.get(all.size() - 1);
            return RunData.of(last.dataset(), last.seed());
        }

        @Override
        public List<Line> settings() {
            return List.of(new Line("Part", part.title()), new Line("Dimension d", Integer.toString(spec.dimension())),
                    new Line("Modes k", Integer.toString(spec.components())), new Line("Points M", Integer.toString(spec.points())),
                    new Line("Mixtures", Integer.toString(spec.words())), new Line("Mode σ", Json.number(spec.sigma())),
                    new Line("Ramp w", Json.number(spec.ramp())), new Line("Seed", Long.toString(spec.seed())),
                    new Line("Dimension d, counted", Integer.toString(bound.dimension())),
                    new Line("Modes k, counted", Integer.toString(bound.components())), new Line("Maps L", Json.number(bound.layers())),
                    new Line("Numbers p", Json.number(bound.parameters())), new Line("Lipschitz Lip", Json.number(bound.lipschitz())),
                    new Line("Net ε", Json.number(bound.epsilon())), new Line("Lipschitz C", Json.number(flowLipschitz)),
                    new Line("Runs", runs.title()), new Line("Width", Integer.toString(width)));
        }

        @Override
        public CommandText command() {
            return part == Part.DEPTH ? CommandText.sweep(runs.sweep()) : CommandText.separate(drawn(), bound, flowLipschitz);
        }
    }
}
