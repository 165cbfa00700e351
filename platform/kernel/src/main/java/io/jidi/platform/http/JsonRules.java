package io.jidi.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.time.Dates;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The JSON of the house: camelCase, absent instead of null, unknown fields refused, and every decimal a string so that no
 * client's floating point touches it.
 */
@Singleton
public class JsonRules implements ObjectMapperCustomizer {

    /** Longer numbers are no amount of anything here and would only cost time to parse. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,12})?");

    /** After the modules that the framework finds, because of two readers of one type the later counts. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .registerModule(decimals())
                .registerModule(dates());
        // A number sent as a name, or the reverse, is a mistake to be told, not to be guessed away.
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Integer).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Enum).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    }

    /** The same rules with sorted keys: equal values give equal bytes, for digests. */
    public static ObjectMapper canonical() {
        ObjectMapper mapper = JsonMapper.builder()
                .findAndAddModules()
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        new JsonRules().customize(mapper);
        return mapper;
    }

    /** For JSON that is only passed on, digit for digit: 1.10 must not become 1.1 on its way. */
    public static ObjectMapper verbatim() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }

    private static SimpleModule decimals() {
        SimpleModule module = new SimpleModule("decimals");
        module.addSerializer(BigDecimal.class, new JsonSerializer<>() {
            @Override
            public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider)
                    throws IOException {
                json.writeString(value.toPlainString());
            }
        });
        module.addDeserializer(BigDecimal.class, new JsonDeserializer<>() {
            @Override
            public BigDecimal deserialize(JsonParser json, DeserializationContext context) throws IOException {
                if (json.currentToken() != JsonToken.VALUE_STRING
                        || !DECIMAL.matcher(json.getText()).matches()) {
                    throw new JsonMappingException(
                            json,
                            "not a decimal string",
                            PlatformProblem.INVALID_FIELD.problem(
                                    "应为十进制数字符串，例如 \"12345678.90\"",
                                    "Expected a decimal string such as \"12345678.90\""));
                }
                return new BigDecimal(json.getText());
            }
        });
        return module;
    }

    /** A number would be read as a day of the epoch, and a year of nine digits as one that no database holds. */
    private static SimpleModule dates() {
        SimpleModule module = new SimpleModule("dates");
        module.addDeserializer(LocalDate.class, read(Dates::date, "日期", "a date", "2026-03-31"));
        module.addDeserializer(YearMonth.class, read(Dates::month, "月份", "a month", "2026-03"));
        module.addDeserializer(Instant.class, read(Dates::instant, "时间", "a moment", "2026-03-31T08:00:00Z"));
        return module;
    }

    private static <T> JsonDeserializer<T> read(Function<String, T> reader, String zh, String en, String example) {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                try {
                    if (json.currentToken() == JsonToken.VALUE_STRING) {
                        return reader.apply(json.getText());
                    }
                } catch (DateTimeException e) {
                    // Told below, like everything else that is not one.
                }
                throw new JsonMappingException(
                        json,
                        "not " + en,
                        PlatformProblem.INVALID_FIELD.problem(
                                "应为" + zh + "，例如 \"" + example + "\"",
                                "Expected " + en + " such as \"" + example + "\""));
            }
        };
    }
}
