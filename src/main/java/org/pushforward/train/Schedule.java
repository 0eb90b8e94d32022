package org.pushforward.train;

import org.pushforward.base.Choice;

/** How the rate goes on from where it starts. */
public enum Schedule implements Choice {
    CONSTANT("Constant") {
        @Override
        double factor(long step, long steps) {
            return 1;
        }
    },
    /** Half a cosine from 1 down to {@value #END} (Loshchilov and Hutter, 2017, without restarts); stays there if the run goes on. */
    COSINE("Cosine") {
        @Override
        double factor(long step, long steps) {
            double done = Math.min(1, (double) step / steps);
            return END + (1 - END) * 0.5 * (1 + Math.cos(Math.PI * done));
        }
    };

    /** The cosine's last factor: a rate of zero would make continuing a run pointless. */
    private static final double END = 0.01;

    private final String title;

    Schedule(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String phrase() {
        return label() + " rate";
    }

    /** What the rate is multiplied by at a step of a run of so many. */
    abstract double factor(long step, long steps);
}
