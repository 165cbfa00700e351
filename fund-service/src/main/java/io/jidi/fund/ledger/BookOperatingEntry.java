package io.jidi.fund.ledger;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.fund.ledger.rules.Posting;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Books what a fund earns and spends besides investments and its manager's fee. */
@ApplicationScoped
class BookOperatingEntry {

    private final Funds funds;
    private final Ledger ledger;
    private final Balances balances;
    private final AuditTrail audit;

    BookOperatingEntry(Funds funds, Ledger ledger, Balances balances, AuditTrail audit) {
        this.funds = funds;
        this.ledger = ledger;
        this.balances = balances;
        this.audit = audit;
    }

    /** What happened; each has its posting template. */
    enum Kind {
        CUSTODY_FEE_ACCRUED,
        CUSTODY_FEE_PAID,
        EXPENSE_ACCRUED,
        EXPENSE_PAID,
        MANAGEMENT_FEE_PAID,
        TAX_PAID,
        BANK_INTEREST_RECEIVED,
        CASH_INVESTED,
        CASH_RETURNED
    }

    /**
     * An entry.
     *
     * @param reference number of the voucher or of the bank
     */
    record Request(
            @NotNull Kind kind,
            @NotNull Money amount,
            @NotNull LocalDate effectiveDate,
            @NotBlank @Size(max = 80) String reference,
            @NotBlank @Size(max = 500) String description) {}

    JournalId execute(FundId id, Request request) {
        Fund fund = funds.locked(id);
        fund.requirePositive("/amount", request.amount());
        JournalId journal = ledger.book(
                fund, posting(fund, request), request.effectiveDate(), request.reference(), request.description());
        audit.record("BOOK_" + request.kind(), journal.wire(), request.description(), null, request);
        return journal;
    }

    private Posting posting(Fund fund, Request request) {
        String kind = request.kind().name();
        Money amount = request.amount();
        return switch (request.kind()) {
            case CUSTODY_FEE_ACCRUED ->
                Postings.accrued(kind, Account.CUSTODY_FEE, Account.CUSTODY_PAYABLE, amount, shares(fund, request));
            case EXPENSE_ACCRUED ->
                Postings.accrued(kind, Account.OTHER_EXPENSES, Account.EXPENSES_PAYABLE, amount, shares(fund, request));
            case CUSTODY_FEE_PAID -> Postings.settled(kind, Account.CUSTODY_PAYABLE, amount);
            case EXPENSE_PAID -> Postings.settled(kind, Account.EXPENSES_PAYABLE, amount);
            case MANAGEMENT_FEE_PAID -> Postings.settled(kind, Account.FEE_PAYABLE, amount);
            case TAX_PAID -> Postings.settled(kind, Account.TAX_PAYABLE, amount);
            case BANK_INTEREST_RECEIVED ->
                Postings.received(kind, Account.INTEREST_INCOME, amount, shares(fund, request));
            case CASH_INVESTED -> Postings.cashManaged(amount);
            case CASH_RETURNED -> Postings.cashManaged(amount.negated());
        };
    }

    private Map<UUID, Money> shares(Fund fund, Request request) {
        return balances.shares(fund, request.amount(), request.effectiveDate());
    }
}
