package io.jidi.exchange.national;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.exchange.ExchangeProblem;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Takes what goes to the national gateway; it goes out after the transaction, and its answer comes later. */
@ApplicationScoped
class SubmitToNation {

    private final NationalGateway gateway;
    private final Submissions submissions;
    private final Sql sql;
    private final Uuid7 ids;
    private final CallContext call;
    private final AuditTrail audit;
    private final Clock clock;

    SubmitToNation(
            NationalGateway gateway,
            Submissions submissions,
            Sql sql,
            Uuid7 ids,
            CallContext call,
            AuditTrail audit,
            Clock clock) {
        this.gateway = gateway;
        this.submissions = submissions;
        this.sql = sql;
        this.ids = ids;
        this.call = call;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What goes out.
     *
     * @param path below {@code /sysapi/}, as the gateway's documents name it
     * @param sid the interface's number
     * @param content a JSON object with keys in small letters
     */
    @Schema(name = "SubmitToNation")
    public record Request(
            @NotNull @Pattern(regexp = "[a-z0-9_-]+(/[a-z0-9_-]+)*") @Size(max = 200)
            String path,

            @NotBlank @Size(max = 100) String sid,

            @NotNull @Schema(type = SchemaType.OBJECT) JsonNode content) {}

    SubmissionView execute(Request request) {
        if (!gateway.isConfigured()) {
            throw ExchangeProblem.NATIONAL_GATEWAY_OFF.problem();
        }
        if (!request.content().isObject()) {
            throw ExchangeProblem.NATIONAL_SUBMISSION_REFUSED.at("/content", "应为 JSON 对象", "It must be a JSON object");
        }
        NationalAnswer.wrongKey(request.content()).ifPresent(pointer -> {
            throw ExchangeProblem.NATIONAL_SUBMISSION_REFUSED.at(
                    "/content" + pointer, "键须全部小写", "Keys must be in small letters");
        });
        SubmissionId id = new SubmissionId(ids.next());
        Instant now = clock.instant();
        sql.update(
                "insert into national_submission (id, path, sid, content, state, submitted_by, submitted_at, next_try_at)"
                        + " values (?, ?, ?, ?, 'SUBMITTED', ?, ?, ?)",
                id.value(),
                request.path(),
                request.sid().strip(),
                request.content().toString(),
                call.caller().userId(),
                now,
                now);
        audit.record("SUBMIT_TO_NATION", id.wire(), request.path(), null, request.content());
        return submissions.find(id);
    }
}
