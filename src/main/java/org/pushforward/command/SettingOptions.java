package org.pushforward.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.experiment.setting.Settings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of settings, as the catalogue tells them. */
final class SettingOptions {

    private SettingOptions() {}

    /** A mix-in with the options of some settings, in the order of the file. */
    static CommandSpec of(Predicate<Setting> which) {
        CommandSpec spec = CommandSpec.create();
        Settings.all().stream().filter(setting -> setting.option() != null).filter(which)
                .forEach(setting -> spec.addOption(OptionSpec.builder(setting.option())
                .type(boxed(setting.type())).paramLabel(setting.placeholder()).description(setting.usage()).build()));
        return spec;
    }

    /** One without a value is null where it is not given, so the type is never a primitive one. */
    private static Class<?> boxed(Class<?> type) {
        return type == int.class ? Integer.class : type == long.class ? Long.class : type == double.class ? Double.class
                : type == boolean.class ? Boolean.class : type;
    }

    /** The values that were given, by the names of their settings. */
    static Map<String, Object> given(CommandSpec... mixins) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting setting : Setting.ALL) {
            for (CommandSpec mixin : mixins) {
                OptionSpec option = setting.option() == null ? null : mixin.findOption(setting.option());
                if (option != null && option.getValue() != null) {
                    values.put(setting.name(), option.getValue());
                }
            }
        }
        return values;
    }
}
