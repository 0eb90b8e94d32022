package org.pushforward.lab.page.universal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pushforward.base.InvalidInputException;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.page.universal.CouplingsModel.Kind;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.theory.universal.Price;
import org.pushforward.theory.universal.Variant;
import org.pushforward.theory.universal.learn.LearnedCouplings.Progress;
import org.pushforward.theory.universal.learn.LearnedFlow;

/** The page without its window: what a person does, and what the model has then. */
class CouplingsControllerTest {

    static final Progress LEARNED = new Progress(List.of(new LearnedFlow(2, 16, 1, 0.5, 0.01, 0.3, 0.1, 4, 9)), 1);

    private final CouplingsModel model = new CouplingsModel(new DatasetShelf(new CoreWorkbench(), new CurrentThreadTaskExecutor()));
    private CouplingsController controller;

    @BeforeEach
    void begin() {
        controller = new CouplingsController(model, request -> { }, request -> { }, Optional::empty, new CurrentThreadTaskExecutor(), Runnable::run);
        model.kind.set(Kind.DATA);
    }

    @Test
    void theCommandOfTheCurvesTrainsTheFlowsThatAreShownBesideThem() {
        String curves = controller.curvesCommand(true).text("x");
        assertFalse(curves.contains("--learned"), curves);
        model.learned.set(LEARNED);
        String flows = controller.curvesCommand(true).text("x");
        assertTrue(flows.startsWith("x universal --target annulus --epsilon 0.4,0.2,0.1,0.05,0.025,0.0125,0.00625,0.003125 --variant two "
                + "--points 5000 --learned --seed 1 --out "), flows);
        assertEquals(curves, controller.curvesCommand(false).text("x"));
    }

    @Test
    void theCommandOfTheCurvesHasTheirPriceAndNoBits() {
        model.variant.set(Variant.COMPANDED);
        model.price.set(Price.ONE);
        model.bits.set(23);
        String curves = controller.curvesCommand(false).text("x");
        assertTrue(curves.contains(" --variant companded --price one --points "), curves);
        assertFalse(curves.contains("--bits"), curves);
        assertTrue(controller.command().text("x").contains(" --bits 23 "));
    }

    @Test
    void pointsPaintedByHandHaveNoCommand() {
        model.kind.set(Kind.PAINTED);
        assertThrows(InvalidInputException.class, controller::command);
        assertThrows(InvalidInputException.class, () -> controller.curvesCommand(true));
    }
}
