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
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins a fund's dealing with an enterprise. */
@ApplicationScoped
public class RegisterDeal {

    private final EntityManager entities;
    private final Funds funds;
    private final Committees committees;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final Sql sql;

    RegisterDeal(
            EntityManager entities,
            Funds funds,
            Committees committees,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            Sql sql) {
        this.entities = entities;
        this.funds = funds;
        this.committees = committees;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.sql = sql;
    }

    /** Which fund looks at which enterprise, and how far it has come. */
    public record Request(
            @NotNull FundId fundId,

            @NotBlank @Pattern(regexp = "[0-9A-HJ-NPQRTUWXY]{18}")
            String creditCode,

            @NotBlank @Size(max = 200) String enterpriseName,
            @NotNull DealStage stage) {}

    DealView execute(Request request) {
        return execute(request, null);
    }

    /** Takes up a prospect; the answer is the new deal. */
    public DealView execute(Request request, @Nullable UUID prospect) {
        Fund fund = funds.locked(request.fundId());
        if (request.stage() != DealStage.PROSPECT
                && committees.in(fund, today()).isPresent()) {
            throw FundProblem.FUND_DEAL_STAGE.at(
                    "/stage", "基金已设投委会，项目从储备开始", "The fund has a committee: its deals begin as prospects");
        }
        if (sql.number(
                        "select count(*) from deal where fund_id = ? and credit_code = ? and standing in ('ACTIVE', 'PAUSED')",
                        fund.id().value(),
                        request.creditCode())
                > 0) {
            throw FundProblem.FUND_DEAL_EXISTS.at(
                    "/creditCode",
                    fund.name() + " 与该企业已有在途项目",
                    fund.name() + " already has a deal with this enterprise");
        }
        Deal deal = new Deal(new DealId(ids.next()), fund.id(), request, prospect, clock.instant());
        entities.persist(deal);
        entities.flush();
        DealView view = deal.view();
        outbox.append(new NewEvent(
                FundStreams.DEAL, FundStreams.DEAL.type("registered"), 1, view.id(), view, null, fund.dataScope()));
        audit.record("REGISTER_DEAL", view.id().wire(), null, null, view);
        return view;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
    }
}
