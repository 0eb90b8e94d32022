package org.pushforward.experiment.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.pushforward.base.Choice;

/** How we read and write JSON: strictly, and every double as the shortest decimal that reads back as the same bits. */
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // Not the JDK's own conversion, which before Java 19 often gives a digit too many (JDK-4511638).
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    public static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Json() {}

    /**
     * A generator that indents objects and keeps arrays on one line, with {@code \n} on every system. Closing it leaves {@code out} open.
     */
    public static JsonGenerator generator(OutputStream out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        JsonGenerator generator = FACTORY.createGenerator(out);
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.setPrettyPrinter(printer);
        return generator;
    }

    /** NaN and the infinities have no place in JSON and become null. */
    public static void writeNumber(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }

    /** As {@link #writeNumber}, number by number. */
    public static void writeNumbers(JsonGenerator json, String name, double[] values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            if (Double.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }

    /** A field with an array of texts; no field where there are none. */
    public static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeFieldName(name);
            json.writeArray(texts.toArray(String[]::new), 0, texts.size());
        }
    }

    /** A number as a person would type it: the shortest decimal that reads back as the same bits, {@code 2} and {@code 1e-5}. */
    public static String number(double value) {
        return NumberOutput.toString(value, true).replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
    }

    /** How a constant is called in files and on the command line. */
    public static String label(Enum<?> constant) {
        return constant instanceof Choice choice ? choice.label() : constant.name().toLowerCase(Locale.ROOT);
    }
}
