package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Fact;
import io.jidi.fund.compliance.rules.Facts;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundTerms;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of the fund itself: its place, its terms, its term. */
@ApplicationScoped
class FundFacts {

    private final Funds funds;
    private final Sql sql;

    FundFacts(Funds funds, Sql sql) {
        this.funds = funds;
        this.sql = sql;
    }

    private record Mother(LocalDate established, int termYears) {}

    Facts of(Fund fund, LocalDate day, boolean targetIsFund) {
        Facts facts = Facts.none()
                .with(Fact.ACT_DATE, day.toString())
                .with(Fact.FUND_CLASS, fund.fundClass().map(Enum::name).orElse("NONE"))
                .with(Fact.FUND_LAYER, fund.layer().name())
                .with(Fact.PROVINCE_CODE, fund.regionCode().substring(0, 2))
                .with(Fact.LAYERS_BELOW_MOTHER, BigDecimal.valueOf(layers(fund) + (targetIsFund ? 1 : 0)))
                .with(Fact.FUND_PAID_IN, paidIn(fund))
                .with(Fact.MOTHER_END_DATE, motherEnd(fund));
        Optional<FundTerms> terms = funds.editions(fund).stream()
                .filter(one -> !one.validFromDate().isAfter(day))
                .map(Funds.Edition::terms)
                .findFirst();
        return terms.map(agreed -> withTerms(facts, fund, agreed, day)).orElse(facts);
    }

    /**
     * The end by the terms that stood before the last edition. A fund that is not established, or has one edition, extends
     * nothing: then it is the end by that edition. Null without terms.
     */
    @Nullable
    String endBefore(Fund fund, LocalDate day) {
        List<FundTerms> editions = funds.editions(fund).stream()
                .filter(one -> !one.validFromDate().isAfter(day))
                .map(Funds.Edition::terms)
                .toList();
        if (editions.isEmpty()) {
            return null;
        }
        Optional<LocalDate> began = funds.establishedOn(fund);
        FundTerms before = editions.get(began.isPresent() && editions.size() > 1 ? 1 : 0);
        return began.orElse(day).plusYears(before.termYears()).toString();
    }

    /** A fund that is not established yet would begin on the day of the act. */
    private Facts withTerms(Facts facts, Fund fund, FundTerms terms, LocalDate day) {
        LocalDate begins = funds.establishedOn(fund).orElse(day);
        FundTerms.Fee fee = terms.fee();
        BigDecimal feeRate =
                fee == null ? terms.managementFeeRate() : fee.investment().rate();
        FundTerms.WaterfallClause waterfall = terms.waterfall();
        BigDecimal hurdle = waterfall == null ? terms.hurdleRate() : waterfall.hurdleRate();
        return facts.with(Fact.TERM_YEARS, BigDecimal.valueOf(terms.termYears()))
                .with(Fact.FUND_END_DATE, begins.plusYears(terms.termYears()).toString())
                .with(
                        Fact.INVESTMENT_END_DATE,
                        begins.plusYears(terms.investmentYears()).toString())
                .with(
                        Fact.FEE_BASE,
                        fee == null ? null : fee.investment().base().name())
                .with(Fact.FEE_RATE, feeRate)
                .with(Fact.HURDLE_RATE, hurdle);
    }

    private int layers(Fund fund) {
        return switch (fund.layer()) {
            case GUIDANCE, MOTHER -> 0;
            case SUB -> 1;
        };
    }

    private BigDecimal paidIn(Fund fund) {
        return sql.first(
                        "select coalesce(sum(paid), 0) from capital_call where fund_id = ?",
                        row -> row.getBigDecimal(1),
                        fund.id().value())
                .orElse(BigDecimal.ZERO);
    }

    private @Nullable String motherEnd(Fund fund) {
        return sql.first(
                        "select t.effective_date, (select (e.terms ->> 'termYears')::int from fund_terms e"
                                + " where e.fund_id = m.id order by e.valid_from desc, e.edition desc limit 1) as years"
                                + " from fund f join fund m on m.id = f.parent_fund_id and m.layer = 'MOTHER'"
                                + " join fund_transition t on t.fund_id = m.id and t.to_state = 'ESTABLISHED'"
                                + " where f.id = ?",
                        row -> new Mother(row.getObject(1, LocalDate.class), row.getInt(2)),
                        fund.id().value())
                .map(mother ->
                        mother.established().plusYears(mother.termYears()).toString())
                .orElse(null);
    }
}
