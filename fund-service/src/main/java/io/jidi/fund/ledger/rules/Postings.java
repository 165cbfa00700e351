package io.jidi.fund.ledger.rules;

import static io.jidi.fund.ledger.rules.Account.BANK;
import static io.jidi.fund.ledger.rules.Account.CALLED_RECEIVABLE;
import static io.jidi.fund.ledger.rules.Account.CARRY_REALLOCATION;
import static io.jidi.fund.ledger.rules.Account.CLEARING;
import static io.jidi.fund.ledger.rules.Account.DISTRIBUTION_PAYABLE;
import static io.jidi.fund.ledger.rules.Account.ESCROW_ACCOUNT;
import static io.jidi.fund.ledger.rules.Account.ESCROW_PAYABLE;
import static io.jidi.fund.ledger.rules.Account.FAIR_VALUE_RESULT;
import static io.jidi.fund.ledger.rules.Account.INTEREST_INCOME;
import static io.jidi.fund.ledger.rules.Account.INVESTMENT_INCOME;
import static io.jidi.fund.ledger.rules.Account.MEMO_CALLED;
import static io.jidi.fund.ledger.rules.Account.MEMO_COMMITTED;
import static io.jidi.fund.ledger.rules.Account.MEMO_RECALLABLE;
import static io.jidi.fund.ledger.rules.Account.MEMO_RELEASED;
import static io.jidi.fund.ledger.rules.Account.MEMO_UNFUNDED;
import static io.jidi.fund.ledger.rules.Account.OTHER_RECEIVABLE;
import static io.jidi.fund.ledger.rules.Account.PAID_IN_CAPITAL;
import static io.jidi.fund.ledger.rules.Account.REALISED_RESULT;
import static io.jidi.fund.ledger.rules.Account.RETURNED_CAPITAL;
import static io.jidi.fund.ledger.rules.Account.TAX_PAYABLE;
import static io.jidi.fund.ledger.rules.Account.UNREALISED_RESULT;

import io.jidi.platform.money.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The posting templates (fund.md 7.1): which accounts each business fact touches. Every line of capital and result names
 * its partner, so that the partners' capital accounts add up to the fund's net assets at every moment (V06); a result is
 * given with the partners' shares of it, in the sign of the total. Parts of zero leave no line.
 */
public final class Postings {

    // The kinds that those who read the journals tell apart.
    public static final String COMMITMENT_SIGNED = "COMMITMENT_SIGNED";
    public static final String COMMITMENT_RELEASED = "COMMITMENT_RELEASED";
    public static final String COMMITMENT_TRANSFERRED = "COMMITMENT_TRANSFERRED";
    public static final String CAPITAL_CALL_ISSUED = "CAPITAL_CALL_ISSUED";
    public static final String EQUALISED = "EQUALISED";
    public static final String INVESTMENT_EXITED = "INVESTMENT_EXITED";
    public static final String INVESTMENT_INCOME_RECEIVED = "INVESTMENT_INCOME";
    public static final String DISTRIBUTION_APPROVED = "DISTRIBUTION_APPROVED";
    public static final String CARRY_REALLOCATED = "CARRY_REALLOCATED";
    public static final String CARRY_ESCROWED = "CARRY_ESCROWED";
    public static final String CLAWBACK = "CLAWBACK";
    public static final String CONCESSION = "CONCESSION";
    public static final String ESCROW_RELEASED = "ESCROW_RELEASED";
    public static final String SETTLEMENT_PAID_OUT = "SETTLEMENT_PAID_OUT";
    public static final String OTHER_RECEIVABLE_CLEARED = "OTHER_RECEIVABLE_CLEARED";
    public static final String PERIOD_CLOSED = "PERIOD_CLOSED";

    private Postings() {}

    /** Memo only: no money has moved. */
    public static Posting commitmentSigned(UUID partner, Money amount) {
        return Posting.of(COMMITMENT_SIGNED)
                .pair(MEMO_COMMITTED, MEMO_UNFUNDED, partner, amount)
                .build();
    }

    /** A part of a commitment that will not be called any more (核减). */
    public static Posting commitmentReleased(UUID partner, Money amount) {
        return Posting.of(COMMITMENT_RELEASED)
                .pair(MEMO_UNFUNDED, MEMO_RELEASED, partner, amount)
                .build();
    }

