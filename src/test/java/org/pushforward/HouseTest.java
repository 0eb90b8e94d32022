package org.pushforward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say of the house is so, also after the next move. */
class HouseTest {

    private static final String HOUSE = "src/site/markdown/architecture.md";
    private static final Path MAIN = Path.of("src/main/java/org/pushforward");
    /** Between backticks. */
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS = Pattern.compile("(?:[a-z]+/)*([A-Z][a-z]\\w*)(?:\\.\\w+(?:\\(.*\\))?)?");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    private static Set<String> code(String file) throws IOException {
        return CODE.matcher(Files.readString(Path.of(file))).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Also packages below others, as {@code train.lens}; two with the same last part may have one word. */
    @Test
    void theReadmeNamesEveryPackage() throws IOException {
        Set<String> named = code("README.md");
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<String> missing = files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> MAIN.relativize(file.getParent()).toString().replace('\\', '/').replace('/', '.'))
                    .filter(name -> !named.contains(name) && !named.contains(name.replaceFirst("^(lab\\.page|[a-z]+)\\.", ""))).toList();
            assertEquals(List.of(), missing);
        }
    }

    @Test
    void theHouseNamesOnlyClassesThatExist() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Set<String> classes = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", "")).collect(Collectors.toSet());
            List<String> unknown = code(HOUSE).stream().map(CLASS::matcher).filter(Matcher::matches)
                    .filter(match -> !classes.contains(match.group(1)) && !match.group(1).equals("Platform")).map(Matcher::group).toList();
            assertEquals(List.of(), unknown);
        }
    }

    /** Files grow, and what a document says of their length is soon another's. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", HOUSE})
    void noDocumentCountsLines(String document) throws IOException {
        assertEquals(List.of(), Pattern.compile("\\d+ lines").matcher(Files.readString(Path.of(document))).results().map(MatchResult::group)
                .toList());
    }

    /** As the window writes them, see {@code Key}. */
    @Test
    void keysAreWrittenInOneWay() throws IOException {
        Pattern other = Pattern.compile("Ctrl [A-Z0-9+−-]|Ctrl-[A-Z]|Shift\\+Ctrl\\+|Control\\+[A-Z]|<kbd>");
        try (Stream<Path> assets = Files.walk(Path.of("assets"))) {
            List<Path> files = Stream.concat(Stream.of(Path.of("README.md"), Path.of(HOUSE)), assets.filter(file -> file.toString()
                    .matches(".*\\.(json|md)"))).toList();
            for (Path file : files) {
                assertTrue(!other.matcher(Files.readString(file)).find(), file.toString());
            }
        }
    }

    /** Names of classes that are gone cost nothing, but with many of them the start is slow again. */
    @Test
    void theListOfClassesToPrepareIsOfThisProgram() throws IOException {
        List<String> own = Files.readAllLines(Path.of("src/main/jvm/lab.classes")).stream().filter(line -> line.startsWith("org/pushforward/"))
                .map(line -> line.split(" ")[0]).toList();
        long there = own.stream().filter(name -> HouseTest.class.getResource("/" + name + ".class") != null).count();
        assertTrue(own.size() > 600 && there > .9 * own.size(), there + " of " + own.size() + " classes are there: make the list anew, as "
                + HOUSE + " says");
    }

    @Test
    void theImageHasTheOptionsOfTheLab() throws IOException {
        String options = "src/main/jvm/lab.options";
        // The archive of classes has another place there.
        List<String> lines = Files.readAllLines(Path.of(options)).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .filter(line -> !line.startsWith("-XX:SharedArchiveFile=")).toList();
        List<String> image = Pattern.compile("<javaOption>([^$<]+)</javaOption>").matcher(Files.readString(Path.of("pom.xml"))).results()
                .map(match -> match.group(1)).toList();
        assertEquals(lines, image);
        assertTrue(Files.readString(Path.of("README.md")).contains("java \"@" + options + "\" -jar target/pushforward.jar\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", HOUSE})
    void linksLeadSomewhere(String document) throws IOException {
        Path file = Path.of(document);
        LINK.matcher(Files.readString(file)).results().map(link -> file.resolveSibling(link.group(1)))
                .forEach(target -> assertTrue(Files.exists(target), target.toString()));
    }
}
