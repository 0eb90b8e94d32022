package org.pushforward.lab.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.concurrent.Service;
import javafx.concurrent.Task;
import org.pushforward.lab.concurrent.DaemonThreads;
import org.pushforward.live.DrivenRun;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * Trains in the background. One task of this service is one run, from its start until another replaces it; it waits while the run is paused. All runs
 * live on one thread, which owns their arrays, one after the other. Methods are for the JavaFX thread; snapshots are published from the worker.
 */
public final class TrainingService extends Service<Void> implements RunDriver {

    /** A little faster than pictures are made, so that each is of a newer snapshot. */
    private static final long SNAPSHOT_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private final BiFunction<TrainingConfig, Optional<RunState>, DrivenRun> starter;
    private final Consumer<TrainingSnapshot> publisher;
    private final Consumer<Throwable> onFailure;
    private TrainingConfig config;
    private volatile Control control = Control.ofNoRun();
    private Speed speed = Speed.NORMAL;

    /**
     * @param starter   called on the worker for each run, with what it goes on from; may take its time
     * @param publisher called on the worker with each snapshot, at most about every 25 ms while the run goes on, and with the last one before it
     *                  waits
     * @param onFailure called on the JavaFX thread if a run could not begin or go on
     */
    public TrainingService(BiFunction<TrainingConfig, Optional<RunState>, DrivenRun> starter, Consumer<TrainingSnapshot> publisher,
            Consumer<Throwable> onFailure) {
        this.starter = starter;
        this.publisher = publisher;
        this.onFailure = onFailure;
        setExecutor(DaemonThreads.oneByOne("pushforward-training"));
    }

    @Override
    public void begin(TrainingConfig newConfig, Optional<RunState> from, boolean playing) {
        control.cancel();
        config = newConfig;
        control = new Control(from);
        control.setSpeed(speed);
        control.setPlaying(playing);
        restart();
    }

    @Override
    public void setPlaying(boolean playing) {
        control.setPlaying(playing);
    }

    @Override
    public void step() {
        control.demandStep();
    }

    @Override
    public void setSpeed(Speed newSpeed) {
        speed = newSpeed;
        control.setSpeed(newSpeed);
    }

    @Override
    public void setRate(double rate) {
        control.demand(run -> run.setRate(rate));
    }

    @Override
    public void setPaddingNoise(double level) {
        control.demand(run -> run.setPaddingNoise(level));
    }

    @Override
    public void continueFrom(long step) {
        Control asked = control;
        // Demands queue up while a run goes back, and then this one may be of a step that is gone.
        // A run that is to be kept is brought to where it was sent, though another waits for its thread.
        asked.demand(run -> {
            long target = Math.min(step, run.snapshot().step());
            run.continueFrom(target, () -> asked.isCancelled() && !asked.isAsked());
            asked.forgetAfter(target);
        });
    }

    @Override
    public Optional<Timeline> timeline() {
        return Optional.ofNullable(control.timeline);
    }

    @Override
    public CompletableFuture<Optional<RunState>> state() {
        return control.ask();
    }

    @Override
    public void end() {
        control.cancel();
        cancel();
    }

    @Override
    protected Task<Void> createTask() {
        TrainingConfig runConfig = config;
        Control runControl = control;
        return new Task<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                // The control ends the run between two steps; an interrupt would hit the trainer's own threads in the middle of one.
                return super.cancel(false);
            }

            @Override
            protected void failed() {
                // It may have failed just before another run took its place.
                if (!runControl.isCancelled()) {
                    onFailure.accept(getException());
                }
            }

