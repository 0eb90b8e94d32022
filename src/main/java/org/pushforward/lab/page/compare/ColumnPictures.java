package org.pushforward.lab.page.compare;

import java.util.List;
import java.util.stream.Stream;
import org.pushforward.lab.concurrent.Instrument;
import org.pushforward.lab.page.train.DataSpaceInstrument;
import org.pushforward.lab.page.train.PictureRequest;

/** Makes the pictures of all columns, one a turn, so that each is as new as the others and the budget of the one worker bounds them all together. */
final class ColumnPictures implements Instrument<CompareInput, ColumnFrame> {

    private final List<Column> columns = Stream.generate(Column::new).limit(Comparison.MOST).toList();
    private CompareInput newest;
    private int next;

    private static final class Column {

        private final DataSpaceInstrument instrument = new DataSpaceInstrument();
        private PictureRequest last;
        private boolean refinable;

        boolean wants(PictureRequest request) {
            return refinable || !request.equals(last);
        }
    }

    /** Takes back the pixels of a picture that was shown. From any thread. @param place of the column */
    void recycle(int place, int[] pixels) {
        columns.get(place).instrument.recycle(pixels);
    }

    @Override
    public ColumnFrame read(CompareInput input) {
        newest = input;
        int count = input.columns().size();
        int place = next % count;
        for (int i = 0; i < count && !columns.get(place).wants(input.columns().get(place)); i++) {
            place = (place + 1) % count;
        }
        next = place + 1;
        Column column = columns.get(place);
        // Before the reading: one that fails is not tried again with the same input.
        column.last = input.columns().get(place);
        column.refinable = false;
        ColumnFrame frame = new ColumnFrame(place, column.instrument.read(column.last));
        column.refinable = column.instrument.canRefine();
        return frame;
    }

    @Override
    public boolean canRefine() {
        for (int place = 0; place < newest.columns().size(); place++) {
            if (columns.get(place).wants(newest.columns().get(place))) {
                return true;
            }
        }
        return false;
    }
}
