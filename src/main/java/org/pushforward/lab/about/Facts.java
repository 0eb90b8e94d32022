package org.pushforward.lab.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pushforward.base.Version;

/** What there is to know of the program: how to cite it and the paper, and what it is made of. */
public final class Facts {

    private static final String ABOUT = "/org/pushforward/assets/about/";
    /** Written by the build: each library of the package with its licences, as its pom has them. */
    private static final String LICENCES = "/org/pushforward/licences.txt";
    /** (Licence) (another one) Name (group:artifact:version - address). */
    private static final String LICENCE = "\\((?:[^()]|\\([^()]*\\))*\\)";
    private static final Pattern LINE = Pattern.compile("\\s*((?:" + LICENCE + " )+)(.+) \\(([^:()]+):([^:()]+):([^ ]+) - (.+)\\)");

    private Facts() {}

    /**
     * A library that is shipped.
     *
     * @param licences of which one may choose, if there are several
     * @param address  of its project
     */
    public record Library(String name, String version, List<String> licences, String address) {
    }

    /** How to cite the program, as BibTeX. */
    public static String programBib() {
        return text(ABOUT + "program.bib").orElseThrow().replace("VERSION", Version.words());
    }

    /** How to cite the paper whose systems it has, as BibTeX. */
    public static String paperBib() {
        return text(ABOUT + "paper.bib").orElseThrow();
    }

    /** The libraries of the package in the order of their names; empty where the classes do not come from the package. */
    public static List<Library> libraries() {
        return text(LICENCES).map(Facts::libraries).orElse(List.of());
    }

    /** What lies inside the native libraries of the package with licences of its own, in the order of names. */
    public static List<Library> natives() {
        return libraries(text(ABOUT + "natives.txt").orElseThrow());
    }

    static List<Library> libraries(String listing) {
        return listing.lines().map(LINE::matcher).filter(Matcher::matches).map(Facts::library)
                .sorted((a, b) -> a.name().compareToIgnoreCase(b.name())).toList();
    }

    private static Library library(Matcher line) {
        List<String> licences = Pattern.compile(LICENCE).matcher(line.group(1)).results().map(MatchResult::group)
                .map(licence -> licence.substring(1, licence.length() - 1)).toList();
        return new Library(line.group(4), line.group(5), licences, line.group(6));
    }

    private static Optional<String> text(String resource) {
        try (InputStream in = Facts.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
