package org.pushforward.instrument;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/** Arrays for the pixels of pictures, which go to the window and come back when a newer one is shown. For two threads, one at each end. */
public final class PixelPool {

    private final Queue<int[]> spare = new ArrayBlockingQueue<>(3);

    /** @return {@code side * side} pixels of any content, for good unless they are given back */
    public int[] take(int side) {
        int[] pixels = spare.poll();
        return pixels != null && pixels.length == side * side ? pixels : new int[side * side];
    }

    /** Takes back the pixels of a picture that is not shown any more. */
    public void giveBack(int[] pixels) {
        spare.offer(pixels);
    }
}
