package org.pushforward.command;

import org.pushforward.base.InvalidInputException;
import org.pushforward.data.BundledCsv;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.data.TableChoice;
import org.pushforward.engine.NumpyFile;
import picocli.CommandLine.Option;

/** Options that say how a CSV file is read; null where not given. */
final class TableOptions {

    @Option(names = "--columns", paramLabel = "X,Y,...",
            description = "The columns of a CSV file to learn, 2 to 16, by their names in its header or their numbers from 1; without it the "
                + "first two of numbers that are not row numbers, or all of an array of numpy.")
    private String columns;

    @Option(names = "--header", negatable = true,
            description = "The first line of a CSV file is a header, or with --no-header a point; without it the columns below tell.")
    private Boolean header;

    boolean isGiven() {
        return columns != null || header != null;
    }

    /** @throws InvalidInputException if an option is no choice of columns, or the dataset is no CSV file */
    DatasetSpec apply(DatasetSpec spec) {
        boolean builtIn = Datasets.contains(spec.name()) || BundledCsv.find(spec.name()).isPresent();
        InvalidInputException.require(!builtIn || !isGiven(),
                "%s is no CSV file: --columns and --header have no meaning for it", spec.name());
        InvalidInputException.require(header == null || builtIn || RunData.file(spec).filter(NumpyFile::isNamed).isEmpty(),
                "%s is an array of numpy, which has no header: leave out --%sheader", spec.name(), Boolean.FALSE.equals(header) ? "no-" : "");
        TableChoice table = spec.table();
        if (header != null) {
            table = new TableChoice(table.columns(), header ? TableChoice.Header.PRESENT : TableChoice.Header.ABSENT);
        }
        return spec.withTable(columns == null ? table : table.withColumns(TableChoice.columns(columns)));
    }
}
