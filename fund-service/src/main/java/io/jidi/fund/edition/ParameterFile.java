package io.jidi.fund.edition;

import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.edition.rules.SourceStatus;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parameter as it stands in a file. */
public record ParameterFile(
        @Nullable BigDecimal value,
        String unit,
        SourceStatus status,
        String zh,
        String en,
        @Nullable String source,
        @Nullable Text note) {

    public static Map<String, Parameter> parameters(@Nullable Map<String, ParameterFile> files) {
        Map<String, Parameter> all = new LinkedHashMap<>();
        if (files != null) {
            files.forEach((name, file) -> all.put(name, file.parameter(name)));
        }
        return all;
    }

    public Parameter parameter(String name) {
        return new Parameter(name, value, unit, status, Text.of(zh, en), source, note);
    }
}
