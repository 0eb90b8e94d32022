package org.pushforward.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final int TURN = DrivenRun.STEPS_A_TURN;

    /** Takes turns until none is granted. @return where the member stands */
    private static long run(Pace pace, int member, long from) throws InterruptedException {
        long step = from;
        for (int granted = pace.grant(member, TURN); granted > 0; granted = pace.grant(member, TURN)) {
            step += granted;
            pace.tell(member, step, true);
        }
        return step;
    }

    @Test
    void nobodyIsFurtherAheadThanTheLead() throws InterruptedException {
        Pace pace = new Pace(3);
        assertEquals(Pace.LEAD, run(pace, 0, 0));
        pace.tell(1, 5, true);
        assertEquals(Pace.LEAD, run(pace, 0, Pace.LEAD), "the third has not begun");
        pace.tell(2, 3, true);
        assertEquals(Pace.LEAD + 3, run(pace, 0, Pace.LEAD));
    }

    @Test
    void whoCannotGoOnHoldsNobodyUp() throws InterruptedException {
        Pace pace = new Pace(3);
        pace.leave(2);
        pace.tell(1, 10, true);
        assertEquals(Pace.LEAD + 10, run(pace, 0, 0));
        pace.tell(1, 10, false);
        assertEquals(TURN, pace.grant(0, TURN));
    }

    @Test
    void haltedRunsComeToStandAtTheForemostStep() throws InterruptedException {
        Pace pace = new Pace(2);
        pace.tell(1, 4, true);
        assertEquals(TURN, pace.grant(0, TURN));
        assertEquals(TURN, pace.halt(), "the turn that is being taken counts");
        pace.tell(0, TURN, true);
        assertEquals(0, pace.grant(0, TURN));
        assertEquals(TURN, run(pace, 1, 4));
        pace.haltAt(TURN + 1);
        assertEquals(TURN + 1, run(pace, 0, TURN));
        pace.release();
        assertEquals(TURN, pace.grant(1, TURN));
    }
}
