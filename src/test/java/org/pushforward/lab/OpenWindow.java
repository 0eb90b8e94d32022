package org.pushforward.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.concurrent.BackgroundTaskExecutor;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.augmented.AugmentedPage;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.library.LibraryPage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.separation.SeparationPage;
import org.pushforward.lab.page.train.TrainModel;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.lab.run.RunsModel;
import org.pushforward.lab.shell.Composition;
import org.pushforward.lab.shell.Preferences;
import org.pushforward.live.CoreWorkbench;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A window that is opened before each test and closed after it. */
public abstract class OpenWindow {

    private static final long PATIENCE_SECONDS = 60;
    private static final int PULSES = 4;

    protected Composition composition;
    Stage window;

    /** To be overridden with {@code @Start}. */
    void start(Stage stage) {
        begin(stage);
    }

    /** Of a size, where tests look at what is drawn. */
    void start(Stage stage, int width, int height) {
        begin(stage);
        stage.setWidth(width);
        stage.setHeight(height);
    }

    /** As it is after a start. */
    protected final void begin(Stage stage) {
        window = stage;
        composition = new Composition(stage, Preferences.ofTool(), new CoreWorkbench(), new BackgroundTaskExecutor());
        stage.setScene(composition.shell().build());
        composition.shell().openFirst();
        stage.show();
        composition.shell().focusFirst();
        composition.begin();
    }

    /** Both, also where one stays: of one alone JavaFX tells GTK without the other, which complains and resizes nothing (JDK-8344372). */
    void setSize(double width, double height) {
        window.setWidth(width);
        window.setHeight(height);
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(composition.shell()::end);
    }

    protected static void await(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }

    /** All pages, and when each shows all that was asked for. */
    Map<Class<? extends Page>, BooleanSupplier> settled() {
        Map<Class<? extends Page>, BooleanSupplier> pages = new LinkedHashMap<>();
        pages.put(ComparePage.class, () -> composition.page(ComparePage.class).model().runs().stream()
                .allMatch(run -> isWhole(run.frameProperty().get())) && composition.page(ComparePage.class).model().hasBegun());
        pages.put(TrainPage.class, () -> train().getSnapshot() != null && isWhole(train().frameProperty().get())
                && composition.page(TrainPage.class).isSettled());
        pages.put(BoardPage.class, () -> !composition.page(BoardPage.class).model().tableProperty().get().rows().isEmpty());
        pages.put(LinearPage.class, () -> composition.page(LinearPage.class).isSettled());
        pages.put(PartitionPage.class, () -> composition.page(PartitionPage.class).isSettled());
        pages.put(CouplingsPage.class, () -> composition.page(CouplingsPage.class).isSettled());
        pages.put(AugmentedPage.class, () -> composition.page(AugmentedPage.class).isSettled());
        pages.put(SeparationPage.class, () -> composition.page(SeparationPage.class).isSettled());
        pages.put(LibraryPage.class, () -> composition.page(LibraryPage.class).isSettled());
        return pages;
    }

    /** The first picture of a run may be of its data alone, or be waiting for a density. */
    private static boolean isWhole(DataSpaceFrame frame) {
        return frame != null && frame.step() >= 0 && !frame.awaited();
    }

    /** Turns to a page and waits until it shows all that was asked for. */
    <P extends Page> P open(FxRobot robot, Class<P> kind, Predicate<P> settled) throws TimeoutException {
        robot.interact(() -> composition.show(kind));
        await(window::isFocused);
        P page = composition.page(kind);
        await(() -> settled.test(page));
        return page;
    }

    /** Sets settings of a page by their names and words, and waits until it shows all that was asked for. */
    static void choose(FxRobot robot, Page page, Map<String, String> texts, BooleanSupplier settled) throws TimeoutException {
        robot.interact(() -> page.kept().orElseThrow().settings().setTexts(texts));
        await(settled);
    }

    static boolean seen(Node node) {
        return node == null || node.isVisible() && seen(node.getParent());
    }

    /** What can be taken away, as it stands. */
    static List<FigureMenu> figures(FxRobot robot) {
        return robot.lookup(node -> seen(node) && FigureMenu.of(node).isPresent()).queryAll().stream().map(node -> FigureMenu.of(node).orElseThrow())
                .toList();
    }

    /** What the page copies as a command. */
    static String command(Page page) {
        return page.sharing().stream().filter(PageAction::isCommand).findFirst().orElseThrow().text().get();
    }

    /** Until what follows from another layout is drawn, and laid out for in turn: figures in one size, pictures beside charts. */
    void awaitLayout() throws TimeoutException {
        await(() -> window.getScene().getRoot().lookupAll(".chart-view").stream().noneMatch(node -> ((ChartView) node).isBehind()));
        WaitForAsyncUtils.waitForFxEvents(PULSES);
    }

    /** Has three couplings show the curves of a dataset. */
    static void showData(CouplingsPage page) {
        page.showCurves();
        page.kept().orElseThrow().settings().setTexts(Map.of("target", "Data"));
    }

    /** As {@link FxRobot#interact}, without its waiting for what may follow: for tests that wait for what they mean themselves, time after time. */
    static void onWindow(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), action);
    }

    /** Keys at once, by the keyboard; what they do comes later. */
    static void press(FxRobot robot, KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.robotContext().getKeyboardRobot().pressNoWait(key);
        }
        for (int i = keys.length - 1; i >= 0; i--) {
            robot.robotContext().getKeyboardRobot().releaseNoWait(keys[i]);
        }
    }

    /** Has the runs of a page learn nets that take little to read: for tests to which it is one what they are. */
    static void narrow(RunsModel<?> model) {
        model.settings().number("flow.hidden").set(8);
    }

    /** Likewise, until the comparison has begun with them. */
    static void beginNarrow(FxRobot robot, ComparePage compare) throws TimeoutException {
        await(() -> compare.model().hasBegun());
        robot.interact(() -> narrow(compare.model()));
        await(() -> compare.model().hasBegun() && compare.model().runs().stream().allMatch(run -> run.newest() != null
                && run.newest().config().flow().hidden() == 8));
    }

    TrainModel train() {
        return composition.page(TrainPage.class).model();
    }
}
