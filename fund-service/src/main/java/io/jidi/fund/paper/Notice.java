package io.jidi.fund.paper;

import io.jidi.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a notice to one partner says; the fields are those of the ILPA capital call and distribution template (fund.md 3.7),
 * so that the letter and the workbook cannot differ.
 *
 * @param paperNumber as printed, unique
 * @param number of the call or distribution within the fund
 * @param payDate the last day to pay a call, the day a distribution is paid
 * @param lines at least one
 * @param account where a call is paid to; null when the paper does not say, as for every distribution
 */
record Notice(
        PaperKind kind,
        String paperNumber,
        int number,
        Party fund,
        String manager,
        Party partner,
        LocalDate noticeDate,
        LocalDate payDate,
        List<Line> lines,
        Unfunded unfunded,
        @Nullable BankAccount account) {

    /** A fund or a partner as addressed; the code is the fund's own or the partner's credit code. */
    record Party(String name, @Nullable String code) {}

    /**
     * One line.
     *
     * @param type stable: {@code CALL_INVESTMENT}, {@code DIST_RETURN_OF_CAPITAL} …
     * @param fundTotal over all partners
     * @param share of this partner
     * @param unfundedEffect what the line does to the partner's unfunded commitment: negative for a call inside it, positive for a
     *     recallable distribution, zero outside it (fund.md 3.2: store the effect, derive the label)
     * @param withheld tax kept back from the share; zero for a call
     */
    record Line(String type, String description, Money fundTotal, Money share, Money unfundedEffect, Money withheld) {}

    /**
     * The partner's commitment.
     *
     * @param before unfunded before this notice
     * @param after unfunded after it: {@code before} plus the lines' effects
     * @param contributed called from the partner so far, with this notice
     * @param distributed to the partner so far, with this notice
     */
    record Unfunded(Money commitment, Money before, Money after, Money contributed, Money distributed) {}

    /** A bank account as printed. */
    record BankAccount(String holder, String bank, String number) {}

    Notice {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a notice has lines");
        }
        Money effect = lines.stream().map(Line::unfundedEffect).reduce(zero(lines), Money::plus);
        if (unfunded.before().plus(effect).compareTo(unfunded.after()) != 0) {
            throw new IllegalArgumentException("the lines change the unfunded commitment by " + effect
                    + ", the notice says " + unfunded.before() + " then " + unfunded.after());
        }
    }

    private static Money zero(List<Line> lines) {
        return Money.zero(lines.get(0).share().currency());
    }

    Money fundTotal() {
        return lines.stream().map(Line::fundTotal).reduce(zero(lines), Money::plus);
    }

    /** Before tax. */
    Money share() {
        return lines.stream().map(Line::share).reduce(zero(lines), Money::plus);
    }

    Money withheld() {
        return lines.stream().map(Line::withheld).reduce(zero(lines), Money::plus);
    }

    /** What moves on the bank account. */
    Money net() {
        return share().minus(withheld());
    }

    boolean isCall() {
        return kind == PaperKind.CAPITAL_CALL_NOTICE;
    }
}