    /**
     * A partner's share in the fund goes to another: the same part of every balance.
     *
     * @param balances what goes over, by account; a debit balance above zero
     */
    public static Posting commitmentTransferred(UUID from, UUID to, Map<Account, Money> balances) {
        Posting.Builder posting = Posting.of(COMMITMENT_TRANSFERRED);
        balances.forEach((account, balance) ->
                posting.line(account, from, null, balance.negated()).line(account, to, null, balance));
        return posting.build();
    }

    /**
     * Dr 1122 Cr 4001 per partner for all of it; what counts inside the commitment also lowers the unfunded part.
     *
     * @param parts what each partner is to pay
     * @param inside which part of that counts against its commitment
     */
    public static Posting callIssued(Map<UUID, Money> parts, Map<UUID, Money> inside) {
        Posting.Builder posting = Posting.of(CAPITAL_CALL_ISSUED);
        parts.forEach((partner, part) -> posting.pair(CALLED_RECEIVABLE, PAID_IN_CAPITAL, partner, part));
        inside.forEach((partner, part) -> posting.pair(MEMO_UNFUNDED, MEMO_CALLED, partner, part));
        return posting.build();
    }

    /** Dr 1002 Cr 1122. */
    public static Posting paymentReceived(UUID partner, Money amount) {
        return Posting.of("PAYMENT_RECEIVED")
                .pair(BANK, CALLED_RECEIVABLE, partner, amount)
                .build();
    }

    /** The money is announced and not yet on the account: Dr 1012 Cr 1122. */
    public static Posting paymentPending(UUID partner, Money amount) {
        return Posting.of("PAYMENT_PENDING")
                .pair(CLEARING, CALLED_RECEIVABLE, partner, amount)
                .build();
    }

    /** The announced money is there: Dr 1002 Cr 1012. */
    public static Posting paymentCleared(UUID partner, Money amount) {
        return Posting.of("PAYMENT_CLEARED")
                .pair(BANK, CLEARING, partner, amount)
                .build();
    }

    /** A defaulter owes interest, to the benefit of the others: Dr 1221 Cr 6011. */
    public static Posting defaultInterest(UUID defaulter, Money amount, Map<UUID, Money> shares) {
        return Posting.of("DEFAULT_INTEREST")
                .debit(OTHER_RECEIVABLE, defaulter, amount)
                .creditEach(INTEREST_INCOME, shares)
                .build();
    }

    /** Dr 1002 Cr 1221. */
    public static Posting otherReceivablePaid(UUID partner, Money amount) {
        return Posting.of("OTHER_RECEIVABLE_PAID")
                .pair(BANK, OTHER_RECEIVABLE, partner, amount)
                .build();
    }

    /**
     * A later closing makes all partners equal (fund.md 3.2): what the earlier ones paid too much goes back to them and can
     * be called again; the interest of the newcomers passes to them outside the commitment and is nobody's capital.
     */
    public static Posting equalised(
            Map<UUID, Money> refunds, Map<UUID, Money> interestOwed, Map<UUID, Money> interestDue) {
        Posting.Builder posting = Posting.of(EQUALISED);
        refunds.forEach((partner, refund) -> posting.pair(PAID_IN_CAPITAL, DISTRIBUTION_PAYABLE, partner, refund)
                .pair(MEMO_RECALLABLE, MEMO_UNFUNDED, partner, refund));
        return posting.debitEach(CALLED_RECEIVABLE, interestOwed)
                .creditEach(DISTRIBUTION_PAYABLE, interestDue)
                .build();
    }

    /** Dr 1101 or 1103 Cr 1002. */
    public static Posting bought(Account cost, UUID investment, Money amount) {
        return Posting.of("INVESTMENT_FUNDED")
                .line(cost, null, investment, amount)
                .credit(BANK, null, amount)
                .build();
    }

