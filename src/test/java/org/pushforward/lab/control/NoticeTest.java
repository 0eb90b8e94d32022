package org.pushforward.lab.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pushforward.base.InvalidInputException;
import org.pushforward.lab.concurrent.WindowFailures;

class NoticeTest {

    private final Notice notice = new Notice();

    private String words() {
        return notice.wordsProperty().get();
    }

    @Test
    void theSameAgainIsCountedWhileItStands() {
        assertEquals("", words());
        notice.tell("torn");
        assertEquals("torn", words());
        notice.tell("torn");
        notice.tell("torn");
        assertEquals("torn (3 times)", words());
        notice.tell("full");
        assertEquals("full", words());
        notice.tell("torn");
        assertEquals("torn", words());
    }

    @Test
    void whatLastsIsToldOnce() {
        notice.stand("diverged");
        notice.stand("diverged");
        assertEquals("diverged", words());
    }

    @Test
    void whatWasDismissedIsNotCountedAgain() {
        notice.tell("torn");
        notice.tell("torn");
        notice.dismiss();
        assertEquals("", words());
        notice.dismiss();
        notice.tell("torn");
        assertEquals("torn", words());
    }

    @Test
    void aFailureIsToldInItsOwnWordsWhereItHasAny() {
        notice.report(new InvalidInputException("there is no file points.csv"));
        assertEquals("there is no file points.csv", words());
        notice.report(new IllegalStateException("index 7"));
        assertTrue(words().startsWith("unexpected failure: IllegalStateException \"index 7\""), words());
    }

    @Test
    void failuresThatNobodyWaitsForAreGatheredToo() {
        List<Runnable> window = new ArrayList<>();
        WindowFailures failures = new WindowFailures(window::add, notice::tell);
        for (int i = 0; i < 3; i++) {
            failures.uncaughtException(Thread.currentThread(), new OutOfMemoryError("Java heap space"));
        }
        assertEquals("", words());
        window.forEach(Runnable::run);
        assertTrue(words().startsWith("not enough memory") && words().endsWith(" (3 times)"), words());
    }
}
