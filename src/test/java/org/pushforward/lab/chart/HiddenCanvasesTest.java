package org.pushforward.lab.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HiddenCanvasesTest {

    private final HiddenCanvases canvases = new HiddenCanvases(10);
    private final List<String> released = new ArrayList<>();
    private final Runnable first = () -> released.add("first");
    private final Runnable second = () -> released.add("second");
    private final Runnable third = () -> released.add("third");

    @Test
    void whatHasBeenHiddenForLongestIsGivenUp() {
        canvases.hide(first, 4);
        canvases.hide(second, 4);
        assertEquals(List.of(), released);
        canvases.hide(third, 4);
        assertEquals(List.of("first"), released);
        canvases.hide(first, 9);
        assertEquals(List.of("first", "second", "third"), released);
    }

    @Test
    void whatIsSeenAgainIsKept() {
        canvases.hide(first, 6);
        canvases.show(first);
        canvases.hide(second, 6);
        assertEquals(List.of(), released, "the first counts no more");
        canvases.hide(first, 3);
        canvases.hide(first, 4);
        assertEquals(List.of(), released, "it counts once");
        canvases.hide(third, 1);
        assertEquals(List.of("second"), released);
    }

    @Test
    void oneThatIsTooLargeIsGivenUpAtOnce() {
        canvases.hide(first, 11);
        canvases.hide(second, 10);
        assertEquals(List.of("first"), released);
    }
}