    /**
     * Dr 1002, Cr cost, the change in value of what left is taken back through 6101, the result goes to 6111.
     *
     * @param change the part of the change in fair value that belongs to what was sold; a gain above zero
     * @param changeShares the partners' shares of {@code change}
     * @param gainShares the partners' shares of proceeds minus cost
     */
    public static Posting exited(
            Account costAccount,
            Account changeAccount,
            UUID investment,
            Money proceeds,
            Money cost,
            Money change,
            Map<UUID, Money> changeShares,
            Map<UUID, Money> gainShares) {
        return Posting.of(INVESTMENT_EXITED)
                .debit(BANK, null, proceeds)
                .line(costAccount, null, investment, cost.negated())
                .line(changeAccount, null, investment, change.negated())
                .debitEach(FAIR_VALUE_RESULT, changeShares)
                .creditEach(INVESTMENT_INCOME, gainShares)
                .build();
    }

    /** Dividend or interest of an investment: Dr 1002 Cr 6111. */
    public static Posting investmentIncome(Money amount, Map<UUID, Money> shares) {
        return Posting.of(INVESTMENT_INCOME_RECEIVED)
                .debit(BANK, null, amount)
                .creditEach(INVESTMENT_INCOME, shares)
                .build();
    }

    /** Dr/Cr 1102 or 1104, Cr/Dr 6101. */
    public static Posting repriced(Account changeAccount, UUID investment, Money change, Map<UUID, Money> shares) {
        return Posting.of("INVESTMENT_REPRICED")
                .line(changeAccount, null, investment, change)
                .creditEach(FAIR_VALUE_RESULT, shares)
                .build();
    }

    /** A cost that is owed; below zero it lowers what was booked before. Dr 6601 Cr 2202 for the management fee. */
    public static Posting accrued(String kind, Account cost, Account payable, Money amount, Map<UUID, Money> shares) {
        return Posting.of(kind)
                .debitEach(cost, shares)
                .credit(payable, null, amount)
                .build();
    }

    /** Dr 2202, 2203, 2204 or 2221 Cr 1002. */
    public static Posting settled(String kind, Account payable, Money amount) {
        return Posting.of(kind).pair(payable, BANK, null, amount).build();
    }

    /** Income of the fund that comes from no investment, such as interest of the bank: Dr 1002 Cr 6011. */
    public static Posting received(String kind, Account income, Money amount, Map<UUID, Money> shares) {
        return Posting.of(kind)
                .debit(BANK, null, amount)
                .creditEach(income, shares)
                .build();
    }

    /** Money goes into deposits or treasury bonds, or comes back when below zero. */
    public static Posting cashManaged(Money amount) {
        return Posting.of("CASH_MANAGED")
                .debit(Account.CASH_MANAGEMENT, null, amount)
                .credit(BANK, null, amount)
                .build();
    }

    /**
     * One partner's part of a distribution.
     *
     * @param capital return of capital, Dr 4002
     * @param result gain and income, Dr 4101
     * @param carry performance fee; on the general partner's part only, Dr 4103
     * @param tax withheld from the sum
     * @param escrow part of {@code carry} that is held back, Cr 2243
     * @param recallable part of {@code capital} that can be called again
     */
    public record Share(
            UUID partner, Money capital, Money result, Money carry, Money tax, Money escrow, Money recallable) {

        public Money gross() {
            return capital.plus(result).plus(carry);
        }

        public Money net() {
            return gross().minus(tax).minus(escrow);
        }
    }

    /** Dr 4002 / 4101 / 4103 Cr 2242, Cr 2221 for what is withheld and Cr 2243 for what is held back; what can be called again comes back to unfunded. */
    public static Posting distributionApproved(List<Share> shares) {
        Posting.Builder posting = Posting.of(DISTRIBUTION_APPROVED);
        for (Share share : shares) {
            posting.debit(RETURNED_CAPITAL, share.partner(), share.capital())
                    .debit(REALISED_RESULT, share.partner(), share.result())
                    .debit(CARRY_REALLOCATION, share.partner(), share.carry())
                    .credit(DISTRIBUTION_PAYABLE, share.partner(), share.net())
                    .credit(TAX_PAYABLE, share.partner(), share.tax())
                    .credit(ESCROW_PAYABLE, share.partner(), share.escrow())
                    .pair(MEMO_RECALLABLE, MEMO_UNFUNDED, share.partner(), share.recallable());
        }
        return posting.build();
    }

