package org.pushforward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the installers are made of fits together; that they work is seen by {@code .ci/try-deb.sh}. */
class PackagingTest {

    private static final Path DIST = Path.of("src/main/dist");

    private static String first(String pattern, String file) throws IOException {
        Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(Files.readString(Path.of(file)));
        assertTrue(matcher.find(), file + " has no " + pattern);
        return matcher.group(1);
    }

    private static Properties association(String system) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(DIST.resolve(system).resolve("run.properties"))) {
            properties.load(in);
        }
        return properties;
    }

    /** jpackage and the program have that of the pom; the citation cannot. */
    @Test
    void thereIsOneVersion() throws IOException {
        String version = first("<artifactId>pushforward</artifactId>\\s*<version>([^<]+)</version>", "pom.xml");
        assertTrue(version.matches("[1-9]\\d*\\.\\d+\\.\\d+"), version + ": jpackage for macOS wants three numbers, the first not 0");
        assertEquals("${project.version}", first("<appVersion>([^<]+)</appVersion>", "pom.xml"));
        assertEquals(version, first("^version: (.+)$", ".github/CITATION.cff"));
        assertTrue(first("(target/deb/pushforward_[^`]+\\.deb)`", "README.md").contains("_" + version + "-1_"));
    }

    @Test
    void theCitationIsThatOfAbout() throws IOException {
        assertEquals(first("title += \\{(.+)\\},", "assets/about/program.bib"), first("^title: \"(.+)\"$", ".github/CITATION.cff"));
        assertEquals(first("title += \\{(.+)\\},", "assets/about/paper.bib"), first("^    title: (.+)$", ".github/CITATION.cff"));
        assertEquals(first("eprint += \\{(.+)\\},", "assets/about/paper.bib"), first("value: arXiv:(.+)$", ".github/CITATION.cff"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux", "windows", "macos"})
    void runsAreOneKindOfFileOnEverySystem(String system) throws IOException {
        Properties properties = association(system);
        assertEquals("pushforward", properties.getProperty("extension"));
        assertEquals(association("linux").getProperty("mime-type"), properties.getProperty("mime-type"));
        assertTrue(Files.exists(Path.of(properties.getProperty("icon"))), properties.getProperty("icon"));
    }

    /** Windows: count of pictures; macOS: the length of all of it, which has to be that of the file. */
    @Test
    void iconsOfOtherSystemsAreWhole() throws IOException {
        byte[] ico = Files.readAllBytes(DIST.resolve("windows/Pushforward.ico"));
        Set<Integer> sizes = new HashSet<>();
        for (int picture = 0; picture < ico[4]; picture++) {
            sizes.add(Byte.toUnsignedInt(ico[6 + 16 * picture]));
        }
        // 0 stands for 256.
        assertTrue(sizes.containsAll(List.of(0, 16, 32, 48)), sizes.toString());
        byte[] icns = Files.readAllBytes(DIST.resolve("macos/Pushforward.icns"));
        assertEquals(icns.length, ByteBuffer.wrap(icns).getInt(4));
    }

    /** The menu's command takes a file, and the scripts look for the archive where the launcher does. */
    @Test
    void thePackageForDebianFindsItsOwn() throws IOException {
        assertTrue(Files.readString(DIST.resolve("linux/Pushforward.desktop")).contains("Exec=APPLICATION_LAUNCHER %f\n"));
        String archive = first("-XX:SharedArchiveFile=\\$APPDIR/([^<]+)<", "pom.xml").replace("${project.build.finalName}",
                first("<finalName>([^<]+)</finalName>", "pom.xml"));
        for (String script : List.of("postinst", "prerm")) {
            assertTrue(Files.readString(DIST.resolve("linux").resolve(script)).contains("rm -f /opt/APPLICATION_PACKAGE/lib/app/" + archive), script);
        }
    }

    /** Nothing loads a class of them; a library that is raised to another version may bring them again. */
    @Test
    void whatNothingLoadsStaysOut() {
        List<String> left = List.of("byteunits", "commons-compress", "commons-net", "jna-platform", "neoitertools", "oshi", "threetenbp");
        List<String> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString()).toList();
        assertTrue(jars.stream().anyMatch(jar -> jar.startsWith("nd4j-native-")), jars.toString());
        assertEquals(List.of(), jars.stream().filter(jar -> left.stream().anyMatch(jar::startsWith)).toList());
    }

    @Test
    void linksForContributorsLeadSomewhere() throws IOException {
        Path file = Path.of(".github/CONTRIBUTING.md");
        Pattern.compile("\\]\\(([^)#:]+)").matcher(Files.readString(file)).results().map(link -> file.resolveSibling(link.group(1)))
                .forEach(target -> assertTrue(Files.exists(target), target.toString()));
    }
}
