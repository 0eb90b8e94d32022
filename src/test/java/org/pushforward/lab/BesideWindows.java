package org.pushforward.lab;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.pushforward.ClassesInTurn;

/**
 * Marks the thread of each class that runs beside those of the window, and with it each thread that such a class begins: what is printed and thrown
 * there is no matter of a {@link ListeningWindow}. JUnit finds it for all classes by {@code META-INF/services}. Its threads take classes of both
 * kinds in turn, so no class may leave a mark; what bears none is listened to.
 */
public final class BesideWindows implements BeforeAllCallback, AfterAllCallback {

    private static final ThreadLocal<Boolean> BESIDE = new InheritableThreadLocal<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        mark(!ClassesInTurn.isWindow(context.getRequiredTestClass()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        BESIDE.remove();
    }

    /** The thread that asks, and those that it begins. */
    static void mark(boolean beside) {
        BESIDE.set(beside);
    }

    /** Whether the thread that asks is one of them. */
    static boolean isHere() {
        return Boolean.TRUE.equals(BESIDE.get());
    }
}