    /** Dr 2242 Cr 1002. */
    public static Posting distributionPaid(Map<UUID, Money> parts) {
        Posting.Builder posting = Posting.of("DISTRIBUTION_PAID");
        parts.forEach((partner, part) -> posting.pair(DISTRIBUTION_PAYABLE, BANK, partner, part));
        return posting.build();
    }

    /** Carry that is held back goes to an account of its own: Dr 1015 Cr 1002. */
    public static Posting carryEscrowed(Map<UUID, Money> parts) {
        Posting.Builder posting = Posting.of(CARRY_ESCROWED).debitEach(ESCROW_ACCOUNT, parts);
        parts.values().forEach(part -> posting.credit(BANK, null, part));
        return posting.build();
    }

    /** Dr LP 4103 Cr GP 4103; below zero takes carry back. The shares add up to the carry. */
    public static Posting carryReallocated(UUID generalPartner, Money carry, Map<UUID, Money> limitedPartners) {
        return Posting.of(CARRY_REALLOCATED)
                .debitEach(CARRY_REALLOCATION, limitedPartners)
                .credit(CARRY_REALLOCATION, generalPartner, carry)
                .build();
    }

    /**
     * What partners settle among themselves. What leaves the escrow comes back to the custody account, Dr 2243 and Dr 1002
     * Cr 1015; what is owed besides is Dr 1221. Released carry is payable, Cr 2242; what goes to others is theirs, Cr 4101.
     *
     * @param kind {@link #CLAWBACK}, {@link #CONCESSION} or {@link #ESCROW_RELEASED}
     * @param fromEscrow by general partner
     * @param owed by partner
     * @param receivers together {@code fromEscrow} and {@code owed}
     */
    public static Posting settled(
            String kind, Map<UUID, Money> fromEscrow, Map<UUID, Money> owed, Map<UUID, Money> receivers) {
        Posting.Builder posting = Posting.of(kind)
                .debitEach(ESCROW_PAYABLE, fromEscrow)
                .debitEach(OTHER_RECEIVABLE, owed)
                .creditEach(settledTo(kind), receivers)
                .creditEach(ESCROW_ACCOUNT, fromEscrow);
        fromEscrow.values().forEach(part -> posting.debit(BANK, null, part));
        return posting.build();
    }

    /** What was settled is paid out: Dr 2242 or Dr 4101, Cr 1002. */
    public static Posting settlementPaidOut(String kind, Map<UUID, Money> parts) {
        Posting.Builder posting = Posting.of(SETTLEMENT_PAID_OUT);
        parts.forEach((partner, part) -> posting.pair(settledTo(kind), BANK, partner, part));
        return posting.build();
    }

    private static Account settledTo(String kind) {
        return kind.equals(ESCROW_RELEASED) ? DISTRIBUTION_PAYABLE : REALISED_RESULT;
    }

    /** What is owed otherwise is announced and not yet on the account: Dr 1012 Cr 1221. */
    public static Posting otherReceivablePending(UUID partner, Money amount) {
        return Posting.of("OTHER_RECEIVABLE_PENDING")
                .pair(CLEARING, OTHER_RECEIVABLE, partner, amount)
                .build();
    }

    /** The announced money is there: Dr 1002 Cr 1012. */
    public static Posting otherReceivableCleared(UUID partner, Money amount) {
        return Posting.of(OTHER_RECEIVABLE_CLEARED)
                .pair(BANK, CLEARING, partner, amount)
                .build();
    }

    /** One partner's result on one account, a cost above zero. */
    public record Result(Account account, UUID partner, Money balance) {}

    /** The results of a period become capital: 6101 into 4102, the others into 4101. */
    public static Posting periodClosed(List<Result> results) {
        Posting.Builder posting = Posting.of(PERIOD_CLOSED);
        for (Result result : results) {
            Account capital = result.account() == FAIR_VALUE_RESULT ? UNREALISED_RESULT : REALISED_RESULT;
            posting.line(
                            result.account(),
                            result.partner(),
                            null,
                            result.balance().negated())
                    .line(capital, result.partner(), null, result.balance());
        }
        return posting.build();
    }
}
