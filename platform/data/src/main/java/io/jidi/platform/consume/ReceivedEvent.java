package io.jidi.platform.consume;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.jidi.platform.http.JsonRules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * An event as it arrived.
 *
 * @param source {@code /enterprise-service}
 * @param aggregate wire id of the subject
 * @param version per aggregate, from 1, gap-free at the source
 * @param data JSON text; read with {@link #data(Class)} into the consumer's own record
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReceivedEvent(
        String id,
        String source,
        String type,
        String aggregate,
        long version,
        Instant time,
        @Nullable LocalDate effectiveDate,
        String correlationId,
        @Nullable String traceparent,
        String data) {

    /** Events only grow inside a major version, so a consumer reads what it knows and ignores the rest. */
    private static final ObjectReader TOLERANT = tolerant();

    /**
     * The data as a record of the consumer's own, with the fields that it uses.
     *
     * @throws IllegalArgumentException when a field it uses has another type than agreed
     */
    public <T> T data(Class<T> type) {
        try {
            return TOLERANT.forType(type).readValue(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event " + id + " of type " + this.type + " cannot be read", e);
        }
    }

    /**
     * Reads a Kafka record in binary mode.
     *
     * @throws IllegalArgumentException when it is no CloudEvent of ours
     */
    static ReceivedEvent from(ConsumerRecord<String, byte[]> message) {
        String effective = optional(message, "ce_effectivedate");
        if (message.value() == null) {
            throw new IllegalArgumentException("a record without a value");
        }
        return new ReceivedEvent(
                header(message, "ce_id"),
                header(message, "ce_source"),
                header(message, "ce_type"),
                header(message, "ce_subject"),
                Long.parseLong(header(message, "ce_sequence")),
                Instant.parse(header(message, "ce_time")),
                effective == null ? null : LocalDate.parse(effective),
                header(message, "ce_correlationid"),
                optional(message, "ce_traceparent"),
                new String(message.value(), StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        String value = optional(message, name);
        if (value == null) {
            throw new IllegalArgumentException("a record without the header " + name);
        }
        return value;
    }

    private static @Nullable String optional(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static ObjectReader tolerant() {
        ObjectMapper mapper = JsonRules.canonical();
        return mapper.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
