package org.pushforward.lab.control;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;

/**
 * The newest of what several notices tell, in one line for a place that is kept for it, so that nothing of the page is covered or moves. What was
 * done and what was refused go by themselves after a while, unless the mouse rests there; what lasts stays until it has ended or is put away. What
 * the line has no room for, and details, are behind a button.
 */
public final class NoticeLine extends HBox {

    static final Duration LIFE_OF_INFORMATION = Duration.seconds(12);
    static final Duration LIFE_OF_REFUSAL = Duration.seconds(30);
    private static final double DETAILS_WIDTH = 560;
    /** Of the window's width, at most: the rest is for what goes on. */
    private static final double SHARE = 0.55;
    private static final int TRACE_ROWS = 10;

    private final Label words = Nodes.cut("", "notice-words");
    private final Button more = Nodes.kept(new Button("Details"));
    private final PauseTransition life = new PauseTransition();
    private final ChangeListener<Notice.News> told = (property, old, now) -> newest(property);
    private final Runnable logs;
    private final Duration ofInformation;
    private final Duration ofRefusal;
    private List<Notice> sources = List.of();
    private Notice shown;
    private final Drawer details = new Drawer(more, PopOver.ArrowLocation.BOTTOM_RIGHT, this::details);

    /** @param logs shows a person where the log is */
    public NoticeLine(Runnable logs) {
        this(logs, LIFE_OF_INFORMATION, LIFE_OF_REFUSAL);
    }

    /** With lives of another length. */
    NoticeLine(Runnable logs, Duration ofInformation, Duration ofRefusal) {
        this.logs = logs;
        this.ofInformation = ofInformation;
        this.ofRefusal = ofRefusal;
        words.setId("notice");
        more.setId("notice-details");
        more.getStyleClass().addAll("small", "flat");
        more.setOnAction(event -> details.toggle());
        Nodes.collapsing(more);
        Button away = Nodes.kept(new Button(null, Icons.of("fth-x")));
        away.setId("notice-away");
        away.getStyleClass().addAll("small", "flat");
        Nodes.button(away, "Put this notice away", () -> shown.putAway());
        away.setAccessibleText("Put this notice away");
        getChildren().addAll(words, more, away);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("notice-line");
        Nodes.collapsing(this);
        setVisible(false);
        // Cut words are to be read in full.
        words.widthProperty().addListener(observable -> refreshMore());
        life.setOnFinished(event -> {
            if (isHover() || details.isOpen()) {
                life.playFromStart();
            } else if (shown != null) {
                shown.dismiss();
            }
        });
    }

    /** Shows what these tell from now on, and no others. */
    public void watch(Stream<Notice> notices) {
        sources.forEach(notice -> notice.newsProperty().removeListener(told));
        sources = notices.toList();
        sources.forEach(notice -> notice.newsProperty().addListener(told));
        if (shown == null || !sources.contains(shown)) {
            show(standing());
        }
    }

    private Notice standing() {
        return sources.stream().filter(notice -> !notice.newsProperty().get().isNothing()).findFirst().orElse(null);
    }

    private void newest(Object property) {
        Notice from = sources.stream().filter(notice -> notice.newsProperty() == property).findFirst().orElse(null);
        show(from == null || from.newsProperty().get().isNothing() ? from == shown ? standing() : shown : from);
    }

    private void show(Notice notice) {
        shown = notice;
        Notice.News news = notice == null ? null : notice.newsProperty().get();
        life.stop();
        details.close();
        setVisible(news != null);
        if (news == null) {
            words.setText("");
            return;
        }
        getStyleClass().removeIf(name -> Stream.of(Notice.Kind.values()).anyMatch(kind -> name.equals(styleClass(kind))));
        getStyleClass().add(styleClass(news.kind()));
        words.setText(news.line());
        words.setGraphic(Icons.of(switch (news.kind()) {
            case INFORMATION -> "fth-info";
            case WARNING -> "fth-alert-triangle";
            case ERROR -> "fth-alert-octagon";
        }));
        words.setAccessibleText(styleClass(news.kind()) + ": " + news.line());
        refreshMore();
        if (!news.lasts()) {
            life.setDuration(news.kind() == Notice.Kind.INFORMATION ? ofInformation : ofRefusal);
            life.playFromStart();
        }
    }

    private static String styleClass(Notice.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void refreshMore() {
        boolean hasDetails = shown != null && !shown.newsProperty().get().details().isEmpty();
        boolean isCut = words.getWidth() > 0 && words.getWidth() < Math.floor(words.prefWidth(-1));
        more.setVisible(hasDetails || isCut);
    }

    private Node details() {
        Notice.News news = shown.newsProperty().get();
        VBox all = Nodes.column("notice-more", Nodes.sentences(news.line(), "notice-all"));
        if (!news.details().isEmpty()) {
            TextArea text = new TextArea(news.details());
            text.setEditable(false);
            text.setPrefRowCount((int) Math.min(TRACE_ROWS, news.details().lines().count()));
            text.getStyleClass().add("notice-trace");
            all.getChildren().add(text);
        }
        if (news.kind() == Notice.Kind.ERROR) {
            all.getChildren().add(Nodes.row("notice-logs", Nodes.button("Folder of the log…", "fth-folder",
                    "Shows where the log is, which has what led to this", logs)));
        }
        all.setPrefWidth(DETAILS_WIDTH);
        return all;
    }

    /** As wide as its words, but never more than its share of the window. */
    @Override
    protected double computePrefWidth(double height) {
        double room = getScene() == null ? Double.MAX_VALUE : getScene().getWidth() * SHARE;
        return Math.min(super.computePrefWidth(height), room);
    }
}
