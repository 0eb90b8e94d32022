package org.pushforward.experiment.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pushforward.chart.DepthScatter;
import org.pushforward.chart.Numbers;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTable;
import org.pushforward.experiment.sweep.SweepTrails;

/**
 * Depth against conditioning, from the table of a finished sweep. The paper says nothing in numbers of flows in the plane as they get deeper, so
 * there is nothing to agree with; this is the background to read the other chapters before.
 */
final class DepthReproduction implements Reproduction {

    private final List<SweepRow> rows;

    /** @param rows of a sweep over couplings, paddings and built-in datasets; one or more have a place on the board */
    DepthReproduction(List<SweepRow> rows) {
        this.rows = rows;
    }

    @Override
    public String id() {
        return "depth";
    }

    @Override
    public String title() {
        return "Depth and conditioning in the plane";
    }

    @Override
    public Chapter run(Work work) {
        List<SweepTrails.Trail> trails = SweepTrails.trails(SweepTrails.points(rows));
        List<DatasetSpec> datasets = trails.stream().map(SweepTrails.Trail::dataset).distinct().toList();
        Path table = work.folder().resolve(SweepFolder.TABLE);
        SweepTable.write(rows, table);
        List<Path> pictures = new ArrayList<>();
        for (DatasetSpec dataset : datasets) {
            Path picture = work.folder().resolve(dataset.name() + ".png");
            List<DepthScatter.Trail> drawn = trails.stream().filter(trail -> trail.dataset().equals(dataset)).map(DepthReproduction::drawn).toList();
            ResultFiles.write(picture, new DepthScatter(title(dataset), drawn).png(400, 380, 2));
            pictures.add(picture);
        }
        String colours = "Solid blue: no padding; dashed orange: zero padding; dotted green: Gaussian padding.";
        PictureGrid grid = new PictureGrid("The gap to the entropy floor over the 95 % quantile of the condition number, medians over seeds; the "
                + "numbers beside the marks are those of the couplings. " + colours, datasets.stream().map(DepthReproduction::title).toList(),
                List.of(new PictureGrid.Row("depth", pictures)));
        return new Chapter(List.of("More couplings let a flow come closer to its data. Left and low is good: well conditioned and close. A trail "
                + "leads from few couplings to many. The paper gives no numbers for this, so no verdict stands here."), List.of(), List.of(grid),
                List.of(table(trails, rows)),
                List.of("Zero padding has no density, hence no gap; its trail has a lane of its own, where only the condition number counts."),
                List.of(table), "sweep assets/sweeps/depth-board.json --out DIR");
    }

    private static DepthScatter.Trail drawn(SweepTrails.Trail trail) {
        List<SweepTrails.Stop> stops = trail.stops();
        return new DepthScatter.Trail(trail.padding().kind(), stops.stream().mapToInt(SweepTrails.Stop::couplings).toArray(),
                stops.stream().mapToDouble(SweepTrails.Stop::kappa).toArray(), stops.stream().mapToDouble(SweepTrails.Stop::distance).toArray());
    }

    private static String title(DatasetSpec dataset) {
        return Datasets.info(dataset.name()).title();
    }

    private static Table table(List<SweepTrails.Trail> trails, List<SweepRow> rows) {
        List<Integer> couplings = trails.stream().flatMap(trail -> trail.stops().stream()).map(SweepTrails.Stop::couplings)
                .distinct().sorted().toList();
        List<String> columns = new ArrayList<>(List.of("dataset", "padding"));
        couplings.forEach(number -> columns.add(number + " couplings"));
        columns.add(Unconverged.COLUMN);
        String caption = "Median gap in nats | median of the 95 % quantile of κ, over seeds. " + Unconverged.definition(rows);
        return new Table(caption, columns, trails.stream().map(trail -> {
            List<String> row = new ArrayList<>(List.of(title(trail.dataset()), trail.padding().kind().phrase()));
            for (int number : couplings) {
                row.add(trail.stops().stream().filter(stop -> stop.couplings() == number)
                        .map(stop -> Numbers.brief(stop.distance()) + " | " + Numbers.brief(stop.kappa())).collect(Collectors.joining()));
            }
            row.add(Unconverged.words(trail.stops().stream().flatMap(stop -> stop.runs().stream()).map(SweepTrails.Point::row).toList()));
            return row;
        }).toList());
    }
}
