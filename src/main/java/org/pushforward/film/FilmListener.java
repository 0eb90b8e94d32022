package org.pushforward.film;

/** Hears how a film comes along; on the thread that makes it. */
@FunctionalInterface
public interface FilmListener {

    /**
     * A frame is drawn. May take its time, where others need the processor.
     *
     * @return whether to go on
     */
    boolean drawn(int frames, int of);
}
