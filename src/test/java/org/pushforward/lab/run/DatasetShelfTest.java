package org.pushforward.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.chart.Theme;
import org.pushforward.data.TableChoice;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.live.Workbench;

class DatasetShelfTest {

    private final AtomicInteger drawn = new AtomicInteger();
    private final DatasetShelf shelf = new DatasetShelf(counting(new CoreWorkbench()), new CurrentThreadTaskExecutor());

    /** A workbench that counts how often it is asked for data. */
    private Workbench counting(Workbench workbench) {
        return (Workbench) Proxy.newProxyInstance(Workbench.class.getClassLoader(), new Class<?>[] {Workbench.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("data")) {
                drawn.incrementAndGet();
            }
            try {
                return method.invoke(workbench, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    /** To draw the points of all datasets takes seconds, and minutes on a busy machine: so long some pictures were light on a dark page. */
    @Test
    void otherColoursNeedNoData() {
        shelf.begin();
        Map<String, DatasetShelf.Thumbnail> light = new HashMap<>(shelf.thumbnails());
        assertEquals(shelf.cards().size(), light.size());
        int asked = drawn.get();
        shelf.setTheme(Theme.DARK);
        assertEquals(asked, drawn.get());
        light.forEach((name, thumbnail) -> {
            assertSame(thumbnail.content(), shelf.thumbnails().get(name).content());
            assertFalse(Arrays.equals(thumbnail.pixels(), shelf.thumbnails().get(name).pixels()), name);
        });
    }

    @Test
    void aFileThatIsOpenedAgainIsDrawnAnew(@TempDir Path folder) throws IOException {
        shelf.begin();
        Path file = Files.writeString(folder.resolve("points.csv"), points(1));
        open(file);
        int[] before = shelf.thumbnails().get(file.toString()).pixels();
        Files.writeString(file, points(9));
        open(file);
        assertFalse(Arrays.equals(before, shelf.thumbnails().get(file.toString()).pixels()));
    }

    /** @param last the first coordinate of the last one */
    private static String points(int last) {
        return "x,y\n" + "1,2\n2,1\n3,3\n".repeat(4) + last + ",1\n";
    }

    private void open(Path file) {
        shelf.open(file, TableChoice.DEFAULT, card -> { }, failure -> {
            throw new AssertionError(failure);
        });
    }
}
