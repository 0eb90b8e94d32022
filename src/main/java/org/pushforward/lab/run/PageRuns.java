package org.pushforward.lab.run;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pushforward.data.CsvCloud;
import org.pushforward.lab.session.Memento;
import org.pushforward.train.KeptState;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;

/** The runs of a page as one thing that can be put aside and taken up again. Equal to itself alone. */
final class PageRuns implements Memento.Runs {

    private final List<TrainingConfig> configs;
    /** How they stood when they were put aside; null while the page trains them. */
    private CompletableFuture<List<Optional<RunState>>> states;

    /** Runs that the page is about to train. */
    PageRuns(List<TrainingConfig> configs) {
        this.configs = List.copyOf(configs);
    }

    /** Runs from elsewhere, to be taken up. */
    static PageRuns of(List<RunState> states) {
        return of(states.stream().map(RunState::config).toList(), states.stream().map(Optional::of).toList());
    }

    /** As {@link #of(List)}, where some begin anew. @param states empty for those */
    static PageRuns of(List<TrainingConfig> configs, List<Optional<RunState>> states) {
        PageRuns runs = new PageRuns(configs);
        runs.states = CompletableFuture.completedFuture(states);
        return runs;
    }

    /** With the settings that each began with. */
    List<TrainingConfig> configs() {
        return configs;
    }

    boolean isLive() {
        return states == null;
    }

    void putAside(CompletableFuture<List<Optional<RunState>>> newStates) {
        states = newStates.thenApply(all -> all.stream().map(state -> state.filter(PageRuns::isWorthKeeping)).toList());
    }

    /** A run at its beginning is had again by beginning it, unless its points are those of a file, which may be another by then. */
    private static boolean isWorthKeeping(RunState state) {
        return state.step() > 0 || state.cloud() != null || state.divergence() != null || !state.hasData()
                || !state.interventions().equals(state.config().interventions());
    }

    /** What each goes on from, empty for step 0; the page trains them from now on. */
    CompletableFuture<List<Optional<RunState>>> takeUp() {
        CompletableFuture<List<Optional<RunState>>> taken = states == null
                ? CompletableFuture.completedFuture(Collections.nCopies(configs.size(), Optional.empty())) : states;
        states = null;
        return taken;
    }

    /** All answers as one. */
    static CompletableFuture<List<Optional<RunState>>> together(List<CompletableFuture<Optional<RunState>>> answers) {
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(nothing -> IntStream.range(0, answers.size()).mapToObj(i -> answers.get(i).join()).toList());
    }

    @Override
    public Set<KeptState> held() {
        Set<KeptState> held = Collections.newSetFromMap(new IdentityHashMap<>());
        aside().forEach(state -> state.ifPresent(run -> held.addAll(run.states())));
        return held;
    }

    @Override
    public Set<CsvCloud> points() {
        return aside().stream().flatMap(Optional::stream).map(RunState::cloud).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    @Override
    public boolean thin(long bytes) {
        List<Optional<RunState>> all = aside();
        long past = pastBytes(all);
        if (past == 0) {
            return false;
        }
        // Each gives up its part.
        double kept = Math.max(0, 1 - (double) bytes / past);
        List<Optional<RunState>> thinned = all.stream().map(state -> state.map(run -> run.thinned((long) (kept * run.pastBytes())))).toList();
        states = CompletableFuture.completedFuture(thinned);
        return pastBytes(thinned) < past;
    }

    private static long pastBytes(List<Optional<RunState>> all) {
        return all.stream().flatMap(Optional::stream).mapToLong(RunState::pastBytes).sum();
    }

    /** How they stood when they were put aside; empty while they are live, are being put aside, or it is not known. */
    private List<Optional<RunState>> aside() {
        return states != null && states.isDone() && !states.isCompletedExceptionally() ? states.join() : List.of();
    }
}
