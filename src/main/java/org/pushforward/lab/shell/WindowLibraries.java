package org.pushforward.lab.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pushforward.base.Installation;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.PrivateFolder;
import org.pushforward.engine.Variables;

/**
 * Which of its native libraries JavaFX takes, and where it finds them. The build puts them where it looks first: beside its jars, on Windows in the
 * folder {@code bin} beside that of its jars. Elsewhere it unpacks them; it compares them with its own at each start, but does not ask who else can
 * write to the folder.
 */
public final class WindowLibraries {

    private static final String SETTING = "javafx.cachedir";
    private static final String PIPELINES = "prism.order";
    /** Of Linux: kernel's own drivers, NVIDIA's, and that of a Linux within Windows. */
    private static final List<String> CARDS = List.of("/dev/dri", "/dev/nvidiactl", "/dev/dxg");

    private WindowLibraries() {}

    /** Where JavaFX looks first, as its {@code NativeLibLoader} has it. @param jars the folder of its jars */
    static Path folder(Path jars, String system) {
        return system.startsWith("Windows") ? jars.resolveSibling("bin") : jars;
    }

    /**
     * To be called before any class of JavaFX is touched.
     *
     * @throws InvalidInputException one line, if there is no folder that only this user can write to
     */
    public static void prepare() {
        // Without a card JavaFX, and GTK beneath it, would load OpenGL in software, with a compiler of 60 MB, and then not use it.
        if (System.getProperty("os.name").equals("Linux") && CARDS.stream().map(Path::of).noneMatch(Files::exists)) {
            if (System.getProperty(PIPELINES) == null) {
                System.setProperty(PIPELINES, "sw");
            }
            Variables.setUnlessSet("GDK_GL", "disable");
        }
        String glass = System.mapLibraryName("glass");
        if (Installation.libraries().map(jars -> folder(jars, System.getProperty("os.name")).resolve(glass)).filter(Files::exists).isPresent()) {
            return;
        }
        PrivateFolder chosen = PrivateFolder.choose(SETTING, List.of(System.getProperty("user.home") + "/.openjfx/cache",
                System.getProperty("java.io.tmpdir") + "/.openjfx_" + System.getProperty("user.name") + "/cache"));
        // In the home JavaFX makes a folder for each of its versions.
        if (System.getProperty(SETTING) == null && !chosen.path().endsWith(Path.of(".openjfx", "cache"))) {
            System.setProperty(SETTING, chosen.path().toString());
        }
    }
}
