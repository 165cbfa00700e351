package io.jidi.fund.capitalcall;

import io.jidi.fund.FundProblem;
import io.jidi.fund.capitalcall.rules.CallAllocation;
import io.jidi.fund.commitment.Commitment;
import io.jidi.fund.commitment.Commitments;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundTerms;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Computes a call: when it is due by the terms, and who pays which part of it; writes nothing. */
@ApplicationScoped
class PlanCall {

    private final Funds funds;
    private final Commitments commitments;
    private final BusinessCalendar calendar;
    private final Uuid7 ids;

    PlanCall(Funds funds, Commitments commitments, BusinessCalendar calendar, Uuid7 ids) {
        this.funds = funds;
        this.commitments = commitments;
        this.calendar = calendar;
        this.ids = ids;
    }

    /** What is to be called. */
    record Wanted(
            Money inside,
            Money outside,
            LocalDate noticeDate,
            @Nullable LocalDate dueDate) {}

    /** One partner's part. */
    record Part(Commitment commitment, Money inside, Money outside) {

        Money amount() {
            return inside.plus(outside);
        }
    }

    /** What a call would be. */
    record Plan(LocalDate dueDate, List<Part> parts) {

        Map<UUID, Money> amounts() {
            return byPartner(true);
        }

        Map<UUID, Money> inside() {
            return byPartner(false);
        }

        private Map<UUID, Money> byPartner(boolean all) {
            Map<UUID, Money> result = new LinkedHashMap<>();
            parts.forEach(part -> result.merge(
                    part.commitment().partnerId().value(), all ? part.amount() : part.inside(), Money::plus));
            return result;
        }
    }

    Plan plan(Fund fund, Wanted wanted) {
        if (!fund.state().callsCapital()) {
            throw FundProblem.FUND_NOT_OPEN_FOR_CALLS.problem(
                    "基金处于 " + fund.state() + "，不能催缴", "The fund is " + fund.state() + " and cannot call capital");
        }
        FundTerms terms = funds.termsOn(fund, wanted.noticeDate());
        return new Plan(due(terms, wanted.noticeDate(), wanted.dueDate()), split(fund, wanted, terms));
    }

    /** The due date that was asked for, or the first that the terms allow. */
    LocalDate due(FundTerms terms, LocalDate notice, @Nullable LocalDate asked) {
        LocalDate earliest = calendar.days().after(notice, terms.noticeBusinessDays());
        LocalDate due = asked == null ? earliest : asked;
        if (due.isBefore(earliest)) {
            throw FundProblem.FUND_CALL_NOTICE_TOO_SHORT.at(
                    "/dueDate",
                    "条款要求至少 " + terms.noticeBusinessDays() + " 个工作日，最早为 " + earliest,
                    "The terms ask for " + terms.noticeBusinessDays() + " business days; the earliest day is "
                            + earliest);
        }
        return due;
    }

    /** The lines of an issued call. */
    List<CallLine> lines(Plan plan) {
        List<CallLine> lines = new ArrayList<>();
        for (Part part : plan.parts()) {
            part.commitment().call(part.inside());
            lines.add(new CallLine(
                    ids.next(),
                    lines.size() + 1,
                    part.commitment().partnerId(),
                    part.commitment().id(),
                    part.amount(),
                    part.outside()));
        }
        return lines;
    }

    private List<Part> split(Fund fund, Wanted wanted, FundTerms terms) {
        List<Commitment> found = commitments.of(fund);
        Map<UUID, Money> inside = wanted.inside().isPositive() ? inside(found, wanted.inside(), terms) : Map.of();
        Map<UUID, Money> outside = wanted.outside().isPositive() ? outside(found, wanted.outside()) : Map.of();
        Money zero = Money.zero(fund.currency());
        return found.stream()
                .map(commitment -> new Part(
                        commitment,
                        inside.getOrDefault(commitment.id().value(), zero),
                        outside.getOrDefault(commitment.id().value(), zero)))
                .toList();
    }

    private static Map<UUID, Money> inside(List<Commitment> found, Money total, FundTerms terms) {
        List<CallAllocation.Room> rooms = found.stream()
                .map(commitment ->
                        new CallAllocation.Room(commitment.id().value(), commitment.amount(), commitment.unfunded()))
                .toList();
        CallAllocation.Decision decision = CallAllocation.decide(
                total, rooms, CallAllocation.Basis.valueOf(terms.callBasis().name()));
        if (decision instanceof CallAllocation.ExceedsFund exceeded) {
            throw FundProblem.FUND_COMMITMENT_EXCEEDED.at(
                    "/total/amount",
                    "未缴认缴额合计 " + exceeded.unfunded().plain(),
                    "The unfunded commitments are " + exceeded.unfunded().plain());
        }
        return ((CallAllocation.Split) decision).parts();
    }

    /** By the commitments as signed: what they have left has no say in what lies outside them. */
    private static Map<UUID, Money> outside(List<Commitment> found, Money total) {
        Map<UUID, BigDecimal> weights = new LinkedHashMap<>();
        found.forEach(one -> weights.put(one.id().value(), one.amount().amount()));
        if (weights.values().stream().noneMatch(weight -> weight.signum() > 0)) {
            throw FundProblem.FUND_WITHOUT_COMMITMENTS.at("/total/amount", "基金没有认缴", "Nobody has committed");
        }
        return Allocation.largestRemainder(total, weights);
    }
}
