package io.jidi.fund.fund;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Opens the file of a new fund in state DRAFT, with the first edition of its terms. */
@ApplicationScoped
class EstablishFund {

    private final EntityManager entities;
    private final Funds funds;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    EstablishFund(
            EntityManager entities,
            Funds funds,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call,
            Sql sql) {
        this.entities = entities;
        this.funds = funds;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /**
     * A new fund.
     *
     * @param code short and unique, as people write it: {@code AI-THEME}
     * @param parentFundId the fund one layer above; null at the top
     * @param targetSize also decides the currency; null while not fixed
     * @param manager organisation that manages it
     */
    record Request(
            @NotBlank @Size(max = 40) @Pattern(regexp = "[A-Z0-9-]+")
            String code,

            @NotBlank @Size(max = 200) String name,
            @NotNull FundLayer layer,
            @Nullable FundClass fundClass,
            @Nullable FundId parentFundId,
            @Nullable Money targetSize,
            @NotBlank @Pattern(regexp = "\\d{6}") String regionCode,
            @Nullable @Size(max = 40) String baseCode,
            @NotBlank @Size(max = 200) String manager,
            @NotNull @Valid FundTerms terms,
            @Nullable LocalDate termsFrom) {}

    Fund execute(Request request) {
        boolean covered = call.scope().coversRegion(request.regionCode())
                || call.scope().funds().contains(request.code());
        if (!covered) {
            throw PlatformProblem.FORBIDDEN.at("/regionCode", "该地区不在您的数据范围内", "The region is not in your scope");
        }
        if (sql.number("select count(*) from fund where code = ?", request.code()) > 0) {
            throw FundProblem.FUND_CODE_TAKEN.at(
                    "/code", "基金代码 " + request.code() + " 已存在", "The code " + request.code() + " is taken");
        }
        if (request.targetSize() != null && !request.targetSize().isPositive()) {
            throw FundProblem.FUND_AMOUNT_NOT_POSITIVE.at(
                    "/targetSize/amount", "金额必须大于零", "The amount must be greater than zero");
        }
        if (request.parentFundId() != null) {
            Fund parent = funds.visible(request.parentFundId());
            if (!request.layer().mayStandBelow(parent.layer())) {
                throw FundProblem.FUND_PARENT_INVALID.at(
                        "/parentFundId",
                        request.layer() + " 不能直接设在 " + parent.layer() + " 之下",
                        "A " + request.layer() + " fund does not stand below a " + parent.layer() + " fund");
            }
        }
        Fund fund = new Fund(new FundId(ids.next()), request, clock.instant());
        entities.persist(fund);
        entities.flush();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        funds.addTerms(fund, request.terms(), request.termsFrom() == null ? today : request.termsFrom());
        FundView view = FundView.of(fund);
        outbox.append(new NewEvent(
                FundStreams.FUND, FundStreams.FUND.type("opened"), 1, fund.id(), view, null, fund.dataScope()));
        audit.record("ESTABLISH_FUND", fund.id().wire(), null, null, view);
        return fund;
    }
}
