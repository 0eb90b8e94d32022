package org.pushforward.data;

/** The part of the plane that a picture shows, in data units. */
public record Window(double minX, double maxX, double minY, double maxY) {

    public double width() {
        return maxX - minX;
    }

    public double height() {
        return maxY - minY;
    }
}
