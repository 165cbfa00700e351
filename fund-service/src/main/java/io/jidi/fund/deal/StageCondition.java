package io.jidi.fund.deal;

import io.jidi.fund.FundProblem;
import io.jidi.fund.deal.rules.TermSheet;
import io.jidi.fund.fund.ActCondition;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money moves only where the deal stands: in at the closing and as the terms say, out at the exit. A fund without a committee
 * takes in history and is not held to it.
 */
@ApplicationScoped
class StageCondition implements ActCondition {

    private final EntityManager entities;
    private final Committees committees;
    private final TermSheets terms;
    private final DealMoney money;
    private final Sql sql;

    StageCondition(EntityManager entities, Committees committees, TermSheets terms, DealMoney money, Sql sql) {
        this.entities = entities;
        this.committees = committees;
        this.terms = terms;
        this.money = money;
        this.sql = sql;
    }

    @Override
    public void require(Fund fund, PlannedAct act) {
        switch (act.kind()) {
            case INVESTMENT -> deal(fund, act, dealId(act)).ifPresent(deal -> requireClosing(deal, act));
            case EXIT -> deal(fund, act, investedDeal(act)).ifPresent(deal -> requireStage(deal, DealStage.EXIT));
            default -> {}
        }
    }

    /** A day before the committee makes history of a deal only where the deal itself began before it. */
    private Optional<Deal> deal(Fund fund, PlannedAct act, @Nullable UUID deal) {
        return Optional.ofNullable(deal)
                .flatMap(id -> Optional.ofNullable(entities.find(Deal.class, id)))
                .filter(found -> committees
                        .in(fund, later(act.day(), found.registeredDay()))
                        .isPresent());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable UUID dealId(PlannedAct act) {
        return act.dealId() == null ? null : TypeIds.parse(DealId.PREFIX, act.dealId());
    }

    private @Nullable UUID investedDeal(PlannedAct act) {
        return act.investmentId() == null
                ? null
                : sql.first(
                                "select deal_id from investment where id = ? and deal_id is not null",
                                row -> row.getObject(1, UUID.class),
                                TypeIds.parse("inv", act.investmentId()))
                        .orElse(null);
    }

    private void requireClosing(Deal deal, PlannedAct act) {
        requireStage(deal, DealStage.CLOSING);
        TermSheet agreed =
                terms.standing(deal.id(), deal.round()).orElseThrow(() -> refusal("尚无投资条款", "There are no terms"));
        if (!agreed.instrument().equals(act.instrument())) {
            throw refusal("投资工具与协议不符：" + agreed.instrument(), "The agreement says " + agreed.instrument());
        }
        BigDecimal after = money.promised(deal)
                .add(act.amount() == null ? BigDecimal.ZERO : act.amount().amount());
        BigDecimal agreedAmount = money.agreed(deal);
        if (after.compareTo(agreedAmount) > 0) {
            throw refusal(
                    "累计 " + after.toPlainString() + " 超过协议金额 " + agreedAmount.toPlainString(),
                    "Together " + after.toPlainString() + ", agreed are " + agreedAmount.toPlainString());
        }
    }

    private static void requireStage(Deal deal, DealStage stage) {
        if (deal.stage() != stage || deal.place().standing() != DealStanding.ACTIVE) {
            throw refusal(
                    "项目处于 " + deal.stage() + "，须在 " + stage,
                    "The deal is at " + deal.stage() + ", it must be at " + stage);
        }
    }

    private static Problem refusal(String zh, String en) {
        return FundProblem.FUND_DEAL_STAGE.problem(zh, en);
    }
}
