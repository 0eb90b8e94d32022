package org.pushforward.lab.page.linear;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.pushforward.experiment.setting.Setting.Scale;
import org.pushforward.instrument.matrix.MatrixKind;
import org.pushforward.instrument.matrix.MatrixRequest;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.Effect;
import org.pushforward.lab.control.NumberSetting;
import org.pushforward.lab.session.Cells;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.Witness;
import org.pushforward.theory.linear.learn.FitSpec;
import org.pushforward.theory.linear.learn.Optimizer;

/** What a person may set on the Linear maps page. */
final class LinearSettings {

    private static final int LEAST_WITNESS = 4;

    final ChoiceSetting<MatrixKind> kind = new ChoiceSetting<>("Matrix", "Where the matrix comes from.", List.of(MatrixKind.values()),
            MatrixKind::title, Effect.NONE, MatrixKind.GAUSS);
    /** Of the halves, so that every entry is good: the matrix has twice as many rows. */
    final NumberSetting half = NumberSetting.whole("Half, d", "Coordinates of one half: the matrix is 2d × 2d.", 1, 32, Scale.LOGARITHMIC,
            Effect.NONE, 4);
    final NumberSetting seed = NumberSetting.seed("Of the matrix and of the fits' first parameters.");
    final ChoiceSetting<Integer> witness = new ChoiceSetting<>("Witness", "A matrix that provably needs many factors.", List.of(0, 1, 2),
            LinearSettings::witnessName, Effect.NONE, 0);
    final ChoiceSetting<Scales> scales = new ChoiceSetting<>("Scales", "Positive as in a flow, or of any sign.", List.of(Scales.values()),
            scales -> scales == Scales.POSITIVE ? "positive" : "any sign", Effect.NONE, Scales.POSITIVE);
    /** Beyond the least number of factors, two each, so that every number is good. */
    final NumberSetting pairs = NumberSetting.whole("Extra pairs", "k of the stable route, whose 12 + 2k factors bring the worst κ down to about the "
            + "(2 + k)-th root of that of the matrix. Rotations keep their 6.", 0, (Factorization.MOST - Factorization.LEAST) / 2, Scale.LINEAR,
            Effect.NONE, 0);
    /** A person's own matrix. */
    final StringProperty text = new SimpleStringProperty(this, "text", "0.5  -1.5\n1.5  0.5");
    final ChoiceSetting<Route> route = new ChoiceSetting<>("Route", "Whose factors are shown.", List.of(Route.values()), Route::title,
            Effect.NONE, Route.STABLE);

    final NumberSetting layers = NumberSetting.whole("Couplings, K", "Factors that are fitted.", 1, 16, Scale.LINEAR, Effect.NONE, 6);
    final ChoiceSetting<Optimizer> optimizer = new ChoiceSetting<>("Optimiser",
            "L-BFGS shows most clearly where the error drops; Adam is what flows are trained with.",
            List.of(Optimizer.values()), Optimizer::title, Effect.NONE, Optimizer.LBFGS);
    final NumberSetting steps = NumberSetting.whole("Steps", "Of the optimiser, for each restart.", 10, 100_000, Scale.LOGARITHMIC,
            Effect.NONE, 1000);
    final NumberSetting restarts = NumberSetting.whole("Restarts", "From other first parameters.", 1, 32, Scale.LINEAR, Effect.NONE, 4);
    final NumberSetting rate = NumberSetting.real("Rate", "Of Adam; L-BFGS finds its own.", 1e-5, 1, Scale.LOGARITHMIC, Effect.NONE, 0.01);

    LinearSettings() {
        kind.valueProperty().addListener(observable -> refreshApplying());
        optimizer.valueProperty().addListener(observable -> refreshApplying());
        refreshApplying();
    }

    private void refreshApplying() {
        half.setApplies(kind.get().hasSize(), "This matrix has a size of its own.");
        seed.setApplies(kind.get().hasSeed(), "Nothing about this matrix is random.");
        rate.setApplies(optimizer.get() == Optimizer.ADAM, "L-BFGS finds its own rate.");
        if (kind.get() == MatrixKind.WITNESS && half.getInt() < LEAST_WITNESS / 2) {
            half.set(LEAST_WITNESS / 2);
        }
    }

    /** From halves of 3 on every witness exists. */
    private static String witnessName(int index) {
        return Witness.of(3).get(index).name();
    }

    Cells cells() {
        return new Cells().add("matrix", kind).add("half", half).add("seed", seed).add("witness", witness).add("scales", scales)
                .add("Own matrix", this::own, this::setOwn, whole -> whole.replaceAll("\\s*\n\\s*", "; "), whole -> whole, whole -> whole)
                .hear(text).add("pairs", pairs)
                .add("route", route).add("layers", layers).add("optimizer", optimizer).add("steps", steps).add("restarts", restarts)
                .add("rate", rate);
    }

    /** The text where it is the matrix, else null: then it follows the matrix as soon as that is read, which is nothing that anybody did. */
    private String own() {
        return kind.get() == MatrixKind.OWN ? text.get() : null;
    }

    private void setOwn(String whole) {
        if (whole != null) {
            text.set(whole);
        }
    }

    /** Hears every change that asks for another matrix. */
    void onMatrix(Runnable listener) {
        InvalidationListener run = observable -> listener.run();
        kind.valueProperty().addListener(run);
        half.valueProperty().addListener(run);
        seed.valueProperty().addListener(run);
        witness.valueProperty().addListener(run);
        scales.valueProperty().addListener(run);
        text.addListener(run);
    }

    MatrixRequest request(boolean dragged) {
        return new MatrixRequest(kind.get(), 2 * half.getInt(), seed.getLong(), witness.get(), text.get(), scales.get(),
                Factorization.LEAST + 2 * pairs.getInt(), dragged);
    }

    FitSpec fit() {
        return new FitSpec(layers.getInt(), scales.get(), optimizer.get(), steps.getInt(), restarts.getInt(), rate.get(), seed.getLong());
    }

    /** Numbers of factors from below the least that is ever enough to the bound of the stable route. */
    static List<Integer> costLayers() {
        return IntStream.rangeClosed(4, Route.STABLE.bound()).boxed().toList();
    }
}
