package io.jidi.fund.reinvestment;

import io.jidi.fund.capitalcall.PaidIn;
import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.guidance.Enrolments;
import io.jidi.fund.guidance.GovernmentMoney;
import io.jidi.fund.reinvestment.rules.Category;
import io.jidi.fund.reinvestment.rules.Edition;
import io.jidi.fund.reinvestment.rules.Fact;
import io.jidi.fund.reinvestment.rules.Measure;
import io.jidi.fund.reinvestment.rules.Requirement;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs the tests of reinvestment side by side. The door of this feature for those who ask whether it is done. */
@ApplicationScoped
public class ReinvestmentStanding {

    private final Claims claims;
    private final Editions editions;
    private final Enrolments enrolments;
    private final GovernmentMoney government;
    private final PaidIn paidIn;
    private final Sql sql;

    ReinvestmentStanding(
            Claims claims,
            Editions editions,
            Enrolments enrolments,
            GovernmentMoney government,
            PaidIn paidIn,
            Sql sql) {
        this.claims = claims;
        this.editions = editions;
        this.enrolments = enrolments;
        this.government = government;
        this.paidIn = paidIn;
        this.sql = sql;
    }

    private record Giver(
            UUID partner, @Nullable UUID investingFund, String tier, boolean mother, BigDecimal promised) {}

    /** Whether reinvestment is done; empty where the terms ask for nothing that is known. */
    public Optional<Boolean> met(Fund fund, LocalDate day) {
        StandingView standing = of(fund, day, null);
        return standing.tests().isEmpty()
                        || standing.tests().stream().anyMatch(test -> test.status() == Requirement.Status.UNKNOWN)
                ? Optional.empty()
                : Optional.of(standing.met());
    }

    /** As of a day; for one mother fund, or for all that are in the fund. */
    StandingView of(Fund fund, LocalDate day, @Nullable FundId mother) {
        Optional<Enrolments.Enrolment> enrolment = enrolments.of(fund.id(), day);
        String termsId = enrolment.map(Enrolments.Enrolment::termsId).orElse(null);
        Map<String, Parameter> terms = enrolments.parameters(termsId);
        List<ClaimView> its = claims.of(fund, day).stream()
                .filter(claim ->
                        mother == null || claim.leadFundId() == null || Objects.equals(claim.leadFundId(), mother))
                .toList();
        List<Giver> givers = givers(fund).stream()
                .filter(giver -> mother == null || mother.value().equals(giver.investingFund()))
                .toList();
        Map<UUID, BigDecimal> paid = paid(fund, day);
        List<StandingView.Test> tests = new ArrayList<>();
        Parameter multiple = terms.get("reinvestmentMultiple");
        if (multiple != null) {
            BigDecimal base = sum(givers.stream()
                    .filter(Giver::mother)
                    .map(giver -> paid.getOrDefault(giver.partner(), BigDecimal.ZERO))
                    .toList());
            tests.add(test(
                    fund, StandingView.Basis.MOTHER_PAID_IN, multiple, base, counted(editions.current(), its, day)));
        }
        Parameter provincial = terms.get("reinvestmentProvincialMultiple");
        if (provincial != null) {
            Edition some = editions.current().only(editions.current().provincialCategories());
            BigDecimal base = sum(givers.stream()
                    .map(giver -> government.of(
                            giver.investingFund(),
                            giver.tier(),
                            paid.getOrDefault(giver.partner(), BigDecimal.ZERO),
                            GovernmentMoney.PROVINCE))
                    .toList());
            tests.add(test(fund, StandingView.Basis.PROVINCIAL_PAID_IN, provincial, base, counted(some, its, day)));
        }
        return new StandingView(
                fund.id(),
                day,
                editions.current().id(),
                termsId,
                mother,
                !tests.isEmpty() && tests.stream().allMatch(test -> test.status() == Requirement.Status.MET),
                tests,
                forecast(fund, multiple, givers, its, day),
                its);
    }

    private static StandingView.Test test(
            Fund fund, StandingView.Basis basis, Parameter multiple, BigDecimal base, BigDecimal counted) {
        Requirement one = new Requirement(base, multiple.value(), counted);
        return new StandingView.Test(
                basis,
                multiple,
                money(fund, base),
                moneyOrNull(fund, one.required()),
                money(fund, counted),
                moneyOrNull(fund, one.shortfall()),
                one.ratio(),
                one.status());
    }

