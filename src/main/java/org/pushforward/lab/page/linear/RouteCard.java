package org.pushforward.lab.page.linear;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.pushforward.chart.Numbers;
import org.pushforward.instrument.matrix.RouteReading;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.FigureRow;
import org.pushforward.lab.control.FigureView;
import org.pushforward.lab.control.Nodes;
import org.pushforward.theory.linear.Route;

/** What one route came to, in numbers; its title chooses the route that is shown. */
final class RouteCard extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Route route;
    private final FigureView count;
    private final FigureView residual;
    private final FigureView condition;
    private final Label refusal = Nodes.collapsing(Nodes.label("", "route-refusal"));
    private final FigureRow figures;

    RouteCard(Route route, ChoiceSetting<Route> choice, ToggleGroup group) {
        this.route = route;
        getStyleClass().add("route-card");
        ToggleButton title = new ToggleButton(title(route));
        title.getStyleClass().add("lens-choice");
        title.setToggleGroup(group);
        title.setId("route-" + route.title().toLowerCase(Locale.ROOT));
        Nodes.button(title, help(route), () -> {
            title.setSelected(true);
            choice.set(route);
        });
        Nodes.arrowsPress(title, () -> choice.get() == route);
        Runnable refresh = () -> {
            title.setSelected(choice.get() == route);
            pseudoClassStateChanged(CHOSEN, choice.get() == route);
        };
        choice.valueProperty().addListener(observable -> refresh.run());
        refresh.run();
        count = new FigureView(countName(route.bound()), "Number of couplings, and what is proven to be enough for every matrix");
        residual = new FigureView("residual", "Frobenius norm of product minus matrix, relative to that of the matrix: the larger of the "
                + "exact product's and of that in double precision");
        condition = new FigureView("worst κ", "Largest condition number of a factor");
        figures = Nodes.collapsing(new FigureRow(() -> "Route " + title(route), count, residual, condition));
        figures.getStyleClass().add("route-figures");
        Nodes.wrapping(refusal);
        refusal.setVisible(false);
        setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(title, figures, refusal);
    }

    private static String title(Route route) {
        return switch (route) {
            case LUP -> "LUP, the paper's route";
            case STABLE -> "Stable, our own";
            case SHORTEST -> "Shortest, our own";
        };
    }

    private static String help(Route route) {
        return switch (route) {
            case LUP -> "A permutation and two triangles, as in the paper: proven for every matrix with 47 factors; merged, 25 are enough";
            case STABLE -> "A rotation, the singular values, a rotation: 12 factors for every matrix, 6 for a rotation, with a worst condition near "
                    + "the square root of the matrix's; extra pairs lower it";
            case SHORTEST -> "As few factors as are found: 6 exist for every matrix, which some need; refused where none multiply back to the "
                    + "matrix in double precision";
        };
    }

    private static String countName(int bound) {
        return "factors, ≤ " + bound;
    }

    /** To be shown in one size with those of the other cards. */
    FigureRow figures() {
        return figures;
    }

    /** @param reading null for none */
    void show(RouteReading reading) {
        boolean done = reading != null && reading.isDone();
        // A card is too narrow for the whole sentence, which stands in the tooltip and in the status line.
        refusal.setText(reading == null ? "" : reading.brief());
        refusal.setVisible(!refusal.getText().isEmpty());
        refusal.setTooltip(refusal.isVisible() ? new Tooltip(reading.refusal()) : null);
        figures.setVisible(!refusal.isVisible());
        count.show(countName(done ? reading.factorization().bound() : route.bound()), done ? Integer.toString(reading.factorization().count()) : "–");
        residual.show("residual", done ? Numbers.brief(reading.accuracy().residual()) : "–");
        condition.show("worst κ", done ? Numbers.brief(reading.accuracy().worstCondition()) : "–");
    }
}
