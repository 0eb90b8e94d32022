package org.pushforward.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.TrainingConfig;

/** Notes what is asked of it. */
public final class FakeDriver implements RunDriver {

    public final List<TrainingConfig> begun = new ArrayList<>();
    public final List<String> calls = new ArrayList<>();
    public boolean ended;
    private Speed speed = Speed.NORMAL;
    private boolean playing;
    public Timeline timeline;
    /** What the current run goes on from, and what it is said to be when somebody asks. */
    public Optional<RunState> from = Optional.empty();
    public Optional<RunState> state = Optional.empty();
    /** What it answers with who asks now, where that is not there yet; null for {@link #state} at once. */
    public CompletableFuture<Optional<RunState>> answer;

    public boolean isPlaying() {
        return playing;
    }

    public TrainingConfig current() {
        return begun.get(begun.size() - 1);
    }

    @Override
    public void begin(TrainingConfig config, Optional<RunState> newFrom, boolean nowPlaying) {
        begun.add(config);
        from = newFrom;
        ended = false;
        playing = nowPlaying;
    }

    @Override
    public void setPlaying(boolean nowPlaying) {
        playing = nowPlaying;
    }

    @Override
    public void step() {
        calls.add("step");
    }

    @Override
    public void setSpeed(Speed newSpeed) {
        if (newSpeed != speed) {
            calls.add("speed " + newSpeed);
            speed = newSpeed;
        }
    }

    @Override
    public void setRate(double rate) {
        calls.add("rate " + rate);
    }

    @Override
    public void setPaddingNoise(double level) {
        calls.add("padding noise " + level);
    }

    @Override
    public void continueFrom(long step) {
        calls.add("continue from " + step);
    }

    @Override
    public Optional<Timeline> timeline() {
        return Optional.ofNullable(timeline);
    }

    @Override
    public CompletableFuture<Optional<RunState>> state() {
        return answer != null ? answer : CompletableFuture.completedFuture(state);
    }

    @Override
    public void end() {
        ended = true;
    }
}
