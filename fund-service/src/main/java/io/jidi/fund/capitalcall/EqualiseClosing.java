package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.capitalcall.rules.Equalisation;
import io.jidi.fund.commitment.Commitment;
import io.jidi.fund.commitment.CommitmentId;
import io.jidi.fund.commitment.Commitments;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.FundTerms;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A later closing makes all partners equal (fund.md 3.2): newcomers are called, the earlier ones get money back. */
@ApplicationScoped
class EqualiseClosing {

    private final EntityManager entities;
    private final Funds funds;
    private final Commitments commitments;
    private final PlanCall planning;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    EqualiseClosing(
            EntityManager entities,
            Funds funds,
            Commitments commitments,
            PlanCall planning,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Sql sql,
            Clock clock) {
        this.entities = entities;
        this.funds = funds;
        this.commitments = commitments;
        this.planning = planning;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Which closing.
     *
     * @param closingDate until which the newcomers owe interest
     * @param ratePerYear simple; null: as the terms say
     * @param dueDate by when the newcomers pay; null: the first day that the terms allow
     */
    record Request(
            @Min(2) int closingNumber,
            @NotNull LocalDate closingDate,

            @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 10)
            BigDecimal ratePerYear,

            @Nullable LocalDate dueDate) {}

    /** One commitment; to pay when {@code change} is above zero, to get back when below. */
    public record LineView(
            CommitmentId commitmentId,
            PartnerId partnerId,
            Money before,
            Money target,
            Money change,
            Money interestOwed,
            Money interestDue) {}

    /** What a closing changes; the changes add up to zero. {@code callId} is absent in a preview. */
    public record Equalised(
            FundId fundId,
            int closingNumber,
            LocalDate closingDate,
            BigDecimal ratePerYear,
            Money interest,
            @Nullable CapitalCallId callId,
            List<LineView> lines) {}

    private record Computed(List<Commitment> commitments, BigDecimal rate, Equalisation.Result result) {}

    Equalised preview(FundId fundId, Request request) {
        Fund fund = funds.visible(fundId);
        return view(fundId, request, compute(fund, request), null);
    }

    Equalised execute(FundId fundId, Request request) {
        Fund fund = funds.locked(fundId);
        if (sql.number(
                        "select count(*) from equalisation where fund_id = ? and closing_number = ?",
                        fundId.value(),
                        request.closingNumber())
                > 0) {
            throw FundProblem.FUND_EQUALISATION_EXISTS.at("/closingNumber", "该次交割已做权益均衡", "Equalised already");
        }
        Computed computed = compute(fund, request);
        CapitalCall call = call(fund, request, computed);
        Equalised equalised = view(fundId, request, computed, call.id());
        keep(equalised, call);
        book(fund, call, equalised);
        outbox.append(new NewEvent(
                FundStreams.FUND,
                FundStreams.FUND.type("equalised"),
                1,
                fundId,
                equalised,
                request.closingDate(),
                fund.dataScope()));
        outbox.append(new NewEvent(
                FundStreams.CAPITAL_CALL,
                FundStreams.CAPITAL_CALL.type("issued"),
                1,
                call.id(),
                CapitalCallView.of(call),
                request.closingDate(),
                fund.dataScope()));
        audit.record("EQUALISE_CLOSING", call.id().wire(), null, null, equalised);
        return equalised;
    }

    private Computed compute(Fund fund, Request request) {
        List<Commitment> all = commitments.of(fund).stream()
                .filter(one -> one.promised().isPositive() && one.closingNumber() <= request.closingNumber())
                .toList();
        List<Equalisation.Position> positions = all.stream()
                .map(one -> new Equalisation.Position(
                        one.id().value(), one.promised(), one.drawn(), one.closingNumber() == request.closingNumber()))
                .toList();
        BigDecimal rate = request.ratePerYear() == null
                ? funds.termsOn(fund, request.closingDate()).equalisationRate()
                : request.ratePerYear();
        if (rate == null) {
            throw FundProblem.FUND_TERMS_MISSING.at("/ratePerYear", "条款未约定均衡利率", "The terms agree no rate");
        }
        boolean somebody = positions.stream().anyMatch(one -> one.contributed().isPositive());
        boolean newcomers = positions.stream().anyMatch(Equalisation.Position::newcomer);
        if (!somebody || !newcomers) {
            throw FundProblem.FUND_EQUALISATION_EMPTY.at(
                    "/closingNumber", "此前没有催缴，或该次交割没有新认缴", "Nothing was called before, or nobody joins");
        }
        Equalisation.Result result = Equalisation.of(positions, flows(fund), rate, request.closingDate());
        if (result.lines().stream().noneMatch(line -> line.change().isPositive())) {
            throw FundProblem.FUND_EQUALISATION_EMPTY.at(
                    "/closingNumber", "新认缴应补金额不足一分", "What the newcomers would pay comes to less than a fen");
        }
        return new Computed(all, rate, result);
    }

