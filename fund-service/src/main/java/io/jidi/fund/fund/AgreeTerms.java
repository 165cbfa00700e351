package io.jidi.fund.fund;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A new edition of a fund's terms; the editions before it stay and still say what was agreed then. */
@ApplicationScoped
class AgreeTerms {

    private final Funds funds;
    private final ActGate gate;
    private final Outbox outbox;
    private final AuditTrail audit;

    AgreeTerms(Funds funds, ActGate gate, Outbox outbox, AuditTrail audit) {
        this.funds = funds;
        this.gate = gate;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** All terms as they are from a day on, and the paper that says so. */
    record Request(
            @NotNull @Valid FundTerms terms,
            @NotNull LocalDate validFromDate,
            @NotBlank @Size(max = 500) String reason) {}

    /** What is announced; the terms themselves name persons and stay here. */
    record Announced(FundId fundId, int edition, LocalDate validFromDate) {}

    Funds.Edition execute(FundId id, @Nullable String ifMatch, Request request) {
        Fund fund = funds.locked(id);
        Versions.requireMatch(ifMatch, fund.version());
        if (!fund.isOpen(request.validFromDate())) {
            throw FundProblem.FUND_PERIOD_CLOSED.at(
                    "/validFromDate", "条款不能在已结账期间内生效", "Terms do not begin in a closed period");
        }
        funds.addTerms(fund, request.terms(), request.validFromDate());
        gate.admit(PlannedAct.of(ActKind.TERMS, id, request.validFromDate()));
        Funds.Edition edition = funds.editions(fund).get(0);
        outbox.append(new NewEvent(
                FundStreams.FUND,
                FundStreams.FUND.type("terms-agreed"),
                1,
                id,
                new Announced(id, edition.edition(), edition.validFromDate()),
                request.validFromDate(),
                fund.dataScope()));
        audit.record("AGREE_TERMS", id.wire(), request.reason(), null, edition);
        return edition;
    }
}
