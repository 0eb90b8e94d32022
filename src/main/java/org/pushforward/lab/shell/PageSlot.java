package org.pushforward.lab.shell;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.pushforward.lab.page.Page;

/**
 * A page's place in the rail. The page itself is made when it is first wanted, or in a quiet moment before ({@link PagePreparation}): each takes a
 * tenth to half of a second, and the window is to stand at once. For the JavaFX thread.
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
    private boolean wanted;

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

    /** @param taker takes the page when it is first wanted */
    void setOnMade(Consumer<Page> taker) {
        onMade = taker;
    }

    /** The page, made now if it was not before. */
    P page() {
        prepare();
        if (!wanted) {
            wanted = true;
            onMade.accept(page);
        }
        return page;
    }

    /** Makes the page before it is wanted, with nothing of what it was left at. */
    P prepare() {
        if (page == null) {
            page = maker.get();
        }
        return page;
    }

    boolean isPrepared() {
        return page != null;
    }

    /** The page, if it was ever wanted. */
    Optional<P> made() {
        return wanted ? Optional.of(page) : Optional.empty();
    }

    /** The window is closed. */
    void end() {
        if (page != null) {
            page.end();
        }
    }
}
