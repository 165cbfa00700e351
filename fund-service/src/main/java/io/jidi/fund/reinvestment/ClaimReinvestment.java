package io.jidi.fund.reinvestment;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Claims that a tranche counts as reinvested; once in one scope of policy. */
@ApplicationScoped
class ClaimReinvestment {

    private final Funds funds;
    private final Claims claims;
    private final Editions editions;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    ClaimReinvestment(
            Funds funds,
            Claims claims,
            Editions editions,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call,
            Sql sql) {
        this.funds = funds;
        this.claims = claims;
        this.editions = editions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /**
     * Which tranche, as what.
     *
     * @param category K1 to K6
     * @param scope of policy; null: the province's
     * @param leadFundId the mother fund for which it counts, where two share the tranche
     */
    record Request(
            @NotNull InvestmentId investmentId,
            @NotBlank @Size(max = 10) String category,
            @Nullable @Pattern(regexp = "[A-Z0-9-]{1,40}") String scope,
            @Nullable FundId leadFundId,
            @NotNull LocalDate day,
            @NotBlank @Size(max = 500) String document) {}

    private record Target(UUID fund, @Nullable String creditCode) {}

    ClaimView execute(Request request) {
        Target target = sql.first(
                        "select i.fund_id, d.credit_code from investment i left join deal d on d.id = i.deal_id"
                                + " where i.id = ?",
                        row -> new Target(row.getObject(1, UUID.class), row.getString(2)),
                        request.investmentId().value())
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        Fund fund = funds.locked(new FundId(target.fund()));
        if (target.creditCode() == null) {
            throw FundProblem.FUND_CLAIM_INVALID.at(
                    "/investmentId", "对子基金的投资由子基金认定", "Money in a sub-fund counts there");
        }
        if (editions.current().category(request.category()).isEmpty()) {
            throw FundProblem.FUND_CLAIM_INVALID.at(
                    "/category", "没有返投类别 " + request.category(), "There is no category " + request.category());
        }
        FundId lead = request.leadFundId();
        if (lead != null) {
            funds.visible(lead);
        }
        String scope = request.scope() == null ? "PROVINCE" : request.scope();
        if (sql.number(
                        "select count(*) from reinvestment_claim where investment_id = ? and scope = ?",
                        request.investmentId().value(),
                        scope)
                > 0) {
            throw FundProblem.FUND_CLAIM_EXISTS.at(
                    "/investmentId", "该批次已在 " + scope + " 口径申报", "The tranche is claimed already in " + scope);
        }
        ClaimId id = new ClaimId(ids.next());
        sql.update(
                "insert into reinvestment_claim (id, fund_id, investment_id, credit_code, scope, lead_fund_id, recorded_at,"
                        + " recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                fund.id().value(),
                request.investmentId().value(),
                target.creditCode(),
                scope,
                lead == null ? null : lead.value(),
                clock.instant(),
                call.caller().userId());
        claims.add(
                id,
                claims.step(
                        ClaimView.StepKind.CLAIMED,
                        request.category(),
                        null,
                        null,
                        request.day(),
                        request.document(),
                        null));
        ClaimView view = claims.find(id, request.day());
        audit.record("CLAIM_REINVESTMENT", id.wire(), request.document(), null, view);
        return view;
    }
}
