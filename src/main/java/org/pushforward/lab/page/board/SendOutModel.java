package org.pushforward.lab.page.board;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.repeat.SweepTasks;
import org.pushforward.experiment.repeat.SweepTasks.Way;
import org.pushforward.experiment.setting.Setting.Scale;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.Effect;
import org.pushforward.lab.control.NumberSetting;

/** What a sweep that is sent out is made by: its file, its parts, and the commands for them. Knows no node. For one thread. */
final class SendOutModel {

    private static final int USUAL_TASKS = 4;

    /** Which sweep. */
    enum Which {
        SETTINGS("of the settings"), SHOWN("that is shown");

        private final String title;

        Which(String title) {
            this.title = title;
        }
    }

    /**
     * The commands, in their order.
     *
     * @param files writes what the tasks read
     * @param make  makes the parts
     * @param merge puts them together
     * @param whole folder of the parts together
     */
    record Commands(String files, String make, String merge, String whole) {

        private static final Commands NONE = new Commands("", "", "", "");
    }

    final ChoiceSetting<Which> which;
    final ChoiceSetting<Way> way = new ChoiceSetting<>("Started by", "A shell: one line for each part, for as many machines. GNU parallel: all parts "
            + "on the cores of a machine, or of those that it is told. Slurm: a job array.", List.of(Way.values()), Way::title,
            Effect.NONE, Way.SHELL);
    final NumberSetting tasks;
    private final Map<Which, Sweep> sweeps = new EnumMap<>(Which.class);
    private String file;
    private final ReadOnlyStringWrapper fileNotice = new ReadOnlyStringWrapper(this, "fileNotice", "");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private final ReadOnlyObjectWrapper<Commands> commands = new ReadOnlyObjectWrapper<>(this, "commands", Commands.NONE);

    /** One or both. @param described by the settings */
    SendOutModel(Optional<Sweep> described, Optional<Sweep> shown) {
        described.ifPresent(sweep -> sweeps.put(Which.SETTINGS, sweep));
        shown.ifPresent(sweep -> sweeps.put(Which.SHOWN, sweep));
        List<Which> choices = new ArrayList<>(sweeps.keySet());
        which = new ChoiceSetting<>("Sweep", "The one that the settings at the side describe, or the one whose runs are on the board.", choices,
                choice -> choice.title, Effect.NONE, choices.get(0));
        tasks = NumberSetting.whole("Tasks n", "How many parts the runs are dealt out to, every n-th to the same one.", 1, most(),
                Scale.LOGARITHMIC, Effect.NONE, Math.min(USUAL_TASKS, most()));
        file = SweepTasks.usualFile(sweep());
        which.valueProperty().addListener((property, old, now) -> {
            if (file.equals(SweepTasks.usualFile(sweeps.get(old)))) {
                file = SweepTasks.usualFile(sweep());
            }
            tasks.setBounds(1, most(), tasks.get());
            refresh();
        });
        way.valueProperty().addListener(observable -> refresh());
        tasks.valueProperty().addListener(observable -> refresh());
        refresh();
    }

    Sweep sweep() {
        return sweeps.get(which.get());
    }

    private int most() {
        return Math.min(SweepTasks.MOST_TASKS, sweep().runs().size());
    }

    /** The name of the experiment's file, as a person typed it. */
    String file() {
        return file;
    }

    /** Takes the name of a file, or says why it is none. */
    void enterFile(String name) {
        try {
            new SweepTasks(sweep(), name.strip(), tasks.getInt());
            file = name.strip();
            fileNotice.set("");
            refresh();
        } catch (InvalidInputException e) {
            fileNotice.set(e.getMessage());
        }
    }

    void forgetFile() {
        fileNotice.set("");
    }

    /** What is wrong with the name that was typed; empty while nothing is. */
    ReadOnlyStringProperty fileNoticeProperty() {
        return fileNotice.getReadOnlyProperty();
    }

    /** Why there are no commands; empty while there are. */
    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Never null. */
    ReadOnlyObjectProperty<Commands> commandsProperty() {
        return commands.getReadOnlyProperty();
    }

    private void refresh() {
        try {
            SweepTasks sent = new SweepTasks(sweep(), file, tasks.getInt());
            commands.set(new Commands(sent.files(way.get()), sent.make(way.get()), sent.merge(), sent.whole()));
            notice.set("");
        } catch (InvalidInputException e) {
            commands.set(Commands.NONE);
            notice.set(e.getMessage());
        }
    }
}
