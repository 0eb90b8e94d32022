package org.pushforward;

public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(0);
    }
}
