package org.pushforward.lab.page.partition;

import java.util.List;
import javafx.beans.InvalidationListener;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.matrix.PartitionInstrument;
import org.pushforward.instrument.matrix.PartitionReading;
import org.pushforward.instrument.matrix.PartitionRequest;
import org.pushforward.lab.concurrent.InstrumentWorker;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.page.StudyPage;
import org.pushforward.lab.product.StepClock;
import org.pushforward.lab.session.Kept;
import org.pushforward.theory.image.PartitionKind;

/** Puts the Partitions page together: model, view, and the worker that runs the maps. */
public final class PartitionPage extends StudyPage {

    private final PartitionModel model = new PartitionModel();
    private final PartitionView view = new PartitionView(model);
    private final StepClock clock = new StepClock(model.steps());
    private final InstrumentWorker<PartitionRequest, PartitionReading> worker = worker("pushforward-partitions", new PartitionInstrument(),
            model::show);

    public PartitionPage() {
        stand(new Face(view.buildTransport(), view.build(), view.buildSettings(), "partition", model.statusProperty(), view.controls().keys()),
                Kept.of(model.cells(), model.steps().cells()));
        InvalidationListener ask = observable -> worker.offer(model.request());
        model.kind.valueProperty().addListener(ask);
        model.seed.valueProperty().addListener(ask);
        model.route.valueProperty().addListener(ask);
    }

    @Override
    public List<PageAction> sharing() {
        return List.of(PageAction.copyCommand(() -> model.command().text(), null));
    }

    public void showConvolution() {
        model.kind.set(PartitionKind.CONVOLUTION);
    }

    /** Whether the map that is chosen has run. */
    public boolean isSettled() {
        return model.getReading() != null && model.getReading().request().equals(model.request());
    }

    @Override
    public void setTheme(Theme theme) {
        view.setTheme(theme);
    }

    @Override
    public void setSeen(boolean seen) {
        clock.setSeen(seen);
        super.setSeen(seen);
    }

    @Override
    protected void begin() {
        worker.offer(model.request());
    }

    @Override
    public void focusFirst() {
        view.controls().focusPlay();
    }
}
