package org.pushforward.instrument.column;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pushforward.experiment.sweep.Comparison;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.LayerPosition;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.Instrument;
import org.pushforward.instrument.PixelPool;
import org.pushforward.instrument.Turns;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.instrument.place.DataSpaceInstrument;
import org.pushforward.instrument.place.LayerSamples;
import org.pushforward.instrument.place.LayersWords;
import org.pushforward.instrument.place.PictureRequest;

/** Makes the pictures of all columns, one a turn, so that each is as new as the others and the budget of the one worker bounds them all together. */
public final class ColumnPictures implements Instrument<CompareInput, ColumnFrame> {

    private final List<Column> columns = Stream.generate(Column::new).limit(Comparison.MOST).toList();
    private final Turns turns = new Turns();
    private CompareInput newest;

    private static final class Column {

        private final PixelPool pool = new PixelPool();
        private final DataSpaceInstrument instrument = new DataSpaceInstrument(pool);
        private final LayerSamples layers = new LayerSamples(pool);
        private PictureRequest last;
        private double lastShare;
        private boolean refinable;

        boolean wants(PictureRequest request, double shareOfLayers) {
            return refinable || shareOfLayers != lastShare || !request.equals(last);
        }

        ColumnFrame read(int place, PictureRequest request, double shareOfLayers) {
            // Before the reading: one that fails is not tried again with the same input.
            last = request;
            lastShare = shareOfLayers;
            refinable = false;
            // Samples are shown before they are at the data.
            if (shareOfLayers < 1 && request.snapshot() != null) {
                LayerPosition position = new Focus(shareOfLayers, -1, null).position(request.snapshot().config().flow().couplings());
                FlowFamily family = request.snapshot().config().flow().family();
                return new ColumnFrame(place, layers.read(request, position), LayersWords.place(position, family),
                        LayersWords.brief(position, family));
            }
            DataSpaceFrame frame = instrument.read(request);
            refinable = instrument.canRefine();
            return new ColumnFrame(place, frame, frame.words(), frame.briefWords());
        }
    }

    /** Takes back the pixels of a picture that was shown. From any thread. @param place of the column */
    public void recycle(int place, int[] pixels) {
        columns.get(place).pool.giveBack(pixels);
    }

    @Override
    public ColumnFrame read(CompareInput input) {
        newest = input;
        int place = turns.next(input.columns().size(), this::wants);
        return columns.get(place).read(place, input.columns().get(place), input.shareOfLayers());
    }

    private boolean wants(int place) {
        return columns.get(place).wants(newest.columns().get(place), newest.shareOfLayers());
    }

    @Override
    public boolean canRefine() {
        return IntStream.range(0, newest.columns().size()).anyMatch(this::wants);
    }
}
