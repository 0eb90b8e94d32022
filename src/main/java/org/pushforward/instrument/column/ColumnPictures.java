package org.pushforward.instrument.column;

import java.util.List;
import java.util.stream.Stream;
import org.pushforward.flow.LayerPosition;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.Instrument;
import org.pushforward.instrument.place.DataSpaceInstrument;
import org.pushforward.instrument.place.LayerSamples;
import org.pushforward.instrument.place.LayersWords;
import org.pushforward.instrument.place.PictureRequest;

/** Makes the pictures of all columns, one a turn, so that each is as new as the others and the budget of the one worker bounds them all together. */
public final class ColumnPictures implements Instrument<CompareInput, ColumnFrame> {

    private final List<Column> columns = Stream.generate(Column::new).limit(CompareInput.MOST_COLUMNS).toList();
    private CompareInput newest;
    private int next;

    private static final class Column {

        private final DataSpaceInstrument instrument = new DataSpaceInstrument();
        private final LayerSamples layers = new LayerSamples();
        private PictureRequest last;
        private double lastShare;
        private boolean refinable;
        /** Whether samples are shown before they are at the data; read by the window's thread. */
        private volatile boolean onTheWay;

        boolean wants(PictureRequest request, double shareOfLayers) {
            return refinable || shareOfLayers != lastShare || !request.equals(last);
        }

        ColumnFrame read(int place, PictureRequest request, double shareOfLayers) {
            // Before the reading: one that fails is not tried again with the same input.
            last = request;
            lastShare = shareOfLayers;
            refinable = false;
            onTheWay = shareOfLayers < 1 && request.snapshot() != null;
            if (onTheWay) {
                LayerPosition position = new Focus(shareOfLayers, -1, null).position(request.snapshot().config().flow().couplings());
                return new ColumnFrame(place, layers.read(request, position), LayersWords.place(position));
            }
            ColumnFrame frame = new ColumnFrame(place, instrument.read(request), "");
            refinable = instrument.canRefine();
            return frame;
        }

        public void recycle(int[] pixels) {
            if (onTheWay) {
                layers.recycle(pixels);
            } else {
                instrument.recycle(pixels);
            }
        }
    }

    /** Takes back the pixels of a picture that was shown. From any thread. @param place of the column */
    public void recycle(int place, int[] pixels) {
        columns.get(place).recycle(pixels);
    }

    @Override
    public ColumnFrame read(CompareInput input) {
        newest = input;
        int count = input.columns().size();
        int place = next % count;
        for (int i = 0; i < count && !wants(place); i++) {
            place = (place + 1) % count;
        }
        next = place + 1;
        return columns.get(place).read(place, input.columns().get(place), input.shareOfLayers());
    }

    private boolean wants(int place) {
        return columns.get(place).wants(newest.columns().get(place), newest.shareOfLayers());
    }

    @Override
    public boolean canRefine() {
        for (int place = 0; place < newest.columns().size(); place++) {
            if (wants(place)) {
                return true;
            }
        }
        return false;
    }
}
