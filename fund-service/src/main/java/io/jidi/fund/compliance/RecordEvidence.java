package io.jidi.fund.compliance;

import io.jidi.fund.FundProblem;
import io.jidi.fund.compliance.rules.Fact;
import io.jidi.fund.compliance.rules.Origin;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
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
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Records a fact with the document that proves it. */
@ApplicationScoped
class RecordEvidence {

    private final Funds funds;
    private final Evidence evidence;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    RecordEvidence(
            Funds funds, Evidence evidence, AuditTrail audit, Uuid7 ids, Clock clock, CallContext call, Sql sql) {
        this.funds = funds;
        this.evidence = evidence;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /**
     * What is so, since when, by which paper.
     *
     * @param fact key of a fact that is recorded, not read from the books
     * @param target credit code or fund code where the fact is about one; null where it is about the fund
     */
    record Request(
            @NotBlank @Size(max = 60) String fact,
            @Nullable @Pattern(regexp = "[A-Z0-9-]{1,40}") String target,
            @NotBlank @Size(max = 60) String value,
            @NotBlank @Size(max = 500) String document,
            @NotNull LocalDate validFromDate,
            @Nullable LocalDate validUntilDate) {}

    Evidence.Recorded execute(FundId id, Request request) {
        funds.locked(id);
        Fact fact = Fact.byKey(request.fact())
                .filter(one -> one.origin().recorded())
                .orElseThrow(() -> FundProblem.FUND_EVIDENCE_INVALID.at(
                        "/fact",
                        "没有可登记的事实 " + request.fact(),
                        "No fact that can be recorded is called " + request.fact()));
        boolean aboutTarget = fact.origin() == Origin.TARGET_EVIDENCE;
        if (aboutTarget != (request.target() != null)) {
            throw FundProblem.FUND_EVIDENCE_INVALID.at(
                    "/target",
                    aboutTarget ? "该事实须指明标的" : "该事实属于基金本身，不指明标的",
                    aboutTarget ? "This fact is about a target" : "This fact is about the fund itself");
        }
        if (!fact.kind().takes(request.value())) {
            throw FundProblem.FUND_EVIDENCE_INVALID.at(
                    "/value",
                    fact.label().zh() + "不能取值 " + request.value(),
                    request.value() + " is no value of " + fact.label().en());
        }
        if (request.validUntilDate() != null && request.validUntilDate().isBefore(request.validFromDate())) {
            throw FundProblem.FUND_EVIDENCE_INVALID.at("/validUntilDate", "止日早于起日", "It ends before it begins");
        }
        EvidenceId recorded = new EvidenceId(ids.next());
        sql.update(
                "insert into compliance_evidence (id, fund_id, target, fact, value, document, valid_from, valid_until,"
                        + " recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                recorded.value(),
                id.value(),
                request.target() == null ? "" : request.target(),
                request.fact(),
                request.value(),
                request.document(),
                request.validFromDate(),
                request.validUntilDate(),
                clock.instant(),
                call.caller().userId());
        Evidence.Recorded after = evidence.one(recorded);
        audit.record("RECORD_EVIDENCE", recorded.wire(), request.document(), null, after);
        return after;
    }
}
