package org.pushforward.lab.page.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.lab.run.Snapshots;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

class SnapshotRelayTest {

    private static final PictureRequest.Style STYLE = new PictureRequest.Style(200, Theme.LIGHT, 1, true, true, true);

    private final List<PictureRequest> pictures = new ArrayList<>();
    private final List<TrainingSnapshot> window = new ArrayList<>();
    private final SnapshotRelay relay = new SnapshotRelay(pictures::add, window::add);
    private final TrainingConfig run = TrainingConfig.defaults();

    private static TrainingSnapshot snapshot(TrainingConfig config, long step) {
        return Snapshots.of(config, step, List.of(), null);
    }

    private static PictureRequest picture(TrainingSnapshot snapshot) {
        return new PictureRequest(null, snapshot, true, STYLE);
    }

    private List<Long> drawn() {
        return pictures.stream().map(request -> request.snapshot().step()).toList();
    }

    private List<Long> shown() {
        return window.stream().map(TrainingSnapshot::step).toList();
    }

    @Test
    void allGoToTheWindowUntilThePictureFollows() {
        for (int step = 0; step < 5; step++) {
            relay.publish(snapshot(run, step));
        }
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), shown());
        relay.request(picture(snapshot(run, 4)), false);
        relay.publish(snapshot(run, 5));
        assertEquals(6, window.size());
        assertEquals(List.of(4L), drawn());
    }

    @Test
    void aFollowedRunGoesStraightToThePictureAndSeldomToTheWindow() {
        relay.publish(snapshot(run, 0));
        relay.request(picture(snapshot(run, 0)), true);
        for (int step = 1; step <= 20; step++) {
            relay.publish(snapshot(run, step));
        }
        assertEquals(21, pictures.size());
        assertTrue(window.size() < 10, "a hand-over to the window every 200 ms: " + shown());
        assertTrue(relay.isFollowing(snapshot(run, 21)));
    }

    @Test
    void theLastOfARunAndThoseOfAnotherGoToTheWindow() {
        relay.publish(snapshot(run, 0));
        relay.request(picture(snapshot(run, 0)), true);
        TrainingConfig other = run.withSeed(run.seed() + 1);
        relay.publish(snapshot(other, 3));
        relay.publish(snapshot(run, run.optimization().steps()));
        relay.publish(Snapshots.of(run, 7, List.of(), "The loss stopped being finite."));
        assertEquals(List.of(0L, 3L, (long) run.optimization().steps(), 7L), shown());
        assertEquals(1, pictures.size());
    }

    @Test
    void afterARestEachGoesToTheWindowAgain() {
        relay.publish(snapshot(run, 0));
        relay.request(picture(snapshot(run, 0)), true);
        relay.request(picture(snapshot(run, 0)), false);
        relay.publish(snapshot(run, 1));
        assertEquals(List.of(0L, 1L), shown());
        assertFalse(relay.isFollowing(snapshot(run, 1)));
    }
}
