package io.jidi.platform.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An event of the log as a CloudEvent 1.0 in structured form.
 *
 * @param sequence per aggregate, from 1, without gaps
 * @param topic not part of the CloudEvent: where the relay sends it
 * @param data JSON text
 */
@JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoredEvent(
        @JsonProperty("id") String id,
        @JsonProperty("source") String source,
        @JsonProperty("type") String type,
        @JsonProperty("subject") String subject,
        @JsonProperty("time") Instant time,
        @JsonProperty("dataschema") String dataSchema,
        @JsonProperty("sequence") long sequence,
        @JsonProperty("partitionkey") String partitionKey,
        @JsonProperty("traceparent") @Nullable String traceparent,
        @JsonProperty("correlationid") String correlationId,
        @JsonProperty("causationid") @Nullable String causationId,
        @JsonProperty("effectivedate") @Nullable LocalDate effectiveDate,
        @JsonProperty("datascope") String dataScope,
        @JsonProperty("topic") String topic,
        @JsonProperty("data") @JsonRawValue String data) {

    static final String COLUMNS =
            "e.event_id, e.recorded_at, e.topic, e.type, e.schema_version, e.aggregate, e.version,"
                    + " e.data::text as data, e.effective_date, e.data_scope, e.traceparent, e.correlation_id, e.causation_id";

    @JsonProperty("specversion")
    public String specVersion() {
        return "1.0";
    }

    @JsonProperty("datacontenttype")
    public String dataContentType() {
        return "application/json";
    }

    static StoredEvent from(ResultSet row) throws SQLException {
        String topic = row.getString("topic");
        String type = row.getString("type");
        java.sql.Date effective = row.getDate("effective_date");
        String aggregate = row.getString("aggregate");
        return new StoredEvent(
                row.getString("event_id"),
                '/' + topic.substring(0, topic.indexOf('.')) + "-service",
                type,
                aggregate,
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                EventSchemas.uri(type, row.getInt("schema_version")),
                row.getLong("version"),
                aggregate,
                row.getString("traceparent"),
                row.getString("correlation_id"),
                row.getString("causation_id"),
                effective == null ? null : effective.toLocalDate(),
                row.getString("data_scope"),
                topic,
                row.getString("data"));
    }
}
