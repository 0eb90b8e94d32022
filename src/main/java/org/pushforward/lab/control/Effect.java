package org.pushforward.lab.control;

/** What a change of a setting does to what is shown; told beside the setting, so it is to be what really happens on the page. */
public enum Effect {
    RESTARTS("restarts", "A change restarts the run."),
    GOES_ON("goes on", "A change takes hold with the next step; the run goes on."),
    /** There is no run that it could restart: the next one that somebody begins has it, or a picture changes at once. */
    NONE("", "");

    private final String words;
    private final String sentence;

    Effect(String words, String sentence) {
        this.words = words;
        this.sentence = sentence;
    }

    /** To follow a name in a list of what it is. */
    public String words() {
        return words;
    }

    /** What a tooltip says of a setting: its help, then what a change does. @param help a sentence, with or without its full stop */
    String explained(String help) {
        String ended = help.isEmpty() || help.endsWith(".") ? help : help + ".";
        return sentence.isEmpty() ? ended : (ended + " " + sentence).strip();
    }

    /** A setting's name for a screen reader. */
    String named(String name) {
        return words.isEmpty() ? name : name + ", " + words;
    }
}
