package io.jidi.fund.guidance;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Puts a fund under the catalogue, and under a mother fund's terms. Before, its acts are judged and recorded, not stopped. */
@ApplicationScoped
class EnrolFund {

    private final Funds funds;
    private final MotherTermsEditions editions;
    private final Enrolments enrolments;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    EnrolFund(
            Funds funds,
            MotherTermsEditions editions,
            Enrolments enrolments,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call,
            Sql sql) {
        this.funds = funds;
        this.editions = editions;
        this.enrolments = enrolments;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /**
     * From when, by which paper.
     *
     * @param termsId null: the catalogue only
     */
    record Request(
            @Nullable @Size(max = 60) String termsId,
            @NotNull LocalDate validFromDate,
            @NotBlank @Size(max = 500) String document) {}

    /** What is announced. */
    record Announced(FundId fundId, @Nullable String termsId, LocalDate validFromDate) {}

    Enrolments.Enrolment execute(FundId id, Request request) {
        Fund fund = funds.locked(id);
        if (request.termsId() != null && editions.byId(request.termsId()).isEmpty()) {
            throw FundProblem.FUND_TERMS_UNKNOWN.at(
                    "/termsId", "没有名为 " + request.termsId() + " 的母基金条款", "No terms are called " + request.termsId());
        }
        sql.update(
                "insert into fund_enrolment (id, fund_id, terms_id, valid_from, document, recorded_at, recorded_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                id.value(),
                request.termsId(),
                request.validFromDate(),
                request.document(),
                clock.instant(),
                call.caller().userId());
        Enrolments.Enrolment enrolment =
                enrolments.of(id, request.validFromDate()).orElseThrow();
        outbox.append(new NewEvent(
                FundStreams.FUND,
                FundStreams.FUND.type("enrolled"),
                1,
                id,
                new Announced(id, request.termsId(), request.validFromDate()),
                request.validFromDate(),
                fund.dataScope()));
        audit.record("ENROL_FUND", id.wire(), request.document(), null, enrolment);
        return enrolment;
    }
}
