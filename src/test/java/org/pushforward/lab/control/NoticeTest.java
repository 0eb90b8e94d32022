package org.pushforward.lab.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pushforward.base.InvalidInputException;
import org.pushforward.lab.concurrent.WindowFailures;

class NoticeTest {

    private final Notice notice = new Notice();

    private String words() {
        return notice.wordsProperty().getValue();
    }

    private Notice.News news() {
        return notice.newsProperty().get();
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
    void whatLastsIsNotToldAnewOncePutAwayButTheNextTimeItBegins() {
        notice.stand("diverged");
        assertTrue(news().lasts());
        notice.mended();
        assertEquals("diverged", words(), "it still is");
        notice.putAway();
        notice.stand("diverged");
        assertEquals("", words());
        notice.end("diverged");
        notice.stand("diverged");
        assertEquals("diverged", words());
        notice.end("full");
        assertEquals("diverged", words());
        notice.end("diverged");
        assertEquals("", words());
    }

    @Test
    void whatIsMendedGoes() {
        notice.tell("there is no file");
        assertFalse(news().lasts());
        notice.mended();
        assertEquals("", words());
    }

    @Test
    void kindsFollowFromWhatIsTold() {
        notice.inform("saved");
        assertEquals(Notice.Kind.INFORMATION, news().kind());
        notice.tell("there is no file");
        assertEquals(Notice.Kind.WARNING, news().kind());
        notice.report(new InvalidInputException("there is no file"));
        assertEquals(Notice.Kind.WARNING, news().kind());
        notice.report(new OutOfMemoryError("Java heap space"));
        assertEquals(Notice.Kind.WARNING, news().kind(), "a person can mend it");
        notice.report(new IllegalStateException("index 7"));
        assertEquals(Notice.Kind.ERROR, news().kind());
        assertTrue(news().lasts());
    }

    @Test
    void detailsHaveTheTraceAndHowOften() {
        IllegalStateException failure = new IllegalStateException("index 7");
        notice.report(failure);
        assertTrue(news().details().startsWith("java.lang.IllegalStateException: index 7") && news().details().contains("NoticeTest.java"),
                news().details());
        notice.report(failure);
        assertTrue(news().details().startsWith("2 times, first at ") && news().details().contains("NoticeTest.java"), news().details());
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
        WindowFailures failures = new WindowFailures(window::add, notice::report);
        for (int i = 0; i < 3; i++) {
            failures.uncaughtException(Thread.currentThread(), new OutOfMemoryError("Java heap space"));
        }
        assertEquals("", words());
        window.forEach(Runnable::run);
        assertTrue(words().startsWith("not enough memory") && words().endsWith(" (3 times)"), words());
    }
}
