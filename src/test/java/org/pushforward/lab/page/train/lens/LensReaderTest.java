package org.pushforward.lab.page.train.lens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.Theme;
import org.pushforward.data.Padding;
import org.pushforward.flow.Partition;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.LensInstrument;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.RunInputs;
import org.pushforward.lab.run.LensChoice;

/** Which lens is read, and as its view wishes. */
class LensReaderTest {

    private static final RunInput INPUT = RunInputs.of(RunInputs.untrained(Partition.HALVES, Padding.none()), Focus.DEFAULT);

    private final Trial first = new Trial("first");
    private final Trial second = new Trial("second");
    private int wished;
    private final LensReader reader = new LensReader(List.of(first.lens(), second.lens()), Runnable::run, () -> wished++);

    /** Both halves of a lens. */
    private static final class Trial implements LensInstrument<String, String>, LensView<String, String> {

        private final String id;
        private final ObjectProperty<String> wishes = new SimpleObjectProperty<>("plain");
        private final List<String> shown = new ArrayList<>();
        private int refinements;
        private boolean failing;

        Trial(String id) {
            this.id = id;
        }

        Lens<String, String> lens() {
            return new Lens<>(new LensChoice(id, id, id), this, this);
        }

        @Override
        public String read(RunInput input, String wanted, FlowCache flows) {
            if (failing) {
                throw new IllegalStateException(id);
            }
            refinements--;
            return wanted;
        }

        @Override
        public boolean canRefine() {
            return refinements > 0;
        }

        @Override
        public ObservableValue<String> wishes() {
            return wishes;
        }

        @Override
        public void show(String reading) {
            shown.add(reading);
        }

        @Override
        public Region region() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void restart() {
        }

        @Override
        public void setTheme(Theme theme) {
        }
    }

    private List<String> readToTheEnd(RunInput input) {
        List<String> ids = new ArrayList<>();
        do {
            LensChoice read = reader.read(input);
            ids.add(read == null ? null : read.id());
        } while (reader.canRefine());
        return ids;
    }

    @Test
    void onlyWhatIsLookedThroughIsRead() {
        reader.look(second.lens().choice());
        assertEquals(List.of("second"), readToTheEnd(INPUT));
        assertTrue(reader.isSettled());
        assertNull(reader.read(INPUT), "once is enough");
        reader.look(LensChoice.ALL);
        assertFalse(reader.isSettled());
        assertEquals(List.of("first"), readToTheEnd(INPUT));
    }

    @Test
    void lensesTakeTurnsUntilNoneShowsMore() {
        first.refinements = 3;
        second.refinements = 2;
        reader.look(LensChoice.ALL);
        assertEquals(List.of("first", "second", "first", "second", "first"), readToTheEnd(INPUT));
        assertEquals(2, second.shown.size());
    }

    @Test
    void aWishHasTheSameInputReadOnceMoreByItsLensAlone() {
        reader.look(LensChoice.ALL);
        readToTheEnd(INPUT);
        second.wishes.set("larger");
        assertEquals(1, wished);
        assertFalse(reader.isSettled());
        assertEquals(List.of("second"), readToTheEnd(INPUT));
        assertEquals(List.of("plain", "larger"), second.shown);
        assertEquals(List.of("plain"), first.shown);
    }

    @Test
    void aLensThatFailsIsNotTriedAgainWithTheSameInput() {
        first.failing = true;
        reader.look(LensChoice.ALL);
        assertThrows(IllegalStateException.class, () -> reader.read(INPUT));
        assertEquals(List.of("second"), readToTheEnd(INPUT));
    }
}
