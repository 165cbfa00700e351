package io.jidi.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An audit entry as auditors read it.
 *
 * @param position for {@code after}, to go on behind this entry
 * @param sequence its place in the service's chain; absent for the second that it waits for its seal
 * @param name of the actor when it happened
 * @param address of the client as the gateway saw it
 * @param channel UI, API or JOB
 * @param eventType CHANGE, REFUSAL, EXPORT or SIGN_IN
 * @param result SUCCEEDED or REFUSED
 * @param reason as the person gave it; for a refusal the problem's code
 * @param previousHash of the record before, 64 hexadecimal digits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditView(
        String position,
        String service,
        @Nullable Long sequence,
        Instant at,
        String actor,
        @Nullable String name,
        List<String> roles,
        String organisation,
        @Nullable String address,
        @Nullable String channel,
        @Nullable String app,
        String eventType,
        String action,
        String object,
        @Nullable String beforeDigest,
        @Nullable String afterDigest,
        String result,
        @Nullable String reason,
        String requestId,
        @Nullable String previousHash,
        @Nullable String hash) {

    static AuditView from(ResultSet row, String service) throws SQLException {
        Instant at = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
        Array roles = row.getArray("roles");
        return new AuditView(
                at + "_" + row.getLong("id"),
                service,
                row.getObject("sequence", Long.class),
                at,
                row.getString("actor"),
                row.getString("actor_name"),
                List.of((String[]) roles.getArray()),
                row.getString("organisation"),
                row.getString("address"),
                row.getString("channel"),
                row.getString("app"),
                row.getString("kind"),
                row.getString("action"),
                row.getString("object"),
                row.getString("before_digest"),
                row.getString("after_digest"),
                row.getString("result"),
                row.getString("reason"),
                row.getString("request_id"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
