package org.pushforward.lab.control;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/**
 * Something long that a page has done in the background, as the window tells of it on every page.
 *
 * @param title   what it is, in a word or two
 * @param running whether it goes on
 * @param words   how it stands
 * @param share   of its work that is done, 0 to 1; below 0 while that is not known
 * @param cancel  ends it before its time
 * @param file    that is there when it is done and not before; empty where it makes none
 */
public record Job(String title, ObservableValue<Boolean> running, ObservableValue<String> words, ObservableValue<? extends Number> share,
        Runnable cancel, Supplier<Optional<Path>> file) {

    /** One that makes no file, or keeps what it has made of it. */
    public Job(String title, ObservableValue<Boolean> running, ObservableValue<String> words, ObservableValue<? extends Number> share,
            Runnable cancel) {
        this(title, running, words, share, cancel, Optional::empty);
    }
}
