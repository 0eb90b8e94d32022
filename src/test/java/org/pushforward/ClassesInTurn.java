package org.pushforward;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.commons.support.AnnotationSupport;
import org.pushforward.lab.NeedsDisplay;

/**
 * The order of the test classes. Of JUnit's two threads the one that begins takes them from the end of the list and the other one from its start, so
 * the window's tests, of which one can run at a time, stand at the end: they are gone through without a pause while the rest runs beside them, and
 * whoever is done first helps the other. What takes long comes early on both sides, that none of it is left for one thread when the other has ended.
 * There are no more than two threads, though JUnit would add one for each that waits: on two cores a third class holds up the windows' tests, whose
 * thread is the last to end, and waits each time that it waits for a window.
 */
public final class ClassesInTurn implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors().sort(Comparator.comparingInt(ClassesInTurn::place));
    }

    private static int place(ClassDescriptor test) {
        boolean slow = test.isAnnotated(Slow.class);
        return isWindow(test.getTestClass()) ? slow ? 3 : 2 : slow ? 0 : 1;
    }

    /** Whether a class takes its turn among the window's tests. */
    public static boolean isWindow(Class<?> test) {
        return AnnotationSupport.findRepeatableAnnotations(test, ResourceLock.class).stream()
                .anyMatch(lock -> lock.value().equals(NeedsDisplay.THE_DISPLAY));
    }
}
