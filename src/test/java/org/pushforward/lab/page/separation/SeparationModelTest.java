package org.pushforward.lab.page.separation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pushforward.experiment.preset.Exhibit;
import org.pushforward.experiment.preset.Preset;
import org.pushforward.experiment.preset.PresetLibrary;
import org.pushforward.instrument.separation.SeparationInstrument;
import org.pushforward.instrument.separation.SeparationReading;
import org.pushforward.theory.separation.Part;

/** A preset opens the page as its files and sentences say. */
class SeparationModelTest {

    private static List<Preset> presets() {
        return PresetLibrary.read().stream().flatMap(section -> section.presets().stream())
                .filter(preset -> preset.good().exhibit() instanceof Exhibit.Bound).toList();
    }

    private static Exhibit.Bound of(Preset.Configuration configuration) {
        return (Exhibit.Bound) configuration.exhibit();
    }

    @Test
    void presetsOpenTheirPartWithTheirSettings() {
        assertTrue(presets().size() >= 3);
        SeparationModel model = new SeparationModel();
        for (Preset preset : presets()) {
            for (Exhibit.Bound exhibit : List.of(of(preset.bad()), of(preset.good()))) {
                // Of coordinates that the points of the preset need not have.
                model.first.set(9);
                model.choose(exhibit);
                assertEquals(exhibit.part(), model.part.get());
                assertEquals(exhibit.spec(), model.request().spec());
                assertEquals(exhibit.bound(), model.request().bound());
                assertEquals(exhibit.flowLipschitz(), model.request().flowLipschitz());
                assertEquals(exhibit.runs(), model.source.get().shipped());
                assertEquals(exhibit.width(), model.width.get());
                assertEquals(exhibit.command().text("x"), model.command().text("x"));
                if (exhibit.part() != Part.DEPTH) {
                    SeparationReading reading = new SeparationInstrument().read(model.request());
                    assertEquals("", reading.refusal());
                }
            }
        }
    }

    private static SeparationReading reading(String id, boolean good) {
        Preset preset = presets().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        SeparationModel model = new SeparationModel();
        model.choose(of(good ? preset.good() : preset.bad()));
        return new SeparationInstrument().read(model.request());
    }

    /** The numbers of the sentences are those of the page. */
    @Test
    void presetsSayWhatThePageMeasures() {
        SeparationReading wide = reading("bound/distances", true);
        assertEquals(1.4128, wide.summary().exactMeanDistance(), 5e-5);
        assertEquals(0.0627, wide.separation().sphere().standardDeviation(), 5e-5);
        assertEquals(1.24e9, Math.exp(wide.separation().sphere().logGreedyCount(1)), 5e6);
        SeparationReading circle = reading("bound/distances", false);
        assertEquals(1.2732, circle.summary().exactMeanDistance(), 5e-5);
        assertEquals(0.6155, circle.separation().sphere().standardDeviation(), 5e-5);
        assertEquals(1.0 / 3, circle.separation().sphere().probability(1), 1e-12);
        SeparationReading.Sizes sizes = reading("bound/counting", true).sizes();
        assertEquals(1_851, sizes.logFamily(), 0.5);
        assertEquals(857, sizes.logNet(), 0.5);
        assertEquals(12.1, sizes.crossing(), 0.05);
        assertEquals(0.025, sizes.missedBy(), 1e-12);
        assertEquals(0, reading("bound/counting", false).sizes().logFamily());
        assertEquals(12, (int) Math.ceil(Math.exp(reading("bound/counting", false).request().bound().logPoints())));
        SeparationReading narrow = reading("bound/generator", true);
        assertEquals(0.00103, narrow.summary().rampMass(), 5e-6);
        assertEquals(0.00104, narrow.summary().klBound(), 5e-6);
        assertEquals(0.00054, narrow.summary().kl(), 5e-6);
        SeparationReading ramps = reading("bound/generator", false);
        assertEquals(0.310, ramps.summary().rampMass(), 5e-4);
        assertEquals(0.388, ramps.summary().klBound(), 5e-4);
        assertEquals(0.2485, ramps.summary().kl(), 5e-5);
    }
}
