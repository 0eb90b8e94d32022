package org.pushforward.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.Theme;
import org.pushforward.data.Points;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

class RunFeedTest {

    private static final PictureRequest.Style STYLE = new PictureRequest.Style(200, Theme.LIGHT, 1, true, true, true);
    private static final Points NO_POINTS = new Points(0, 2, new double[0]);
    private static final LearnedData DATA = new LearnedData(NO_POINTS, NO_POINTS, null, 1, Optional.empty(), null, null);

    private final List<RunFeed.Seen> seen = new ArrayList<>();
    private final List<TrainingSnapshot> window = new ArrayList<>();
    private final RunFeed feed = new RunFeed(2, seen::add, (place, run) -> window.add(run));
    private final TrainingConfig run = TrainingConfig.defaults();
    private final TrainingConfig beside = run.withSeed(run.seed() + 1);

    private static TrainingSnapshot snapshot(TrainingConfig config, long step) {
        return Snapshots.of(config, step, List.of(), null);
    }

    private static RunFeed.Watched watched(TrainingConfig config) {
        return new RunFeed.Watched(config, DATA, null, true);
    }

    private void ask(boolean each, RunFeed.Watched... runs) {
        feed.ask(new RunFeed.Wanted(List.of(runs), STYLE, Focus.DEFAULT, each));
    }

    private List<TrainingSnapshot> drawn() {
        return seen.get(seen.size() - 1).runs().stream().map(PictureRequest::snapshot).toList();
    }

    private List<Long> shown() {
        return window.stream().map(TrainingSnapshot::step).toList();
    }

    @BeforeEach
    void begin() {
        ask(false, watched(run));
    }

    @Test
    void eachSnapshotGoesToTheInstrumentsAndFewToTheWindow() {
        for (int step = 0; step <= 20; step++) {
            TrainingSnapshot newest = snapshot(run, step);
            feed.see(0, newest);
            assertEquals(List.of(newest), drawn());
        }
        assertEquals(22, seen.size());
        assertTrue(window.size() < 10, "a hand-over to the window every 200 ms: " + shown());
    }

    @Test
    void theWindowGetsEachIfItWants() {
        ask(true, watched(run));
        for (int step = 0; step < 5; step++) {
            feed.see(0, snapshot(run, step));
        }
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), shown());
    }

    @Test
    void theFirstAndTheLastOfARunGoToBoth() {
        long end = run.optimization().steps();
        for (TrainingSnapshot marked : List.of(snapshot(run, 0), snapshot(run, end), Snapshots.of(run, 7, List.of(), "The loss is no number."))) {
            feed.see(0, marked);
            assertEquals(List.of(marked), drawn());
            assertSame(marked, window.get(window.size() - 1));
        }
        assertEquals(3, window.size());
    }

    @Test
    void aWindowThatPausesARunGetsTheStepThatItMissed() {
        feed.see(0, snapshot(run, 0));
        TrainingSnapshot missed = snapshot(run, 8);
        feed.see(0, missed);
        ask(true, watched(run));
        assertSame(missed, window.get(window.size() - 1));
        int count = window.size();
        ask(true, watched(run));
        assertEquals(count, window.size());
    }

    @Test
    void oneMoreSnapshotOfAnOldRunReachesNobody() {
        feed.see(0, snapshot(run, 3));
        TrainingConfig again = run.withSeed(run.seed());
        ask(false, watched(again));
        assertEquals(Arrays.asList((TrainingSnapshot) null), drawn());
        int read = seen.size();
        int shown = window.size();
        feed.see(0, snapshot(run, 4));
        feed.see(1, snapshot(beside, 4));
        assertEquals(read, seen.size());
        assertEquals(shown, window.size());
        TrainingSnapshot first = snapshot(again, 0);
        feed.see(0, first);
        assertEquals(List.of(first), drawn());
    }

    @Test
    void nothingIsReadUntilAllDataAreThere() {
        seen.clear();
        ask(false);
        ask(false, watched(run), new RunFeed.Watched(beside, null, null, true));
        feed.see(0, snapshot(run, 0));
        assertEquals(List.of(), seen);
        ask(false, watched(run), watched(beside));
        assertEquals(Stream.of(0L, null).toList(), drawn().stream().map(newest -> newest == null ? null : newest.step()).toList());
    }

    @Test
    void anEarlierStepStaysWhateverThePresentDoes() {
        TrainingSnapshot past = snapshot(run, 2);
        ask(true, new RunFeed.Watched(run, DATA, past, false), watched(beside));
        int read = seen.size();
        feed.see(0, snapshot(run, 9));
        assertEquals(read, seen.size());
        assertEquals(9, window.get(window.size() - 1).step());
        TrainingSnapshot other = snapshot(beside, 9);
        feed.see(1, other);
        assertEquals(List.of(past, other), drawn());
        ask(true, watched(run), watched(beside));
        assertEquals(List.of(9L, 9L), drawn().stream().map(TrainingSnapshot::step).toList());
    }

    @Test
    void aChangedWishIsReadWithWhatIsNewest() {
        TrainingSnapshot newest = snapshot(run, 5);
        feed.see(0, newest);
        Focus focus = new Focus(0.5, -1, null);
        feed.ask(new RunFeed.Wanted(List.of(watched(run)), null, focus, false));
        assertSame(focus, seen.get(seen.size() - 1).focus());
        assertEquals(List.of(newest), drawn());
    }
}
