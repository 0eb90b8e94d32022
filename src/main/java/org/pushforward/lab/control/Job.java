package org.pushforward.lab.control;

import javafx.beans.value.ObservableValue;

/**
 * Something long that a page has done in the background, as the window tells of it on every page.
 *
 * @param title   what it is, in a word or two
 * @param running whether it goes on
 * @param words   how it stands
 * @param share   of its work that is done, 0 to 1; below 0 while that is not known
 * @param cancel  ends it before its time
 */
public record Job(String title, ObservableValue<Boolean> running, ObservableValue<String> words, ObservableValue<? extends Number> share,
        Runnable cancel) {
}
