package io.jidi.fund.deal;

import io.jidi.fund.FundProblem;
import io.jidi.fund.deal.rules.TermSheet;
import io.jidi.fund.deal.rules.TermSheet.AntiDilution;
import io.jidi.fund.deal.rules.TermSheet.Redemption;
import io.jidi.fund.edition.StoredJson;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Enters the clauses of a round as data. Unsound ones are taken in and shut the gates: a draft may be wrong, a deal may not. */
@ApplicationScoped
class ProposeTerms {

    private final Deals deals;
    private final TermSheets terms;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    ProposeTerms(Deals deals, TermSheets terms, AuditTrail audit, Uuid7 ids, Clock clock, CallContext call, Sql sql) {
        this.deals = deals;
        this.terms = terms;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /** The clauses; see {@link TermSheet}. */
    record Request(
            @NotBlank @Pattern(regexp = "[A-Z_]{1,40}") String instrument,
            @NotNull Money amount,
            @NotNull Money preMoney,
            @Nullable @DecimalMin("0") @DecimalMax("1") BigDecimal ownershipRate,
            @Nullable @Positive BigDecimal pricePerShare,
            @Nullable @DecimalMin("0") @DecimalMax("10") BigDecimal liquidationMultiple,
            @Nullable AntiDilution antiDilution,
            @Nullable Redemption redemption,
            @Min(0) @Max(20) int boardSeats,
            @NotBlank @Size(max = 500) String informationRights,
            @NotNull Boolean principalPromised,
            @NotNull Boolean minimumReturnPromised,
            @NotNull Boolean unlimitedLiability,
            @NotBlank @Size(max = 500) String document) {

        private TermSheet clauses() {
            return new TermSheet(
                    instrument,
                    amount,
                    preMoney,
                    ownershipRate,
                    pricePerShare,
                    liquidationMultiple,
                    antiDilution,
                    redemption,
                    boardSeats,
                    informationRights,
                    principalPromised,
                    minimumReturnPromised,
                    unlimitedLiability);
        }
    }

    TermSheets.TermsView execute(DealId id, Request request) {
        Deal deal = deals.locked(id);
        deal.requireActive();
        if (!deal.stage().isBefore(DealStage.CLOSING)) {
            throw FundProblem.FUND_DEAL_STAGE.problem("协议已签署", "The agreement is signed");
        }
        deals.fundOf(deal).requirePositive("/amount", request.amount());
        if (!request.preMoney().currency().equals(request.amount().currency())
                || !request.preMoney().isPositive()) {
            throw FundProblem.FUND_DEAL_TERMS_INVALID.at(
                    "/preMoney", "投前估值须为正且与投资额同币种", "The pre-money value is positive and of the same currency");
        }
        TermsId version = new TermsId(ids.next());
        sql.update(
                "insert into deal_terms (id, deal_id, round, clauses, document, recorded_at, recorded_by)"
                        + " values (?, ?, ?, ?::jsonb, ?, ?, ?)",
                version.value(),
                id.value(),
                deal.round(),
                StoredJson.write(request.clauses()),
                request.document(),
                clock.instant(),
                call.caller().userId());
        TermSheets.TermsView view = terms.of(id).stream()
                .filter(one -> one.id().equals(version))
                .findFirst()
                .orElseThrow();
        audit.record("PROPOSE_TERMS", id.wire(), request.document(), null, view);
        return view;
    }
}
