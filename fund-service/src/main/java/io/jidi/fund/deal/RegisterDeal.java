package io.jidi.fund.deal;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;

/** Begins a fund's dealing with an enterprise. */
@ApplicationScoped
class RegisterDeal {

    private final EntityManager entities;
    private final Funds funds;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final Sql sql;

    RegisterDeal(
            EntityManager entities, Funds funds, Outbox outbox, AuditTrail audit, Uuid7 ids, Clock clock, Sql sql) {
        this.entities = entities;
        this.funds = funds;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.sql = sql;
    }

    /** Which fund looks at which enterprise, and how far it has come. */
    record Request(
            @NotNull FundId fundId,

            @NotBlank @Pattern(regexp = "[0-9A-HJ-NPQRTUWXY]{18}")
            String creditCode,

            @NotBlank @Size(max = 200) String enterpriseName,
            @NotNull DealStage stage) {}

    Deal execute(Request request) {
        Fund fund = funds.locked(request.fundId());
        if (sql.number(
                        "select count(*) from deal where fund_id = ? and credit_code = ?",
                        fund.id().value(),
                        request.creditCode())
                > 0) {
            throw FundProblem.FUND_DEAL_EXISTS.at(
                    "/creditCode",
                    fund.name() + " 与该企业已有在途项目",
                    fund.name() + " already has a deal with this enterprise");
        }
        Deal deal = new Deal(new DealId(ids.next()), fund.id(), request, clock.instant());
        entities.persist(deal);
        entities.flush();
        DealView view = deal.view();
        outbox.append(new NewEvent(
                FundStreams.DEAL, FundStreams.DEAL.type("registered"), 1, view.id(), view, null, fund.dataScope()));
        audit.record("REGISTER_DEAL", view.id().wire(), null, null, view);
        return deal;
    }
}
