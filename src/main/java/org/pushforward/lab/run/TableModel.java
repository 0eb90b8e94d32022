package org.pushforward.lab.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Datasets;
import org.pushforward.data.PointTable;
import org.pushforward.data.TableChoice;
import org.pushforward.lab.concurrent.WindowFailures;
import org.pushforward.live.DatasetCard;

/** Which columns of a CSV file are to be learned: the table as it is read, and what a person chooses of it. Knows no node. For one thread. */
public final class TableModel {

    private final DatasetShelf shelf;
    private final Path file;
    private final ReadOnlyObjectWrapper<PointTable> table = new ReadOnlyObjectWrapper<>(this, "table");
    /** From 0; null while there is no table. */
    private final ObjectProperty<Integer> x = new SimpleObjectProperty<>(this, "x");
    private final ObjectProperty<Integer> y = new SimpleObjectProperty<>(this, "y");
    /** From 0; learned behind the two, in the order of the table. */
    private final ObservableList<Integer> further = FXCollections.observableArrayList();
    private final BooleanProperty header = new SimpleBooleanProperty(this, "header", true);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    /** What was said about the header; the table's own judgement until somebody says something. */
    private TableChoice.Header told;
    private boolean loading;

    /** Begins to read. @param choice the columns to begin with */
    public TableModel(DatasetShelf shelf, Path file, TableChoice choice) {
        this.shelf = shelf;
        this.file = file;
        told = choice.header();
        header.addListener((property, was, is) -> {
            if (!loading) {
                told = is ? TableChoice.Header.PRESENT : TableChoice.Header.ABSENT;
                read(List.of(), columns());
            }
        });
        x.addListener((property, old, now) -> chosen());
        y.addListener((property, old, now) -> chosen());
        further.addListener((ListChangeListener<Integer>) change -> chosen());
        read(choice.columns(), null);
    }

    public Path file() {
        return file;
    }

    /** Null while it is read and where it cannot be. */
    public ReadOnlyObjectProperty<PointTable> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /** Whether it is an array of numpy, which has no header to be asked for. */
    boolean isArray() {
        return table.get() != null && table.get().isArray();
    }

    /** The column across, from 0. */
    public ObjectProperty<Integer> xProperty() {
        return x;
    }

    /** The column up, from 0. */
    public ObjectProperty<Integer> yProperty() {
        return y;
    }

    /** Columns that are learned besides, from 0. Those that are {@link #xProperty} or {@link #yProperty} count once. */
    public ObservableList<Integer> further() {
        return further;
    }

    /** All columns that are chosen, from 0; null while there are not two. */
    private int[] columns() {
        return x.get() == null || y.get() == null ? null
                : IntStream.concat(IntStream.of(x.get(), y.get()), further.stream().mapToInt(Integer::intValue).sorted()).distinct().toArray();
    }

    /** Whether a column is one of those that are chosen. */
    public boolean isChosen(int column) {
        return columns() != null && IntStream.of(columns()).anyMatch(chosen -> chosen == column);
    }

    /** Whether the first line names the columns. */
    public BooleanProperty headerProperty() {
        return header;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Empty, or one line on what is wrong with the file or the columns. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /**
     * @param columns by name or number; none for the table's own choice
     * @param kept    null, or the columns that were chosen, whatever they are called now
     */
    private void read(List<String> columns, int[] kept) {
        busy.set(true);
        shelf.readTable(file, told, read -> {
            loading = true;
            busy.set(false);
            notice.set("");
            x.set(null);
            y.set(null);
            further.clear();
            table.set(read);
            header.set(read.hasHeader());
            try {
                int[] chosen = kept != null ? kept : read.choose(columns);
                x.set(chosen[0]);
                y.set(chosen[1]);
                further.setAll(IntStream.of(chosen).skip(2).boxed().toList());
            } catch (InvalidInputException e) {
                notice.set(e.getMessage());
            }
            loading = false;
        }, failure -> {
            loading = true;
            table.set(null);
            header.set(told != TableChoice.Header.ABSENT);
            loading = false;
            report(failure);
        });
    }

    private void chosen() {
        if (!loading) {
            notice.set(x.get() != null && x.get().equals(y.get()) ? "x and y are the same column: choose two"
                    : columns() != null && columns().length > Datasets.MOST_DIMENSIONS
                            ? columns().length + " columns are chosen: a flow learns at most " + Datasets.MOST_DIMENSIONS : "");
        }
    }

    private void report(Throwable failure) {
        busy.set(false);
        notice.set(WindowFailures.words(failure));
    }

    /** What the person chooses; to be asked when there is a table and two columns. */
    TableChoice choice() {
        return new TableChoice(table.get().texts(columns()), told);
    }

    /** Reads the points and puts them on the shelf. @param onSuccess takes their card; what is wrong with them becomes the notice */
    public void learn(Consumer<DatasetCard> onSuccess) {
        if (busy.get() || table.get() == null || x.get() == null || y.get() == null || x.get().equals(y.get())
                || columns().length > Datasets.MOST_DIMENSIONS) {
            return;
        }
        busy.set(true);
        notice.set("");
        shelf.open(file, choice(), card -> {
            busy.set(false);
            onSuccess.accept(card);
        }, this::report);
    }
}
