package org.pushforward.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.TableChoice;
import org.pushforward.engine.NumpyFile;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.live.DatasetCard;

/** What a person chooses of a table is what is learned, and what cannot be is said in the dialog. */
class TableModelTest {

    private final DatasetShelf shelf = new DatasetShelf(new CoreWorkbench(), new CurrentThreadTaskExecutor());
    private final List<DatasetCard> learned = new ArrayList<>();

    @TempDir
    private Path folder;

    private TableModel open(String text) throws IOException {
        return new TableModel(shelf, Files.writeString(folder.resolve("mine.csv"), text), TableChoice.DEFAULT);
    }

    private static String three(String first) {
        return first + IntStream.range(0, 20).mapToObj(i -> i % 7 + "," + i * i + "," + i % 3 + "\n").collect(Collectors.joining());
    }

    @Test
    void beginsWithWhatTheReaderTakes() throws IOException {
        TableModel model = open(three("u,v,w\n"));
        assertEquals(List.of(0, 1), List.of(model.xProperty().get(), model.yProperty().get()));
        assertTrue(model.headerProperty().get());
        model.learn(learned::add);
        assertEquals(List.of("u", "v"), learned.get(0).preset().table().columns());
        assertEquals(TableChoice.Header.AUTO, learned.get(0).preset().table().header());
        assertTrue(shelf.cards().contains(learned.get(0)));
    }

    @Test
    void takesOtherColumnsAndAnotherHeader() throws IOException {
        TableModel model = open(three("10,20,30\n"));
        assertFalse(model.headerProperty().get());
        model.headerProperty().set(true);
        assertEquals(20, model.tableProperty().get().lines());
        model.xProperty().set(2);
        model.learn(learned::add);
        TableChoice chosen = new TableChoice(List.of("30", "20"), TableChoice.Header.PRESENT);
        assertEquals(chosen, learned.get(0).preset().table());

        TableModel again = new TableModel(shelf, model.file(), chosen);
        assertEquals(List.of(2, 1), List.of(again.xProperty().get(), again.yProperty().get()));
        again.headerProperty().set(false);
        assertEquals(21, again.tableProperty().get().lines());
        again.learn(learned::add);
        assertEquals(new TableChoice(List.of("3", "2"), TableChoice.Header.ABSENT), learned.get(1).preset().table());
        assertEquals(List.of(learned.get(1)), shelf.cards().stream().filter(card -> card.name().equals(model.file().toString())).toList());
    }

    @Test
    void saysWhatCannotBeLearned() throws IOException {
        TableModel model = open(three("u,v,w\n") + "1,2,?\n");
        model.yProperty().set(0);
        assertEquals("x and y are the same column: choose two", model.noticeProperty().get());
        model.yProperty().set(2);
        assertEquals("", model.noticeProperty().get());
        model.learn(learned::add);
        assertEquals(model.file() + ", line 22, column w: \"?\" is not a number", model.noticeProperty().get());
        model.yProperty().set(1);
        model.learn(learned::add);
        assertEquals(1, learned.size());
    }

    @Test
    void aFileThatIsNoTableIsSpokenOf() throws IOException {
        TableModel model = open("x,y\n\"1,2\n");
        assertNull(model.tableProperty().get());
        assertEquals(model.file() + ", line 2: the quote that opens cell 1 is never closed: close it, or delete it", model.noticeProperty().get());
        model.learn(learned::add);
        assertEquals(List.of(), learned);
        TableModel words = open("a,b\nc,d\n");
        assertNull(words.xProperty().get());
        assertTrue(words.noticeProperty().get().contains("two columns of numbers are needed"));
    }

    /** Nobody is asked for a header that an array has not, and all of its columns are there to begin with. */
    @Test
    void ofAnArrayAllColumnsAreTaken() throws IOException {
        Path file = folder.resolve("mine.npy");
        try (OutputStream out = Files.newOutputStream(file)) {
            NumpyFile.write(new NumpyFile.Array(new int[] {20, 3}, new SplittableRandom(1).doubles(60).toArray()), out);
        }
        TableModel model = new TableModel(shelf, file, TableChoice.DEFAULT);
        assertTrue(model.isArray());
        assertEquals(List.of(0, 1, List.of(2)), List.of(model.xProperty().get(), model.yProperty().get(), model.further()));
        model.learn(learned::add);
        assertEquals(List.of("1", "2", "3"), learned.get(0).preset().table().columns());
        assertEquals(20, learned.get(0).points());
        assertFalse(open(three("u,v,w\n")).isArray());
    }

    /** An experiment with other columns of a file that is on the shelf has data of its own. */
    @Test
    void theShelfTellsColumnsApart() throws IOException {
        TableModel model = open(three("u,v,w\n"));
        model.learn(learned::add);
        DatasetSpec other = learned.get(0).preset().withTable(TableChoice.DEFAULT.withColumns(List.of("v", "w")));
        assertEquals(learned.get(0), shelf.card(learned.get(0).preset()));
        DatasetCard card = shelf.card(other);
        assertEquals("v and w", card.columns());
        assertEquals(other, card.preset());
    }
}
