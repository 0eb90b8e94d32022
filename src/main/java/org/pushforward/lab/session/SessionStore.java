package org.pushforward.lab.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pushforward.base.Failures;
import org.pushforward.base.FolderEntries;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.file.Claim;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.file.WholeFolder;
import org.pushforward.experiment.run.RunStateFile;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.train.Interventions;
import org.pushforward.train.KeptState;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.WithoutData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session on the disk: {@code session.json} and two files for each run that it names. A file that is named is never written again: a run that has
 * gone on is written under another name, and {@code session.json} takes its place last; so whatever ends the process, what is named is whole. For one
 * thread at a time.
 */
public final class SessionStore implements AutoCloseable {

    /** Names another folder; {@value #NONE} for no session at all. */
    public static final String SETTING = "pushforward.session";
    public static final String NONE = "none";

    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);
    private static final String FORMAT = "pushforward-session";
    private static final int VERSION = 1;
    private static final String FILE = "session.json";
    private static final String TAKEN = "Another window keeps the session: this one starts fresh, and what is done in it is not kept.";
    private static final String LOCK = ".lock";
    private static final String RUN = "run-";
    /** Of sessions that were set aside: the oldest beyond these go. */
    public static final int MOST_ASIDE = 5;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);
    /** What a session's folder holds, and nothing else does. */
    private static final Pattern OWN = Pattern.compile("session(-unreadable)?\\.json|run-\\d+\\.(json|bin)|" + KeptData.FOLDER);
    /** Of the pasts of all runs together, in each write; what a run needs to go on comes on top, and the state that is looked back at. */
    private static final long PAST_BUDGET = 6L << 20;

    private final Path folder;
    private final Claim claim;
    /** The files of each run that was written last, by the run as it stood. */
    private final Map<Long, Written> written = new HashMap<>();
    /** All that {@code session.json} was written of last, but for the time. */
    private List<Object> told = List.of();
    private final KeptData data;
    private long serial = System.currentTimeMillis();

    /** @param past the steps that its file has of its past */
    private record Written(Mark mark, String name, KeptData.Known data, Set<Long> past) {

        /** Whether what is shown of the run for a step can be shown from its file. @param now the run as it stands now */
        boolean hasPastAt(long step, RunState now) {
            return now.pastAt(step).map(state -> past.contains(state.step())).orElse(true);
        }
    }

    /**
     * What tells whether a run stands as it did, without keeping its states in memory when it has left them behind.
     *
     * @param proven empty by now where nobody else has it any more
     */
    private record Mark(TrainingConfig config, long step, Reference<KeptState> proven, Interventions interventions, int rows, int past,
            boolean diverged) {

        static Mark of(RunState run) {
            return new Mark(run.config(), run.step(), new WeakReference<>(run.proven()), run.interventions(), run.history().size(), run.past().size(),
                    run.divergence() != null);
        }

        boolean isOf(RunState run) {
            return config.equals(run.config()) && step == run.step() && proven.refersTo(run.proven()) && interventions.equals(run.interventions())
                    && rows == run.history().size() && past == run.past().size() && diverged == (run.divergence() != null);
        }
    }

    private SessionStore(Path folder, Claim claim, KeptData data) {
        this.folder = folder;
        this.claim = claim;
        this.data = data;
    }

    /** The folder that was asked for by name; empty for none. */
    public static Optional<Path> chosen() {
        return Optional.ofNullable(System.getProperty(SETTING)).filter(set -> !set.equals(NONE)).map(set -> Path.of(set).toAbsolutePath());
    }

    /** The folder that is wished for; empty for no session. */
    public static Optional<Path> folder() {
        if (System.getProperty(SETTING) != null) {
            return chosen();
        }
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        if (!home.isAbsolute()) {
            return Optional.empty();
        }
        if (system.contains("win")) {
            String local = System.getenv("LOCALAPPDATA");
            return Optional.of((local == null ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Pushforward").resolve("session"));
        }
        if (system.contains("mac")) {
            return Optional.of(home.resolve("Library").resolve("Application Support").resolve("Pushforward").resolve("session"));
        }
        String state = System.getenv("XDG_STATE_HOME");
        Path base = state == null || !Path.of(state).isAbsolute() ? home.resolve(".local").resolve("state") : Path.of(state);
        return Optional.of(base.resolve("pushforward").resolve("session"));
    }

    /** Whether a folder has a session. */
    public static boolean isSession(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /**
     * Reads a session that was set aside; nothing is written there.
     *
     * @param tables   a folder that tables are put into which are made of points that were kept, to stay there; made if need be
     * @param problems takes a line on what could not be read
     * @throws InvalidInputException one line, if it cannot be read at all
     */
    public static Session readAside(Path folder, Path tables, List<String> problems) {
        return new SessionStore(folder, null, new KeptData(folder, tables, 0)).read(folder.resolve(FILE), problems, problems);
    }

    /** The page that was shown last, by its title, which is known long before the runs are; empty if there is no session. */
    public Optional<String> shownPage() {
        try {
            Path file = folder.resolve(FILE);
            return Files.exists(file) ? Optional.of(tree(file).path("page").asText("")) : Optional.empty();
        } catch (RuntimeException e) {
            // It is told when it is read.
            return Optional.empty();
        }
    }

    /**
     * Copies what was written last to a folder beside this one, where it stays until {@value #MOST_ASIDE} later ones lie there.
     *
     * @return that folder; empty if nothing was written
     * @throws InvalidInputException one line, if it cannot be copied, whole
     */
    public Optional<Path> setAside() {
        if (!isSession(folder)) {
            return Optional.empty();
        }
        Path aside = nextAside();
        new WholeFolder(aside, FILE, OWN).write(this::copyTo);
        forgetOldest();
        return Optional.of(aside);
    }

    private void copyTo(Path aside) {
        try {
            for (Path file : FolderEntries.below(folder)) {
                if (!file.equals(folder) && isOwn(folder.relativize(file).getName(0))) {
                    Files.copy(file, aside.resolve(folder.relativize(file).toString()));
                }
            }
        } catch (IOException e) {
            throw WholeFile.unwritable(aside, e);
        }
    }

    private static boolean isOwn(Path name) {
        return OWN.matcher(name.toString()).matches();
    }

    /** A name for what is set aside now; of several within a second the later has the larger number, so that names tell which is the oldest. */
    private Path nextAside() {
        String name = folder.getFileName() + "-" + MOMENT.format(LocalDateTime.now());
        int last = allAside().stream().map(each -> each.getFileName().toString()).filter(each -> each.startsWith(name))
                .mapToInt(each -> each.equals(name) ? 1 : Integer.parseInt(each.substring(name.length() + 1))).max().orElse(0);
        return folder.resolveSibling(last == 0 ? name : String.format(Locale.ROOT, "%s-%02d", name, last + 1));
    }

    /** All that was set aside, the oldest first. */
    private List<Path> allAside() {
        Pattern name = Pattern.compile(Pattern.quote(folder.getFileName().toString()) + "-\\d{4}-\\d{2}-\\d{2}-\\d{6}(-\\d{1,6})?");
        Path parent = folder.toAbsolutePath().getParent();
        try {
            return FolderEntries.of(parent).stream().filter(each -> name.matcher(each.getFileName().toString()).matches() && isSession(each))
                    .sorted().toList();
        } catch (IOException e) {
            throw WholeFile.unreadable(parent, e);
        }
    }

    /** A folder in which somebody has put something else stays. */
    private void forgetOldest() {
        try {
            List<Path> aside = allAside();
            for (Path old : aside.subList(0, Math.max(0, aside.size() - MOST_ASIDE))) {
                if (FolderEntries.of(old).stream().allMatch(each -> isOwn(each.getFileName()))) {
                    WholeFolder.delete(old);
                }
            }
        } catch (IOException | InvalidInputException e) {
            // They lie there until the next time.
            return;
        }
    }

    /**
     * Takes a folder for this process alone.
     *
     * @throws InvalidInputException one line, if another process has it, or it cannot be written to
     */
    public static SessionStore open(Path folder) {
        return open(folder, KeptData.MOST_BYTES);
    }

    /** @param mostOfData bytes of a file of data that is copied */
    static SessionStore open(Path folder, long mostOfData) {
        try {
            SessionStore store = new SessionStore(folder, Claim.of(folder.resolve(LOCK), TAKEN), new KeptData(folder, folder, mostOfData));
            store.clear();
            return store;
        } catch (InvalidInputException e) {
            throw e.getMessage().equals(TAKEN) ? e : new InvalidInputException("The session cannot be kept: " + e.getMessage(), e);
        }
    }

    /** Deletes what a process was writing here, or setting aside, when it was killed. What cannot be deleted lies there until the next time. */
    private void clear() {
        Pattern aside = Pattern.compile("\\." + Pattern.quote(folder.getFileName().toString()) + "-[\\d-]+\\.[0-9a-f-]{36}\\.part");
        try {
            for (Path each : FolderEntries.below(folder)) {
                if (WholeFile.isUnfinished(each) && Files.isRegularFile(each)) {
                    Files.delete(each);
                }
            }
            for (Path each : FolderEntries.of(folder.toAbsolutePath().getParent())) {
                if (aside.matcher(each.getFileName().toString()).matches()) {
                    WholeFolder.delete(each);
                }
            }
        } catch (IOException e) {
            LOG.debug("what a killed process has left in {} stays", folder, e);
        }
    }

    /**
     * What was kept; empty if there is nothing. Where any of it cannot be read, all of it is set aside as it is: what this process writes takes its
     * place.
     *
     * @param problems takes a line on what could not be read, and where it is
     * @throws InvalidInputException one line, if what cannot be read cannot be set aside either; then nothing must be written here
     */
    public Optional<Session> read(List<String> problems) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lost = new ArrayList<>();
        Optional<Session> session = Optional.empty();
        try {
            session = Optional.of(read(file, problems, lost));
        } catch (RuntimeException e) {
            // Expected or not: a file that always fails would keep the session from being kept for ever.
            if (!Failures.isPlain(e)) {
                LOG.warn("the last session cannot be read", e);
            }
            lost.add("The last session cannot be read: " + words(e));
        }
        if (!lost.isEmpty()) {
            setAside(lost.get(0)).ifPresent(aside -> lost.set(0, lost.get(0) + ". All of it was set aside in " + aside + "."));
            // What comes first is what a person sees.
            problems.addAll(0, lost);
            if (session.isEmpty()) {
                file.toFile().delete();
            }
        }
        return session;
    }

    private Optional<Path> setAside(String why) {
        try {
            return setAside();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(why + ", and it cannot be set aside: " + e.getMessage()
                    + ". It stays as it is, and what is done in this window is not kept.", e);
        }
    }

    private static String words(RuntimeException e) {
        return Failures.words(e, "it is not as this program writes it");
    }

    private static JsonNode tree(Path file) {
        return JsonFields.read(file, FORMAT, VERSION, ExperimentFile.MOST_BYTES).tree();
    }

    /**
     * @param problems takes a line on what came back otherwise than it was
     * @param lost     takes a line on what did not come back
     */
    private Session read(Path file, List<String> problems, List<String> lost) {
        JsonNode tree = tree(file);
        Map<String, Session.PageSession> pages = new LinkedHashMap<>();
        tree.path("pages").properties().forEach(page -> pages.put(page.getKey(), page(page.getValue(), problems, lost)));
        return new Session(tree.path("page").asText(""), tree.path("saved").asLong(), texts(tree.path("window")), pages);
    }

    private Session.PageSession page(JsonNode page, List<String> problems, List<String> lost) {
        List<RunState> runs = new ArrayList<>();
        try {
            for (JsonNode entry : page.path("runs")) {
                runs.add(run(entry, problems));
            }
        } catch (RuntimeException e) {
            // What is spoiled may fail in ways that nobody thought of; it costs these runs alone.
            lost.add("A run of the last session cannot be taken up: " + words(e));
            runs.clear();
        }
        return new Session.PageSession(texts(page.path("settings")), texts(page.path("views")), runs);
    }

    /** @param entry a name alone in a session of an earlier release */
    private RunState run(JsonNode entry, List<String> problems) {
        String name = entry.isTextual() ? entry.asText() : entry.path("name").asText();
        TrainingConfig config = ExperimentFile.read(folder.resolve(name + ".json"));
        Path file = folder.resolve(name + ".bin");
        if (entry.isTextual()) {
            return RunStateFile.read(config, RunStateFile.checksum(config), file);
        }
        KeptData.Known known = KeptData.read(entry);
        RunState run = RunStateFile.read(config, known.checksum(), file);
        return entry.has("without")
                ? run.without(new WithoutData(known.units(), known.columns(), known.checksum(), entry.path("without").asText()))
                : data.withData(run, known, problems);
    }

    /** What is to be said of what cannot be kept, since the last time. */
    public List<String> takeNotes() {
        return data.takeNotes();
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /**
     * Writes a session in place of the last one. Runs that stand where they stood are not written again, nor is a session in which nothing changed.
     *
     * @return bytes that were written, about
     * @throws InvalidInputException one line, if it cannot be written; the last one is then still there, and nothing besides
     */
    public long write(Session session) {
        if (!isSession(folder)) {
            // Nothing was written yet, or somebody has cleared it away.
            written.clear();
            told = List.of();
            ResultFiles.createFolder(folder);
        }
        long first = serial;
        try {
            return writeAll(session);
        } catch (RuntimeException | Error e) {
            // Every few seconds one more of them would lie on a disk that is full.
            forgetUnnamed(first);
            throw e;
        }
    }

    /** Deletes files of runs that {@code session.json} does not name. @param first of their serial numbers */
    private void forgetUnnamed(long first) {
        String named = "";
        try {
            named = isSession(folder) ? Files.readString(folder.resolve(FILE)) : "";
        } catch (IOException e) {
            // The next write that comes to its end deletes them.
            return;
        }
        for (long number = first; number < serial; number++) {
            if (!named.contains('"' + RUN + number + '"')) {
                folder.resolve(RUN + number + ".json").toFile().delete();
                folder.resolve(RUN + number + ".bin").toFile().delete();
            }
        }
    }

    private long writeAll(Session session) {
        int runs = Math.max(1, session.pages().values().stream().mapToInt(page -> page.runs().size()).sum());
        Map<String, List<Written>> names = new LinkedHashMap<>();
        Map<Long, Written> now = new HashMap<>();
        long bytes = 0;
        long place = 0;
        for (Map.Entry<String, Session.PageSession> page : session.pages().entrySet()) {
            List<Written> ofPage = new ArrayList<>();
            long shown = page.getValue().shownStep();
            for (RunState run : page.getValue().runs()) {
                Written before = written.get(place);
                if (before == null || !before.mark().isOf(run) || !before.hasPastAt(shown, run) || !isThere(before)
                        || !data.isThere(before.data())) {
                    Optional<KeptData.Known> known = data.of(run);
                    if (known.isEmpty()) {
                        // The runs of a page belong together, and go on together or not at all.
                        ofPage.clear();
                        break;
                    }
                    RunState thin = run.thinned(PAST_BUDGET / runs, shown);
                    String name = RUN + serial++;
                    ExperimentFile.write(run.config(), folder.resolve(name + ".json"));
                    RunStateFile.write(thin, known.get().checksum(), folder.resolve(name + ".bin"));
                    bytes += thin.bytes();
                    before = new Written(Mark.of(run), name, known.get(), thin.past().stream().map(KeptState::step).collect(Collectors.toSet()));
                }
                now.put(place++, before);
                ofPage.add(before);
            }
            names.put(page.getKey(), ofPage);
        }
        List<Object> telling = List.of(session.page(), session.window(),
                names.entrySet().stream().map(page -> List.of(page.getKey(), page.getValue().stream().map(Written::name).toList())).toList(),
                session.pages().values().stream().map(page -> List.of(page.settings(), page.views())).toList());
        if (telling.equals(told)) {
            return bytes;
        }
        WholeFile.write(folder.resolve(FILE), out -> {
            try (JsonGenerator json = Json.generator(out)) {
                json.writeStartObject();
                json.writeStringField("format", FORMAT);
                json.writeNumberField("version", VERSION);
                json.writeNumberField("saved", session.saved());
                json.writeStringField("page", session.page());
                writeTexts(json, "window", session.window());
                json.writeObjectFieldStart("pages");
                for (Map.Entry<String, Session.PageSession> page : session.pages().entrySet()) {
                    json.writeObjectFieldStart(page.getKey());
                    writeTexts(json, "settings", page.getValue().settings());
                    writeTexts(json, "views", page.getValue().views());
                    json.writeArrayFieldStart("runs");
                    List<Written> ofPage = names.get(page.getKey());
                    for (int i = 0; i < ofPage.size(); i++) {
                        json.writeStartObject();
                        json.writeStringField("name", ofPage.get(i).name());
                        KeptData.write(ofPage.get(i).data(), page.getValue().runs().get(i), json);
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                }
                json.writeEndObject();
                json.writeEndObject();
            }
        });
        told = telling;
        written.clear();
        written.putAll(now);
        Set<String> kept = new HashSet<>();
        now.values().forEach(each -> kept.add(each.name()));
        forgetAllBut(kept);
        data.forgetAllBut(now.values().stream().map(each -> each.data().copy()).filter(copy -> !copy.isEmpty()).collect(Collectors.toSet()));
        return bytes;
    }

    /** Somebody may have deleted it: a hand, or another window where the file system has no locks. */
    private boolean isThere(Written run) {
        return Files.exists(folder.resolve(run.name() + ".bin")) && Files.exists(folder.resolve(run.name() + ".json"));
    }

    private static void writeTexts(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    /** Files of earlier writes, and of one that did not come to its end. */
    private void forgetAllBut(Set<String> names) {
        try {
            for (Path file : FolderEntries.of(folder)) {
                String name = file.getFileName().toString();
                if (name.startsWith(RUN) && !names.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
                    file.toFile().delete();
                }
            }
        } catch (IOException e) {
            // They lie there until the next write.
            return;
        }
    }

    @Override
    public void close() {
        claim.close();
    }
}