    private StandingView.Forecast forecast(
            Fund fund, @Nullable Parameter multiple, List<Giver> givers, List<ClaimView> its, LocalDate day) {
        BigDecimal promised =
                sum(givers.stream().filter(Giver::mother).map(Giver::promised).toList());
        BigDecimal counted = counted(editions.current(), its, day);
        BigDecimal pipeline = sum(its.stream().map(this::possible).toList());
        BigDecimal atRisk = sum(its.stream()
                .filter(claim -> watched(claim, day))
                .map(claim -> claim.credit().amount())
                .toList());
        BigDecimal times = multiple == null ? null : multiple.value();
        return new StandingView.Forecast(
                moneyOrNull(fund, new Requirement(promised, times, counted).required()),
                money(fund, pipeline),
                money(fund, atRisk),
                moneyOrNull(fund, new Requirement(promised, times, counted).shortfall()),
                moneyOrNull(fund, new Requirement(promised, times, counted.add(pipeline)).shortfall()),
                moneyOrNull(fund, new Requirement(promised, times, counted.subtract(atRisk)).shortfall()));
    }

    /** What a claim could add: its best category that was claimed or evidenced, above what counts already. */
    private BigDecimal possible(ClaimView claim) {
        BigDecimal best = claim.steps().stream()
                .filter(step ->
                        step.kind() == ClaimView.StepKind.CLAIMED || step.kind() == ClaimView.StepKind.EVIDENCED)
                .map(step -> possible(claim, step))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        boolean ended = claim.steps().stream().anyMatch(step -> step.kind() == ClaimView.StepKind.ENDED);
        return ended ? BigDecimal.ZERO : best.subtract(claim.credit().amount()).max(BigDecimal.ZERO);
    }

    private BigDecimal possible(ClaimView claim, ClaimView.Step step) {
        Category category =
                editions.current().category(String.valueOf(step.category())).orElse(null);
        if (category == null || category.coefficient().value() == null) {
            return BigDecimal.ZERO;
        }
        Money told = step.amount();
        BigDecimal invested = claim.invested().amount();
        BigDecimal measure = told == null || category.measure() == Measure.INVESTED
                ? invested
                : told.amount().min(invested);
        return measure.multiply(category.coefficient().value());
    }

    private boolean watched(ClaimView claim, LocalDate day) {
        Category category = editions.current()
                .category(String.valueOf(claim.credit().category()))
                .orElse(null);
        if (category == null || category.watchYears() == null) {
            return false;
        }
        return Claims.facts(claim.steps()).stream()
                .filter(fact ->
                        fact.kind() == Fact.Kind.RECOGNISED && category.code().equals(fact.category()))
                .anyMatch(fact -> category.endedBy(category.endsWith(), fact.day(), day));
    }

    private static BigDecimal counted(Edition edition, List<ClaimView> its, LocalDate day) {
        return sum(its.stream()
                .map(claim -> Claims.credit(edition, claim, day).amount())
                .toList());
    }

    private Map<UUID, BigDecimal> paid(Fund fund, LocalDate day) {
        Map<UUID, BigDecimal> paid = new HashMap<>();
        paidIn.of(fund, day)
                .forEach(one -> paid.merge(one.partner(), one.amount().amount(), BigDecimal::add));
        return paid;
    }

    private List<Giver> givers(Fund fund) {
        return sql.list(
                "select p.id, p.investing_fund_id, p.government_tier, coalesce(f.layer, '') = 'MOTHER',"
                        + " coalesce((select sum(c.amount - c.released) from commitment c where c.partner_id = p.id), 0)"
                        + " from partner p left join fund f on f.id = p.investing_fund_id where p.fund_id = ?",
                row -> new Giver(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getBigDecimal(5)),
                fund.id().value());
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Money money(Fund fund, BigDecimal amount) {
        return Money.rounded(amount, fund.currency());
    }

    private static @Nullable Money moneyOrNull(Fund fund, @Nullable BigDecimal amount) {
        return amount == null ? null : money(fund, amount);
    }
}
