package io.jidi.exchange.application;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.exchange.dataset.DataSets;
import io.jidi.exchange.dataset.rules.Grade;
import io.jidi.exchange.kind.InboundKinds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Proposes what a platform may see and hand in from now on; a second person puts it in force. */
@ApplicationScoped
class ProposeGrant {

    // project-library.md 4.7 A13.
    private static final int REQUESTS_PER_MINUTE = 600;
    private static final int SNAPSHOTS_PER_HOUR = 6;

    private final Applications applications;
    private final DataSets sets;
    private final InboundKinds kinds;
    private final Sql sql;
    private final CallContext call;
    private final AuditTrail audit;
    private final Clock clock;

    ProposeGrant(
            Applications applications,
            DataSets sets,
            InboundKinds kinds,
            Sql sql,
            CallContext call,
            AuditTrail audit,
            Clock clock) {
        this.applications = applications;
        this.sets = sets;
        this.kinds = kinds;
        this.sql = sql;
        this.call = call;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is proposed.
     *
     * @param purpose the only use that is allowed (政务数据共享条例)
     * @param inboundKinds what it may hand in; nothing unless given
     * @param grade the highest grade it sees; L4 is for nobody
     * @param requestsPerMinute 600 unless given
     * @param snapshotsPerHour of each data set, 6 unless given
     */
    @Schema(name = "ProposeGrant")
    public record Request(
            @NotBlank @Size(max = 1000) String purpose,

            @NotEmpty @Size(max = 50) List<@NotNull String> dataSets,

            @Nullable @Size(max = 50) List<@NotNull String> inboundKinds,

            @NotNull Grade grade,

            @NotEmpty @Size(max = 50) List<@NotNull @Pattern(regexp = "34[0-9]{4}") String> regions,

            @Nullable @Min(1) @Max(60_000) Integer requestsPerMinute,
            @Nullable @Min(1) @Max(600) Integer snapshotsPerHour) {}

    ApplicationView execute(ApplicationId id, Request request) {
        Application application = applications.locked(id);
        if (request.grade() == Grade.L4) {
            throw ExchangeProblem.GRANT_REFUSED.at("/grade", "L4 不对外共享", "L4 is not shared");
        }
        for (int i = 0; i < request.dataSets().size(); i++) {
            String code = request.dataSets().get(i);
            if (sets.find(code).isEmpty()) {
                throw ExchangeProblem.GRANT_REFUSED.at(
                        "/dataSets/" + i, "没有数据集 " + code, "There is no data set " + code);
            }
        }
        List<String> inbound = request.inboundKinds() == null ? List.of() : request.inboundKinds();
        for (int i = 0; i < inbound.size(); i++) {
            if (!kinds.isKnown(inbound.get(i))) {
                throw ExchangeProblem.GRANT_REFUSED.at(
                        "/inboundKinds/" + i,
                        "没有报送类别 " + inbound.get(i),
                        "There is no kind of input " + inbound.get(i));
            }
        }
        if (sql.number(
                        "select count(*) from application_grant where application_id = ? and state = 'PROPOSED'",
                        id.value())
                > 0) {
            throw ExchangeProblem.APPLICATION_STEP_REFUSED.problem("已有待审批的授权", "A proposal waits already");
        }
        sql.update(
                "insert into application_grant (application_id, number, state, purpose, data_sets, inbound_kinds, grade, regions,"
                        + " requests_per_minute, snapshots_per_hour, proposed_by, proposed_at)"
                        + " select ?, coalesce(max(number), 0) + 1, 'PROPOSED', ?, ?, ?, ?, ?, ?, ?, ?, ?"
                        + " from application_grant where application_id = ?",
                id.value(),
                request.purpose().strip(),
                request.dataSets().stream().distinct().sorted().toList(),
                inbound.stream().distinct().sorted().toList(),
                request.grade(),
                request.regions().stream().distinct().sorted().toList(),
                request.requestsPerMinute() == null ? REQUESTS_PER_MINUTE : request.requestsPerMinute(),
                request.snapshotsPerHour() == null ? SNAPSHOTS_PER_HOUR : request.snapshotsPerHour(),
                call.caller().userId(),
                clock.instant(),
                id.value());
        audit.record("PROPOSE_GRANT", id.wire(), request.purpose().strip(), null, request);
        return applications.view(application);
    }
}