            @Override
            protected Void call() throws InterruptedException {
                train(runConfig, runControl);
                return null;
            }
        };
    }

    private void train(TrainingConfig runConfig, Control runControl) throws InterruptedException {
        if (!runControl.enter()) {
            return;
        }
        try (DrivenRun run = starter.apply(runConfig, runControl.known())) {
            try {
                drive(run, runControl);
                runControl.leave(run);
            } catch (RuntimeException | Error e) {
                runControl.salvage(run);
                throw e;
            }
        } finally {
            // Whoever still waits for an answer gets what is known.
            runControl.leave(null);
        }
    }

    private void drive(DrivenRun run, Control runControl) throws InterruptedException {
        runControl.timeline = run.timeline();
        publisher.accept(run.snapshot());
        long published = System.nanoTime();
        boolean shown = true;
        for (int wanted = runControl.awaitTurn(shown); wanted >= 0; wanted = runControl.awaitTurn(shown)) {
            boolean changed = runControl.fulfil(run);
            if (wanted > 0) {
                run.step(wanted);
            }
            long now = System.nanoTime();
            shown = changed || now - published >= SNAPSHOT_NANOS || runControl.isResting();
            if (shown) {
                TrainingSnapshot snapshot = run.snapshot();
                if (snapshot.isDiverged() || snapshot.isFinished()) {
                    runControl.setPlaying(false);
                }
                publisher.accept(snapshot);
                published = now;
            }
        }
    }

    /** What the window asks of the worker. A monitor; a new one for each run, so that no demand on an old run reaches its successor. */
    private static final class Control {

        private boolean playing;
        private boolean cancelled;
        private int demanded;
        /** How the run stood when somebody heard of it last, at first what it goes on from: what there is of a run that fails. */
        private Optional<RunState> known;
        private final Deque<Consumer<DrivenRun>> changes = new ArrayDeque<>();
        private final Deque<CompletableFuture<Optional<RunState>>> asked = new ArrayDeque<>();
        /** Whether the worker has the run; it will answer then. */
        private boolean entered;
        /** Whether nobody will answer any more. */
        private boolean left;
        /** Of the run, once it has begun. */
        private volatile Timeline timeline;
        private long nanosBetweenSteps;
        private long nextStep = System.nanoTime();

        Control(Optional<RunState> from) {
            known = from;
        }

        static Control ofNoRun() {
            Control none = new Control(Optional.empty());
            none.left = true;
            return none;
        }

        /** The worker takes the run. @return false if it was ended before */
        synchronized boolean enter() {
            entered = !cancelled;
            return entered;
        }

        /** @return what comes as soon as the run stands between two steps, after what was demanded before and before what is demanded later */
        synchronized CompletableFuture<Optional<RunState>> ask() {
            CompletableFuture<Optional<RunState>> answer = new CompletableFuture<>();
            if (left) {
                answer.complete(known);
            } else {
                asked.add(answer);
                demand(run -> answer(answer, run));
            }
            return answer;
        }

        private void answer(CompletableFuture<Optional<RunState>> answer, DrivenRun run) {
            synchronized (this) {
                asked.remove(answer);
            }
            try {
                answer.complete(Optional.of(know(run.state())));
            } catch (RuntimeException | Error e) {
                // Whoever asks hears something in any case: where memory is too short for an answer, that. The run itself goes on.
                answer.completeExceptionally(e);
            }
        }

        private synchronized RunState know(RunState state) {
            known = Optional.of(state);
            return state;
        }

        synchronized Optional<RunState> known() {
            return known;
        }

        /** The run has gone back: what came later is none of it any more. */
        synchronized void forgetAfter(long step) {
            known = known.filter(state -> state.step() <= step);
        }

        /** A run that has failed stands nowhere: what there is of it is how it stood when it was last good, or last heard of if that was later. */
        void salvage(DrivenRun run) {
            try {
                RunState good = run.proven();
                if (known().map(RunState::step).orElse(-1L) < good.step()) {
                    know(good);
                }
            } catch (RuntimeException | Error e) {
                // Where there is no memory for that, either, what was heard of it is left.
                return;
            }
        }

        /** The last answers, of how the run stood at its end, or as much as is known of it. @param run null if there is none, or it failed */
        void leave(DrivenRun run) {
            List<CompletableFuture<Optional<RunState>>> all;
            synchronized (this) {
                left = true;
                all = List.copyOf(asked);
                asked.clear();
            }
            if (all.isEmpty()) {
                return;
            }
            Throwable failure = null;
            if (run != null) {
                try {
                    know(run.state());
                } catch (RuntimeException | Error e) {
                    failure = e;
                    salvage(run);
                }
            }
            Optional<RunState> last = known();
            for (CompletableFuture<Optional<RunState>> answer : all) {
                if (failure != null && last.isEmpty()) {
                    answer.completeExceptionally(failure);
                } else {
                    answer.complete(last);
                }
            }
        }

        /** Whether somebody waits to hear how the run stands. */
        synchronized boolean isAsked() {
            return !asked.isEmpty();
        }

        synchronized void setPlaying(boolean newPlaying) {
            playing = newPlaying;
            if (playing) {
                nextStep = System.nanoTime();
            }
            notifyAll();
        }

        synchronized void demandStep() {
            playing = false;
            demanded++;
            notifyAll();
        }

        synchronized void setSpeed(Speed speed) {
            nanosBetweenSteps = speed.betweenSteps().toNanos();
            nextStep = System.nanoTime();
            notifyAll();
        }

        /** To be done between two steps. */
        synchronized void demand(Consumer<DrivenRun> change) {
            // An ended run takes no more: what it is asked for after its end is how it stood.
            if (!cancelled) {
                changes.add(change);
                notifyAll();
            }
        }

        /** Does what was demanded. @return whether there was anything */
        boolean fulfil(DrivenRun run) {
            boolean any = false;
            for (Consumer<DrivenRun> change = nextChange(); change != null; change = nextChange()) {
                change.accept(run);
                any = true;
            }
            return any;
        }

        private synchronized Consumer<DrivenRun> nextChange() {
            return changes.poll();
        }

        void cancel() {
            boolean never;
            synchronized (this) {
                cancelled = true;
                never = !entered;
                notifyAll();
            }
            if (never) {
                leave(null);
            }
        }

        synchronized boolean isCancelled() {
            return cancelled;
        }

        /** Whether the worker is about to wait, so that the last step must be shown now. */
        synchronized boolean isResting() {
            return !playing && demanded == 0 || nanosBetweenSteps > 0;
        }

        /**
         * Waits until there is something to do.
         *
         * @param shown whether the step that the run stands at has been shown, so that there is nothing left to do before it rests
         * @return how many steps may be taken before asking again, after the changes; -1 if the run is to end
         */
        synchronized int awaitTurn(boolean shown) throws InterruptedException {
            while (!cancelled) {
                if (demanded > 0) {
                    demanded--;
                    return 1;
                }
                if (!playing) {
                    if (!changes.isEmpty() || !shown) {
                        return 0;
                    }
                    wait();
                    continue;
                }
                long early = nextStep - System.nanoTime();
                if (early <= 0) {
                    nextStep = System.nanoTime() + nanosBetweenSteps;
                    return nanosBetweenSteps > 0 ? 1 : DrivenRun.STEPS_A_TURN;
                }
                TimeUnit.NANOSECONDS.timedWait(this, early);
            }
            return -1;
        }
    }
}
