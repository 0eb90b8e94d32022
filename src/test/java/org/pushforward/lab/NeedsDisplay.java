package org.pushforward.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.AssertionFailedError;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A test of the window by TestFX: it needs a display, if only a virtual one. Without one it fails rather than being left out, since nobody reads what
 * was left out; whoever wants that says {@code -DexcludedGroups=window}. One at a time: windows would take the focus from each other. What needs no
 * window runs beside it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("window")
@ResourceLock(NeedsDisplay.THE_DISPLAY)
@ExtendWith({NeedsDisplay.Check.class, NeedsDisplay.OneStage.class})
public @interface NeedsDisplay {

    /** Also what tests need that change what an opening window reads. */
    String THE_DISPLAY = "display";

    /** For the window's thread to come to what is asked of it. */
    long PATIENCE_MILLIS = 60_000;

    /** Fails in one line, before the toolkit fails in many. Only Linux tells by a variable whether there is a display. */
    final class Check implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            boolean missing = System.getProperty("os.name").equals("Linux") && Objects.requireNonNullElse(System.getenv("DISPLAY"), "").isEmpty();
            if (missing) {
                AssertionFailedError error = new AssertionFailedError(
                        "the window's tests need a display: xvfb-run -a mvn test (or leave them out: mvn test -DexcludedGroups=window)");
                error.setStackTrace(new StackTraceElement[0]);
                throw error;
            }
        }
    }

    /**
     * TestFX has one stage for all tests: before each, methods with {@link Start} put there what they want, and there is a robot. TestFX's own
     * {@code ApplicationExtension} does so, too, but waits for 60 ms after each of five steps.
     */
    final class OneStage implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

        private final FxRobot robot = new FxRobot();

        @Override
        public void beforeEach(ExtensionContext context) throws TimeoutException {
            Stage stage = FxToolkit.registerPrimaryStage();
            Object test = context.getRequiredTestInstance();
            onWindow(() -> AnnotationSupport.findAnnotatedMethods(test.getClass(), Start.class, HierarchyTraversalMode.TOP_DOWN)
                    .forEach(start -> ReflectionSupport.invokeMethod(start, test, stage)));
            // A pulse at least: what opens is laid out.
            WaitForAsyncUtils.waitForFxEvents(2);
            onWindow(() -> { });
        }

        /**
         * The stage keeps the size that it was given: what the next one puts there would be as large, and lie under a mouse that was moved away from
         * it.
         */
        @Override
        public void afterEach(ExtensionContext context) {
            onWindow(() -> {
                Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
                stage.setMinWidth(0);
                stage.setMinHeight(0);
                stage.setScene(new Scene(new Group(), 200, 100));
                stage.sizeToScene();
                List.copyOf(Window.getWindows()).forEach(Window::hide);
            });
            robot.robotContext().getMouseRobot().releaseNoWait();
            robot.robotContext().getKeyboardRobot().releaseNoWait();
            // What was thrown by that fails this test, and not the next one.
            onWindow(() -> { });
        }

        /** Throws what it throws, and what was thrown before on any thread that nobody waited for. */
        private static void onWindow(Runnable action) {
            WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, action);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == FxRobot.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return robot;
        }
    }
}
