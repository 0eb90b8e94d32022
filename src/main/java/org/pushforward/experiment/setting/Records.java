package org.pushforward.experiment.setting;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** Records by their components, which are called in files as in the code but in snake case. */
final class Records {

    private Records() {}

    static String name(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    static Object get(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The component of a name in files. */
    static Object get(Object record, String name) {
        return get(record, Arrays.stream(record.getClass().getRecordComponents()).filter(c -> name(c).equals(name)).findFirst().orElseThrow());
    }

    /**
     * @param value of each component
     * @throws org.pushforward.base.InvalidInputException if the record refuses the values
     */
    static <R> R make(Class<R> type, Function<RecordComponent, Object> value) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components).map(value).toArray();
        try {
            return type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new)).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
