package org.pushforward;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Meets other moments in each run, by chance or by what else the machine does. If it fails, the program is at fault all the same; but it may take
 * several runs to see it again.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("chancy")
public @interface Chancy {

    /** What is left to chance. */
    String value();
}
