package org.pushforward;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Runs {@code python3} with numpy (Debian: {@code python3-numpy}). Without them it fails rather than being left out, since nobody reads what was left
 * out; whoever wants that says {@code -DexcludedGroups=python}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("python")
public @interface NeedsPython {

    /** What for. */
    String value();
}
