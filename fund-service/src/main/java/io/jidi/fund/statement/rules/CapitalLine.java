package io.jidi.fund.statement.rules;

import io.jidi.fund.ledger.rules.Account;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.text.Text;
import java.util.Optional;

/**
 * The lines of a capital account between two days, in the order and the words of the ILPA reporting template (fund.md 3.7).
 * Amounts are signed as they change the account: a fee is below zero.
 */
public enum CapitalLine {
    CONTRIBUTIONS(Group.FLOWS, Text.of("出资（含催缴未到账）", "Contributions")),
    DISTRIBUTIONS(Group.FLOWS, Text.of("分配", "Distributions")),
    TRANSFERS(Group.FLOWS, Text.of("合伙份额转让", "Partner transfers")),
    MANAGEMENT_FEES(Group.OPERATING, Text.of("管理费（抵扣、减免前）", "Management fees, gross of offsets, waivers and rebates")),
    FEE_REBATES(Group.OPERATING, Text.of("管理费返还", "Management fee rebates")),
    FEE_WAIVERS(Group.OPERATING, Text.of("管理费减免", "Fee waivers")),
    EXPENSES(Group.OPERATING, Text.of("合伙企业费用", "Partnership expenses")),
    OFFSETS(Group.OPERATING, Text.of("费用抵扣", "Offsets to fees and expenses")),
    INTEREST_INCOME(Group.OPERATING, Text.of("利息收入", "Interest income")),
    DIVIDEND_INCOME(Group.OPERATING, Text.of("股利等投资收入", "Dividend and other investment income")),
    REALISED(Group.RESULT, Text.of("已实现损益", "Realised gain (loss)")),
    UNREALISED(Group.RESULT, Text.of("未实现损益变动", "Change in unrealised gain (loss)")),
    CARRY_PAID(Group.CARRY, Text.of("已分配业绩报酬", "Incentive allocation paid")),
    CARRY_ACCRUED(Group.CARRY, Text.of("计提业绩报酬变动", "Accrued incentive allocation, periodic change"));

    /** What a line is summed under. */
    public enum Group {
        FLOWS,
        OPERATING,
        RESULT,
        CARRY
    }

    private final Group group;
    private final Text title;

    CapitalLine(Group group, Text title) {
        this.group = group;
        this.title = title;
    }

    public Group group() {
        return group;
    }

    public Text title() {
        return title;
    }

    /**
     * Where a posting shows; empty for what is no part of a capital account and for the closing of a period, which only moves
     * results into capital. The management fee is booked net: what was taken off it is no posting, and whoever rolls the
     * account forward adds it (fund.md 3.3).
     *
     * @param kind of the journal, or of the journal that it reverses
     */
    public static Optional<CapitalLine> of(Account account, String kind) {
        if (!account.partnersCapital() || kind.equals(Postings.PERIOD_CLOSED)) {
            return Optional.empty();
        }
        if (kind.equals(Postings.COMMITMENT_TRANSFERRED)) {
            return Optional.of(TRANSFERS);
        }
        return Optional.of(
                switch (account) {
                    case PAID_IN_CAPITAL -> CONTRIBUTIONS;
                    case RETURNED_CAPITAL -> DISTRIBUTIONS;
                    case REALISED_RESULT ->
                        switch (kind) {
                            case Postings.CLAWBACK -> CARRY_PAID;
                            case Postings.CONCESSION -> REALISED;
                            default -> DISTRIBUTIONS;
                        };
                    case CARRY_REALLOCATION -> kind.equals(Postings.CARRY_REALLOCATED) ? CARRY_ACCRUED : CARRY_PAID;
                    case INTEREST_INCOME -> INTEREST_INCOME;
                    case INVESTMENT_INCOME ->
                        kind.equals(Postings.INVESTMENT_INCOME_RECEIVED) ? DIVIDEND_INCOME : REALISED;
                    case UNREALISED_RESULT, FAIR_VALUE_RESULT -> UNREALISED;
                    case MANAGEMENT_FEE -> MANAGEMENT_FEES;
                    case CUSTODY_FEE, OTHER_EXPENSES -> EXPENSES;
                    default -> throw new IllegalStateException("no line for " + account);
                });
    }
}
