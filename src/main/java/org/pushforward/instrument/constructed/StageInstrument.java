package org.pushforward.instrument.constructed;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.PictureContent;
import org.pushforward.chart.PlanePicture;
import org.pushforward.data.Points;
import org.pushforward.data.Window;
import org.pushforward.instrument.Instrument;

/** Draws points between two couplings: orange those whose first coordinate was negative at the start, blue the others. */
public final class StageInstrument implements Instrument<StageRequest, StageFrame> {

    @Override
    public StageFrame read(StageRequest request) {
        ConstructionReading reading = request.reading();
        int d = reading.dimension();
        int stage = (int) Math.min(Math.floor(request.position()), reading.couplings());
        double share = Math.min(1, request.position() - stage);
        Points from = reading.stages().get(stage);
        double[] now = from.values().clone();
        if (share > 0 && stage < reading.couplings()) {
            double[] to = reading.stages().get(stage + 1).values();
            for (int i = 0; i < now.length; i++) {
                now[i] += share * (to[i] - now[i]);
            }
        }
        Points left = part(reading.stages().get(0), now, d, true);
        Points right = part(reading.stages().get(0), now, d, false);
        Window window = new Window(-reading.half(), reading.half(), -reading.half(), reading.half());
        List<PictureContent> contents = new ArrayList<>();
        List<int[]> pixels = new ArrayList<>();
        for (int first = 0; first < d; first += 2) {
            int across = first;
            PictureContent content = new PictureContent((side, theme, scale) -> {
                PlanePicture picture = new PlanePicture(side, window, theme, scale);
                picture.dots(left, across, across + 1, theme.palette().data());
                picture.dots(right, across, across + 1, theme.palette().model());
                return picture.pixels();
            }, () -> List.of(table("points with x₁ < 0 at the start", left), table("the other points", right)));
            contents.add(content);
            pixels.add(content.paint(request.side(), request.theme(), request.scale()));
        }
        return new StageFrame(request, pixels, window, contents);
    }

    private static DataTable table(String name, Points points) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= points.dimension(); i++) {
            columns.add("x" + i);
        }
        return DataTable.points(name, columns, points.values(), points.dimension());
    }

    private static Points part(Points start, double[] now, int d, boolean negative) {
        double[] values = new double[now.length];
        int count = 0;
        for (int i = 0; i < start.count(); i++) {
            if (start.values()[i * d] < 0 == negative) {
                System.arraycopy(now, i * d, values, count * d, d);
                count++;
            }
        }
        return new Points(count, d, java.util.Arrays.copyOf(values, count * d));
    }

    @Override
    public boolean canRefine() {
        return false;
    }
}
