package org.pushforward.lab.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.pushforward.lab.control.Key;

/**
 * The window's menu bar. Each part of the lab puts its entries into a {@link Group}; where that stands follows from the group alone, not from who
 * came first.
 */
public final class Menus {

    private static final String FILE = "_File";
    private static final String EDIT = "_Edit";
    private static final String VIEW = "_View";
    private static final String HELP = "_Help";

    /** Entries that stand together, in the order of the menus and of the groups in each; a line divides groups. */
    public enum Group {
        OPEN(FILE), SAVE(FILE), EXPORT(FILE), QUIT(FILE),
        UNDO(EDIT), COPY(EDIT),
        PAGES(VIEW), LOOK(VIEW), TEXT_SIZE(VIEW), WINDOW(VIEW),
        KEYS(HELP), ABOUT(HELP);

        private final String menu;

        Group(String menu) {
            this.menu = menu;
        }
    }

    private final MenuBar bar = new MenuBar();
    private final Map<Group, List<MenuItem>> groups = new EnumMap<>(Group.class);
    /** Of entries that have an accelerator, for the list of all keys. */
    private final List<Key> keys = new ArrayList<>();

    Menus() {
        bar.getStyleClass().add("lab-menus");
        // On a Mac the bar stands where all others do.
        bar.setUseSystemMenuBar(true);
        for (String words : List.of(FILE, EDIT, VIEW, HELP)) {
            Menu menu = new Menu(words);
            menu.setId("menu-" + words.substring(1).toLowerCase(Locale.ROOT));
            // An empty menu is no menu.
            menu.visibleProperty().bind(Bindings.isNotEmpty(menu.getItems()));
            bar.getMenus().add(menu);
        }
    }

    Node bar() {
        return bar;
    }

    /** Adds an entry for a key to the end of a group. @param id of the entry, for style sheets and tests */
    public MenuItem add(Group group, Key key, String id, String title) {
        MenuItem item = key.item(id, title);
        if (key.accelerator() != null) {
            keys.add(key);
        }
        add(group, item);
        return item;
    }

    /** Adds an entry without a key to the end of a group. */
    public MenuItem add(Group group, String id, String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setId(id);
        item.setOnAction(event -> action.run());
        add(group, item);
        return item;
    }

    /**
     * Adds entries, menus among them, to the end of a group.
     *
     * @throws IllegalArgumentException if an entry already has that accelerator
     */
    public void add(Group group, MenuItem... items) {
        for (MenuItem item : items) {
            KeyCombination accelerator = item.getAccelerator();
            if (accelerator != null && items().map(MenuItem::getAccelerator).anyMatch(accelerator::equals)) {
                throw new IllegalArgumentException(accelerator.getName() + " is taken");
            }
            groups.computeIfAbsent(group, none -> new ArrayList<>()).add(item);
        }
        compose(group.menu);
    }

    /** Has a group made anew each time that its menu is opened. @param maker makes its entries as things stand */
    void onShowing(Group group, Supplier<List<MenuItem>> maker) {
        onShowing(group, () -> {
            groups.put(group, maker.get());
            compose(group.menu);
        });
    }

    /** Has something done each time that the menu of a group is opened. */
    void onShowing(Group group, Runnable action) {
        EventHandler<Event> before = menu(group.menu).getOnShowing();
        menu(group.menu).setOnShowing(event -> {
            if (before != null) {
                before.handle(event);
            }
            action.run();
        });
    }

    private Menu menu(String words) {
        return bar.getMenus().stream().filter(each -> each.getText().equals(words)).findFirst().orElseThrow();
    }

    private Stream<MenuItem> items() {
        return groups.values().stream().flatMap(List::stream);
    }

    /** The keys that entries take. */
    List<Key> keys() {
        return List.copyOf(keys);
    }

    private void compose(String words) {
        List<MenuItem> all = new ArrayList<>();
        groups.forEach((group, items) -> {
            if (group.menu.equals(words) && !items.isEmpty()) {
                if (!all.isEmpty()) {
                    all.add(new SeparatorMenuItem());
                }
                all.addAll(items);
            }
        });
        menu(words).getItems().setAll(all);
    }
}
