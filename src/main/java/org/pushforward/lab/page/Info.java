package org.pushforward.lab.page;

import java.util.List;

/**
 * The explanation of a page. Each part is one or more paragraphs.
 */
public record Info(
        List<String> whatIsIt, List<String> howItWorks, List<String> howToUseIt,
        List<String> thingsToNotice, List<String> thingsToTry, List<String> references) {

    /** A titled part of the explanation. */
    public record Part(String title, List<String> paragraphs) {
    }

    /** The parts in their fixed order. */
    public List<Part> parts() {
        return List.of(
                new Part("What is it", whatIsIt),
                new Part("How it works", howItWorks),
                new Part("How to use it", howToUseIt),
                new Part("Things to notice", thingsToNotice),
                new Part("Things to try", thingsToTry),
                new Part("References", references));
    }
}
