package org.pushforward.lab.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import org.controlsfx.control.HyperlinkLabel;
import org.pushforward.chart.NoBreak;

/**
 * Texts in which words in square brackets lead somewhere: {@code [Train]} to the page of that title, {@code [the paper](https://...)} to an address
 * outside. Which is which, and how one gets there, is the window's business: a press makes a {@link Request}.
 */
public final class Links {

    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\((https:[^)\\s]+)\\)|\\[([A-Z][A-Za-z ]+)\\]");

    private Links() {}

    /** Somebody wants to follow a link; goes up through the scene to the window. */
    public static final class Request extends Event {

        public static final EventType<Request> LINK = new EventType<>(Event.ANY, "LINK_REQUEST");

        private static final long serialVersionUID = 1;

        private final String target;

        Request(String target) {
            super(LINK);
            this.target = target;
        }

        /** The title of a page, or an address. */
        public String target() {
            return target;
        }

        public boolean isOutside() {
            return target.startsWith("https://");
        }
    }

    /** Where the links of a text lead, in their order. */
    public static List<String> targets(String text) {
        List<String> targets = new ArrayList<>();
        Matcher matcher = LINK.matcher(text);
        while (matcher.find()) {
            targets.add(target(matcher));
        }
        return targets;
    }

    /** A title of a page as it stands in the brackets, or the address behind them. */
    private static String target(MatchResult link) {
        return link.group(2) == null ? link.group(3) : link.group(2);
    }

    /** A text in as many lines as it needs, whose links ask the window that it is in. */
    public static Node sentences(String text) {
        return sentences(text, null);
    }

    /** As {@link #sentences(String)}, for what is not in the window itself. @param asker a node of the window, on which its links ask */
    static Node sentences(String text, Node asker) {
        if (!LINK.matcher(text).find()) {
            return Nodes.sentences(text);
        }
        Map<String, String> targets = new HashMap<>();
        String marked = LINK.matcher(text).replaceAll(link -> {
            String words = link.group(2) == null ? link.group(3) : link.group(1);
            targets.put(words, target(link));
            return Matcher.quoteReplacement("[" + words + "]");
        });
        HyperlinkLabel label = new HyperlinkLabel(NoBreak.words(marked));
        label.setOnAction(event -> {
            // It hears the press of its link twice, the second time as its own.
            if (event.getSource() instanceof Hyperlink link) {
                Event.fireEvent(asker == null ? label : asker, new Request(targets.get(link.getText())));
            }
        });
        label.getStyleClass().add("links");
        label.setAccessibleText(text.replaceAll("[\\[\\]]", ""));
        return label;
    }
}
