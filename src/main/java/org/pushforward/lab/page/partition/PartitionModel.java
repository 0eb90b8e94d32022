package org.pushforward.lab.page.partition;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.instrument.matrix.PartitionReading;
import org.pushforward.instrument.matrix.PartitionRequest;
import org.pushforward.instrument.matrix.Product;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.Effect;
import org.pushforward.lab.control.NumberSetting;
import org.pushforward.lab.product.StepModel;
import org.pushforward.lab.session.Cells;
import org.pushforward.theory.image.PartitionKind;
import org.pushforward.theory.image.Picture;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.SquareMatrix;

/** What the Partitions page shows. Knows no node; changed on the JavaFX thread. */
final class PartitionModel {

    /** Which way the picture goes. */
    enum Direction {
        FORWARD("forward"),
        BACK("back");

        private final String title;

        Direction(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    final ChoiceSetting<PartitionKind> kind = new ChoiceSetting<>("Map", "How the coordinates of the picture are brought into two halves.",
            List.of(PartitionKind.values()), PartitionKind::title, Effect.NONE, PartitionKind.CHECKERBOARD);
    final ChoiceSetting<Direction> direction = new ChoiceSetting<>("Way", "Forward through the map, or back through its inverse.",
            List.of(Direction.values()), Direction::title, Effect.NONE, Direction.FORWARD);
    final NumberSetting seed = NumberSetting.seed("Of the convolution's parameters.");
    final ChoiceSetting<Route> route = new ChoiceSetting<>("Route", "By which the convolution's matrix is factored.", List.of(Route.values()),
            Route::title, Effect.NONE, Route.STABLE);
    private final StepModel steps = new StepModel();
    private final ReadOnlyObjectWrapper<PartitionReading> reading = new ReadOnlyObjectWrapper<>(this, "reading");
    private final StringBinding status = Bindings.createStringBinding(this::statusWords, reading, steps.positionProperty(),
            direction.valueProperty());

    PartitionModel() {
        kind.valueProperty().addListener(observable -> refreshApplying());
        refreshApplying();
    }

    private void refreshApplying() {
        seed.setApplies(kind.get() == PartitionKind.CONVOLUTION, "Only a random convolution is drawn with a seed.");
    }

    Cells cells() {
        return new Cells().add("map", kind).add("way", direction).add("seed", seed).add("route", route);
    }

    StepModel steps() {
        return steps;
    }

    PartitionRequest request() {
        return new PartitionRequest(kind.get(), seed.getLong(), route.get());
    }

    /** The command that gives the couplings and the pictures of the map that is chosen. */
    CommandText command() {
        return CommandText.partition(kind.get(), seed.getLong(), route.get());
    }

    /** Null until the first map has run. */
    ReadOnlyObjectProperty<PartitionReading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    PartitionReading getReading() {
        return reading.get();
    }

    /** Takes a reading, unless another has been asked for. */
    void show(PartitionReading newReading) {
        if (newReading.request().equals(request())) {
            reading.set(newReading);
            steps.last();
            steps.setCount(newReading.run().couplings());
        }
    }

    boolean isForward() {
        return direction.get() == Direction.FORWARD;
    }

    /** How many couplings have acted. */
    int acted() {
        // A shorter product may just have come, before the place in it has followed.
        return Math.min((int) Math.floor(steps.getPosition()), reading.get().run().couplings());
    }

    /** What goes in: the picture, or its image. */
    Picture start() {
        return isForward() ? reading.get().run().picture() : reading.get().run().direct();
    }

    /** What the map itself makes of it. */
    Picture direct() {
        return isForward() ? reading.get().run().direct() : reading.get().run().picture();
    }

    /** What the couplings that have acted make of it. */
    Picture coupled() {
        return (isForward() ? reading.get().run().steps() : reading.get().run().backSteps()).get(acted());
    }

    Product product() {
        return isForward() ? reading.get().product() : reading.get().inverse();
    }

    SquareMatrix soFar() {
        return (isForward() ? reading.get().products() : reading.get().inverses()).get(acted());
    }

    /** log |det| of the map in the chosen direction, in nats. */
    double directLogDet() {
        return signed(reading.get().run().directLogDet());
    }

    /** The same from the couplings' scales. */
    double coupledLogDet() {
        return signed(reading.get().run().coupledLogDet());
    }

    private double signed(double logDet) {
        return isForward() ? logDet : 0 - logDet;
    }

    ObservableValue<String> statusProperty() {
        return status;
    }

    /** Which map is shown, and which way. */
    String mapWords() {
        return reading.get() == null ? "The map" : reading.get().map().name() + ", " + (isForward() ? "forward" : "back");
    }

    private String statusWords() {
        if (reading.get() == null) {
            return "Running the picture through the map";
        }
        return mapWords() + ": " + acted() + " of " + steps.getCount() + " couplings have acted";
    }
}
