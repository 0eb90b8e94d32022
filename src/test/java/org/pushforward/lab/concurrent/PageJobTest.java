package org.pushforward.lab.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is ended is not heard of any more. */
class PageJobTest {

    private final PostponedTaskExecutor tasks = new PostponedTaskExecutor();
    private final List<String> heard = new ArrayList<>();
    private final PageJob job = new PageJob(tasks, Runnable::run, () -> heard.add("at rest"));

    private void begin(PageJob.Work<String, String> work) {
        job.begin(work, heard::add, heard::add, failure -> heard.add(failure.getMessage()));
    }

    @Test
    void aJobReportsAndComesToItsEnd() {
        begin((reports, ended) -> {
            reports.accept("half");
            return "done";
        });
        assertEquals(List.of(), heard);
        tasks.doAll();
        assertEquals(List.of("half", "done", "at rest"), heard);
        job.end();
        assertEquals(3, heard.size(), "it had ended");
    }

    @Test
    void aFailureIsAnEnd() {
        begin((reports, ended) -> {
            throw new IllegalStateException("failed");
        });
        tasks.doAll();
        assertEquals(List.of("failed", "at rest"), heard);
    }

    @Test
    void ofOneThatWasEndedNothingIsHeardAndItKnows() {
        List<Boolean> known = new ArrayList<>();
        begin((reports, ended) -> {
            reports.accept("half");
            known.add(ended.getAsBoolean());
            return "done";
        });
        job.end();
        begin((reports, ended) -> {
            known.add(ended.getAsBoolean());
            return "the next";
        });
        tasks.doAll();
        assertEquals(List.of("at rest", "the next", "at rest"), heard);
        assertEquals(List.of(true, false), known);
    }
}
