package org.pushforward.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What instruments of several members, and of large pictures, have in common. */
class TurnsTest {

    private final Turns turns = new Turns();

    private List<Integer> taken(int turnCount, int members, Set<Integer> wanting) {
        return IntStream.range(0, turnCount).mapToObj(turn -> turns.next(members, wanting::contains)).toList();
    }

    @Test
    void membersThatWantATurnTakeOneEach() {
        assertEquals(List.of(0, 1, 2, 0, 1), taken(5, 3, Set.of(0, 1, 2)));
        assertEquals(List.of(2, 0, 2), taken(3, 3, Set.of(0, 2)));
    }

    @Test
    void whereNoneWantsATurnTheNextOneHasIt() {
        assertEquals(List.of(0, 1, 2, 0), taken(4, 3, Set.of()));
    }

    @Test
    void membersMayBecomeFewer() {
        taken(4, 4, Set.of(0, 1, 2, 3));
        assertEquals(List.of(0, 1, 0), taken(3, 2, Set.of(0, 1)));
    }

    @Test
    void pixelsThatCameBackAreTakenAgainIfTheyFit() {
        PixelPool pool = new PixelPool();
        int[] pixels = pool.take(4);
        assertEquals(16, pixels.length);
        assertNotSame(pixels, pool.take(4));
        pool.giveBack(pixels);
        assertSame(pixels, pool.take(4));
        pool.giveBack(pixels);
        assertEquals(25, pool.take(5).length);
    }
}