    /** What was called inside the commitments and came back to be called again, by the day it was due or returned. */
    private List<Equalisation.Flow> flows(Fund fund) {
        return sql.list(
                "select c.due_date as day, sum(l.amount - l.outside) as amount"
                        + " from capital_call c join call_line l on l.call_id = c.id"
                        + " where c.fund_id = ? and c.state not in ('DRAFT', 'CANCELLED') group by c.due_date"
                        + " union all select j.effective_date, sum(l.credit - l.debit)"
                        + " from journal j join journal_line l on l.journal_id = j.id"
                        + " where j.fund_id = ? and l.account = '9003' and j.kind <> 'COMMITMENT_TRANSFERRED'"
                        + " group by j.effective_date",
                row -> new Equalisation.Flow(
                        row.getObject("day", LocalDate.class), new Money(row.getBigDecimal("amount"), fund.currency())),
                fund.id().value(),
                fund.id().value());
    }

    private CapitalCall call(Fund fund, Request request, Computed computed) {
        Money share = Money.zero(fund.currency());
        List<PlanCall.Part> parts = new ArrayList<>();
        for (int i = 0; i < computed.commitments().size(); i++) {
            Equalisation.Line line = computed.result().lines().get(i);
            if (line.change().isPositive()) {
                parts.add(new PlanCall.Part(computed.commitments().get(i), line.change(), line.interestOwed()));
                share = share.plus(line.change());
            }
        }
        FundTerms terms = funds.termsOn(fund, request.closingDate());
        PlanCall.Plan plan = new PlanCall.Plan(planning.due(terms, request.closingDate(), request.dueDate()), parts);
        List<CallPurpose> purposes = new ArrayList<>();
        purposes.add(new CallPurpose(ids.next(), 1, PurposeType.EQUALISATION, "权益均衡出资", share, false));
        Money interest = computed.result().interest();
        if (interest.isPositive()) {
            purposes.add(new CallPurpose(
                    ids.next(), 2, PurposeType.CALL_SUBSEQUENT_CLOSE_INTEREST, "后续交割利息", interest, true));
        }
        CapitalCall call = new CapitalCall(
                new CapitalCallId(ids.next()),
                fund.id(),
                CallKind.EQUALISATION,
                fund.nextCallNumber(),
                share.plus(interest),
                request.closingDate(),
                plan.dueDate(),
                purposes);
        entities.persist(call);
        call.issue(request.closingDate(), plan.dueDate(), planning.lines(plan));
        for (int i = 0; i < computed.commitments().size(); i++) {
            Money change = computed.result().lines().get(i).change();
            if (change.isNegative()) {
                computed.commitments().get(i).restore(change.negated());
            }
        }
        entities.flush();
        return call;
    }

    /** The newcomers' share is called like any capital; refunds and interest are one journal of their own. */
    private void book(Fund fund, CapitalCall call, Equalised equalised) {
        Map<UUID, Money> shares = new LinkedHashMap<>();
        Map<UUID, Money> refunds = new LinkedHashMap<>();
        Map<UUID, Money> owed = new LinkedHashMap<>();
        Map<UUID, Money> due = new LinkedHashMap<>();
        for (LineView line : equalised.lines()) {
            UUID partner = line.partnerId().value();
            if (line.change().isPositive()) {
                shares.merge(partner, line.change(), Money::plus);
            } else if (line.change().isNegative()) {
                refunds.merge(partner, line.change().negated(), Money::plus);
            }
            owed.merge(partner, line.interestOwed(), Money::plus);
            due.merge(partner, line.interestDue(), Money::plus);
        }
        ledger.book(
                fund,
                Postings.callIssued(shares, shares),
                equalised.closingDate(),
                call.id().wire());
        ledger.book(
                fund,
                Postings.equalised(refunds, owed, due),
                equalised.closingDate(),
                call.id().wire() + "/equalisation");
    }

    private void keep(Equalised equalised, CapitalCall call) {
        UUID id = ids.next();
        sql.update(
                "insert into equalisation (id, fund_id, closing_number, closing_date, rate, total, interest, call_id,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                equalised.fundId().value(),
                equalised.closingNumber(),
                equalised.closingDate(),
                equalised.ratePerYear(),
                call.total().amount(),
                equalised.interest().amount(),
                call.id().value(),
                clock.instant());
        for (LineView line : equalised.lines()) {
            sql.update(
                    "insert into equalisation_line (equalisation_id, commitment_id, partner_id, before, target,"
                            + " interest_owed, interest_due) values (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    line.commitmentId().value(),
                    line.partnerId().value(),
                    line.before().amount(),
                    line.target().amount(),
                    line.interestOwed().amount(),
                    line.interestDue().amount());
        }
    }

    private static Equalised view(FundId fund, Request request, Computed computed, @Nullable CapitalCallId call) {
        List<LineView> lines = new ArrayList<>();
        for (int i = 0; i < computed.commitments().size(); i++) {
            Commitment commitment = computed.commitments().get(i);
            Equalisation.Line line = computed.result().lines().get(i);
            lines.add(new LineView(
                    commitment.id(),
                    commitment.partnerId(),
                    line.before(),
                    line.target(),
                    line.change(),
                    line.interestOwed(),
                    line.interestDue()));
        }
        return new Equalised(
                fund,
                request.closingNumber(),
                request.closingDate(),
                computed.rate(),
                computed.result().interest(),
                call,
                lines);
    }
}
