package org.pushforward.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.opentest4j.AssertionFailedError;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
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
@ExtendWith({NeedsDisplay.Check.class, ApplicationExtension.class, NeedsDisplay.OwnSize.class})
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
     * TestFX has one stage for all tests, which keeps the size that it was given: what the next one puts there would be as large, and lie under a
     * mouse that was moved away from it.
     */
    final class OwnSize implements AfterEachCallback {

        @Override
        public void afterEach(ExtensionContext context) {
            WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, () -> {
                Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
                stage.setMinWidth(0);
                stage.setMinHeight(0);
                stage.setScene(new Scene(new Group(), 200, 100));
                stage.sizeToScene();
            });
        }
    }
}
