package io.jidi.platform.http;

import io.jidi.platform.time.Dates;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Dates in paths and queries follow the same rule as those in bodies. */
@Provider
public class DateParameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> READERS =
            Map.of(LocalDate.class, Dates::date, YearMonth.class, Dates::month, Instant.class, Dates::instant);

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Function<String, ?> reader = READERS.get(type);
        if (reader == null) {
            return null;
        }
        return new ParamConverter<>() {
            @Override
            public @Nullable T fromString(@Nullable String value) {
                return value == null ? null : type.cast(reader.apply(value));
            }

            @Override
            public String toString(T value) {
                return value.toString();
            }
        };
    }
}
