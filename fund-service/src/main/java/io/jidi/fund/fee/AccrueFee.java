package io.jidi.fund.fee;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fee.rules.CumulativeAllocation;
import io.jidi.fund.fee.rules.FeeBase;
import io.jidi.fund.fee.rules.FeeBill;
import io.jidi.fund.fee.rules.FeeTerms;
import io.jidi.fund.fee.rules.ManagementFee;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.FundTerms;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.fund.ledger.rules.Posting;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Accrues the management fee through a day: all that is due since the fund began, less what was accrued before, so that a
 * late correction of a base corrects the next accrual.
 */
@ApplicationScoped
class AccrueFee {

    private final Funds funds;
    private final FeeBases bases;
    private final FeeAccruals accruals;
    private final Ledger ledger;
    private final Balances balances;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;

    AccrueFee(
            Funds funds,
            FeeBases bases,
            FeeAccruals accruals,
            Ledger ledger,
            Balances balances,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock) {
        this.funds = funds;
        this.bases = bases;
        this.accruals = accruals;
        this.ledger = ledger;
        this.balances = balances;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A part of the fee that the manager does not take. */
    record WaiverRequest(
            @NotBlank @Size(max = 200) String reason,
            @NotNull Money amount) {}

    /** Income of the manager from the portfolio, of which this part is credited to the fund. */
    record OffsetRequest(
            @NotNull LocalDate receivedDate,
            @NotBlank @Size(max = 200) String reason,
            @NotNull Money income,

            @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
            BigDecimal rate) {}

    /** Through which day, that day included. */
    record Request(
            @NotNull LocalDate throughDate,
            @Nullable @Size(max = 20) List<@Valid @NotNull WaiverRequest> waivers,
            @Nullable @Size(max = 50) List<@Valid @NotNull OffsetRequest> offsets) {}

    private record Computed(LocalDate from, List<ManagementFee.Segment> segments, FeeBill.Bill bill, Money gross) {}

    FeeAccruals.Accrual preview(FundId id, Request request) {
        Fund fund = funds.visible(id);
        return view(fund, new FeeId(new UUID(0, 0)), request, compute(fund, request), Map.of());
    }

    FeeAccruals.Accrual execute(FundId id, Request request) {
        Fund fund = funds.locked(id);
        FeeAccruals.Accrual accrual = record(fund, new FeeId(ids.next()), request);
        Optional<Posting> posting = posting(accrual);
        if (posting.isPresent()) {
            ledger.book(fund, posting.get(), request.throughDate(), accrual.id().wire());
        }
        outbox.append(new NewEvent(
                FundStreams.FUND,
                FundStreams.FUND.type("fee-accrued"),
                1,
                id,
                accrual,
                request.throughDate(),
                fund.dataScope()));
        audit.record("ACCRUE_FEE", accrual.id().wire(), null, null, accrual);
        return accrual;
    }

    /** Works an accrual out from what stands now and writes it; also for one in the place of another. */
    FeeAccruals.Accrual record(Fund fund, FeeId id, Request request) {
        Computed computed = compute(fund, request);
        Map<UUID, Money> shares = shares(fund, request, computed.bill().net());
        FeeAccruals.Accrual accrual = view(fund, id, request, computed, shares);
        accruals.insert(accrual, clock.instant());
        return accrual;
    }

    /** Empty where nothing is accrued. */
    static Optional<Posting> posting(FeeAccruals.Accrual accrual) {
        Map<UUID, Money> shares = new LinkedHashMap<>();
        accrual.shares().forEach(share -> shares.put(share.partnerId().value(), share.amount()));
        return shares.values().stream().allMatch(Money::isZero)
                ? Optional.empty()
                : Optional.of(Postings.accrued(
                        "MANAGEMENT_FEE_ACCRUED", Account.MANAGEMENT_FEE, Account.FEE_PAYABLE, accrual.net(), shares));
    }

    private Computed compute(Fund fund, Request request) {
        LocalDate inception = funds.establishedOn(fund)
                .orElseThrow(
                        () -> FundProblem.FUND_FEE_PERIOD_INVALID.problem("基金尚未设立", "The fund is not established"));
        FeeAccruals.Standing standing = accruals.standing(fund);
        LocalDate from =
                standing.through() == null ? inception : standing.through().plusDays(1);
        if (request.throughDate().isBefore(from)) {
            throw FundProblem.FUND_FEE_PERIOD_INVALID.at(
                    "/throughDate", "应不早于 " + from, "Expected a day not before " + from);
        }
        FeeTerms terms = terms(fund, inception);
        LocalDate end = request.throughDate().plusDays(1);
        Set<FeeBase> wanted = terms.phases().stream().map(FeeTerms.Phase::base).collect(Collectors.toSet());
        List<ManagementFee.BaseChange> changes = bases.changes(fund, wanted, request.throughDate());
        Money gross = ManagementFee.accrual(terms, changes, inception, end, standing.gross());
        List<ManagementFee.Segment> segments =
                ManagementFee.charge(terms, changes, from, end, fund.currency()).segments();
        return new Computed(from, segments, bill(fund, request, gross, standing), gross);
    }

    /** Where too much was accrued before, the difference goes back whole; there is no fee to waive or offset. */
    private static FeeBill.Bill bill(Fund fund, Request request, Money gross, FeeAccruals.Standing standing) {
        if (gross.isNegative()) {
            return new FeeBill.Bill(
                    List.of(
                            new FeeBill.Line(FeeBill.Step.GROSS, "", gross),
                            new FeeBill.Line(FeeBill.Step.NET, "", gross)),
                    gross,
                    standing.carriedForward());
        }
        List<FeeBill.Waiver> waivers = new ArrayList<>();
        List<WaiverRequest> asked = Objects.requireNonNullElse(request.waivers(), List.of());
        for (int i = 0; i < asked.size(); i++) {
            fund.requirePositive("/waivers/" + i + "/amount", asked.get(i).amount());
            waivers.add(new FeeBill.Waiver(asked.get(i).reason(), asked.get(i).amount()));
        }
        List<FeeBill.Offset> offsets = new ArrayList<>();
        List<OffsetRequest> credits = Objects.requireNonNullElse(request.offsets(), List.of());
        for (int i = 0; i < credits.size(); i++) {
            OffsetRequest one = credits.get(i);
            fund.requirePositive("/offsets/" + i + "/income", one.income());
            offsets.add(new FeeBill.Offset(one.receivedDate(), one.reason(), one.income(), one.rate()));
        }
        return FeeBill.of(gross, waivers, standing.carriedForward(), offsets);
    }

    /** Each partner's part of all that was ever accrued, less what it was given before (fund.md 7.2). */
    private Map<UUID, Money> shares(Fund fund, Request request, Money net) {
        Map<UUID, Money> booked = accruals.shares(fund);
        Money before = booked.values().stream().reduce(Money.zero(fund.currency()), Money::plus);
        return CumulativeAllocation.next(before.plus(net), balances.commitments(fund, request.throughDate()), booked);
    }

    /** The fee clauses of all editions, each for its own time. */
    private FeeTerms terms(Fund fund, LocalDate inception) {
        List<Funds.Edition> editions = funds.editions(fund).stream()
                .sorted(Comparator.comparing(Funds.Edition::validFromDate).thenComparing(Funds.Edition::edition))
                .toList();
        List<FeeTerms.Phase> phases = new ArrayList<>();
        Optional<FundTerms.Fee> last = Optional.empty();
        for (int i = 0; i < editions.size(); i++) {
            FundTerms terms = editions.get(i).terms();
            Optional<FundTerms.Fee> fee = terms.agreedFee();
            // The first edition also holds for the days of the fund before it was written down.
            LocalDate from = i == 0 ? inception : later(editions.get(i).validFromDate(), inception);
            LocalDate to = i + 1 < editions.size() ? editions.get(i + 1).validFromDate() : null;
            if (fee.isPresent()) {
                LocalDate exits = inception.plusYears(terms.investmentYears());
                add(phases, from, earlier(to, exits), fee.get().investment());
                add(phases, later(from, exits), to, fee.get().exit());
                last = fee;
            }
        }
        return new FeeTerms(
                last.orElseThrow(() -> FundProblem.FUND_TERMS_MISSING.problem("条款未约定管理费", "The terms agree no fee"))
                        .dayCount(),
                phases);
    }

    private static void add(
            List<FeeTerms.Phase> phases, LocalDate from, @Nullable LocalDate to, FundTerms.FeePhase phase) {
        if (to == null || from.isBefore(to)) {
            phases.add(new FeeTerms.Phase(from, to, FeeBase.valueOf(phase.base().name()), phase.rate()));
        }
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(@Nullable LocalDate a, LocalDate b) {
        return a == null || b.isBefore(a) ? b : a;
    }

    private static FeeAccruals.Accrual view(
            Fund fund, FeeId id, Request request, Computed computed, Map<UUID, Money> shares) {
        Money zero = Money.zero(fund.currency());
        Money waived = taken(computed, zero, FeeBill.Step.WAIVER);
        Money offset = taken(computed, zero, FeeBill.Step.OFFSET, FeeBill.Step.OFFSET_BROUGHT_FORWARD);
        return new FeeAccruals.Accrual(
                id,
                fund.id(),
                computed.from(),
                request.throughDate(),
                computed.gross(),
                waived,
                offset,
                computed.bill().net(),
                computed.bill().carriedForward(),
                computed.bill().lines(),
                computed.segments(),
                shares.entrySet().stream()
                        .map(share -> new FeeAccruals.Share(new PartnerId(share.getKey()), share.getValue()))
                        .toList());
    }

    private static Money taken(Computed computed, Money zero, FeeBill.Step... steps) {
        return computed.bill().lines().stream()
                .filter(line -> Set.of(steps).contains(line.step()))
                .map(line -> line.amount().negated())
                .reduce(zero, Money::plus);
    }
}
