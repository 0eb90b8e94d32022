package org.pushforward.lab.shell;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.pushforward.lab.page.Page;

/**
 * A page's place in the rail. The page itself is made when it is first wanted: each takes a tenth to half of a second, and the window is to stand at
 * once. For the JavaFX thread.
 *
 * @param <P> what kind of page it is
 */
final class PageSlot<P extends Page> {

    private final Class<P> kind;
    private final String title;
    private final String icon;
    private final Supplier<P> maker;
    private Consumer<Page> onMade = made -> { };
    private P page;

    /** @param icon code of an icon of the feather set */
    PageSlot(Class<P> kind, String title, String icon, Supplier<P> maker) {
        this.kind = kind;
        this.title = title;
        this.icon = icon;
        this.maker = maker;
    }

    Class<P> kind() {
        return kind;
    }

    String title() {
        return title;
    }

    /** Of the entry in the menu: the page's title in small letters. */
    String id() {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    String icon() {
        return icon;
    }

    /** @param taker takes the page as soon as it is made */
    void setOnMade(Consumer<Page> taker) {
        onMade = taker;
    }

    /** The page, made now if it was not before. */
    P page() {
        if (page == null) {
            page = maker.get();
            onMade.accept(page);
        }
        return page;
    }

    /** The page, if it was ever wanted. */
    Optional<P> made() {
        return Optional.ofNullable(page);
    }
}
