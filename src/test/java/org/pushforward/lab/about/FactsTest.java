package org.pushforward.lab.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pushforward.base.Version;

class FactsTest {

    @Test
    void theBuildsListingIsRead() {
        String listing = """

                Lists of 3 third-party dependencies.
                     (Eclipse Public License - v 1.0) (GNU Lesser General Public License) \
                Logback Core (ch.qos.logback:logback-core:1.5.21 - http://x.y/a)
                     (Apache License, Version 2.0) (GNU General Public License (GPL) version 2, or any later version) \
                (GPLv2 with Classpath exception) \
                JavaCPP (org.bytedeco:javacpp:1.5.7 - http://bytedeco.org/javacpp/)
                     (GPLv2+CE) javafx base (org.openjfx:javafx-base:21.0.12 - https://z)
                """;
        List<Facts.Library> libraries = Facts.libraries(listing);
        assertEquals(List.of("javacpp", "javafx-base", "logback-core"), libraries.stream().map(Facts.Library::name).toList());
        assertEquals(List.of("Apache License, Version 2.0", "GNU General Public License (GPL) version 2, or any later version",
                "GPLv2 with Classpath exception"), libraries.get(0).licences());
        assertEquals("1.5.21", libraries.get(2).version());
        assertEquals(List.of("Eclipse Public License - v 1.0", "GNU Lesser General Public License"), libraries.get(2).licences());
    }

    /** Each file of machine code in the jars of ND4J and OpenBLAS is their own, or has its licence told; one that a newer release brings, too. */
    @Test
    void everyNativeLibraryTellsItsLicence() throws IOException {
        Map<String, Facts.Library> told = Facts.natives().stream().collect(Collectors.toMap(Facts.Library::name, library -> library));
        Set<String> found = new TreeSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Path.of(entry).getFileName().toString().matches("(openblas|nd4j-native|javacpp)-.*-(linux|macosx|windows)-.*\\.jar")) {
                try (JarFile jar = new JarFile(entry)) {
                    jar.stream().map(JarEntry::getName).filter(name -> name.matches(".*/[^/]+\\.(so|dylib|dll)[^/]*"))
                            .map(name -> name.replaceAll(".*/|[.].*", "")).forEach(found::add);
                }
            }
        }
        assertTrue(found.removeIf(name -> name.startsWith("libjni") || name.startsWith("jni")), "JavaCPP's own");
        assertTrue(found.removeIf(name -> name.endsWith("nd4jcpu")), "ND4J's own");
        assertEquals(new TreeSet<>(told.keySet()), found);
        assertTrue(System.getProperty("java.class.path").contains("openblas-" + told.get("libopenblas").version() + "-"), "another OpenBLAS");
        for (String name : List.of("libgcc_s", "libgfortran", "libgomp")) {
            assertEquals(List.of("GNU General Public License, version 3 or later, with GCC Runtime Library Exception 3.1"),
                    told.get(name).licences());
        }
        assertEquals(List.of("GNU Lesser General Public License, version 2.1 or later"), told.get("libquadmath").licences());
        assertEquals(List.of("BSD 3-Clause License"), told.get("libopenblas").licences());
    }

    /** A brace that is missing is found by nobody but LaTeX. */
    @Test
    void bothEntriesAreBibtex() {
        for (String bib : List.of(Facts.programBib(), Facts.paperBib())) {
            assertTrue(bib.startsWith("@") && bib.strip().endsWith("}"), bib);
            assertEquals(bib.chars().filter(letter -> letter == '{').count(), bib.chars().filter(letter -> letter == '}').count());
            List<String> fields = bib.lines().filter(line -> line.contains(" = ")).toList();
            fields.subList(0, fields.size() - 1).forEach(line -> assertTrue(line.endsWith("},"), line));
            for (String field : List.of("title", "author", "year")) {
                assertTrue(bib.contains("  " + field + " "), field);
            }
        }
        assertTrue(Facts.programBib().contains("{" + Version.words() + "}"));
        assertFalse(Facts.programBib().contains("VERSION"));
    }
}
