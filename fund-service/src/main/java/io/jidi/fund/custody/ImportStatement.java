package io.jidi.fund.custody;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a statement of the custodian; lines that are known already, by account and reference, are passed over. */
@ApplicationScoped
class ImportStatement {

    private final Funds funds;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    ImportStatement(Funds funds, AuditTrail audit, Uuid7 ids, Sql sql, Clock clock) {
        this.funds = funds;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
    }

    /** One movement; out of the account when below zero. */
    record Line(
            @NotBlank @Size(max = 80) String bankReference,
            @NotNull LocalDate valueDate,
            @NotNull Money amount,
            @NotBlank @Size(max = 200) String description) {}

    /**
     * A statement.
     *
     * @param closingBalance at the end of {@code closingDate}; null when the custodian gives none
     */
    record Request(
            @NotBlank @Size(max = 40) String bankAccount,
            @NotNull @Size(max = 5000) List<@Valid Line> lines,
            @Nullable LocalDate closingDate,
            @Nullable Money closingBalance) {}

    /** What was new. */
    public record Imported(int added, int known) {}

    Imported execute(FundId id, Request request) {
        Fund fund = funds.locked(id);
        int added = 0;
        for (int i = 0; i < request.lines().size(); i++) {
            Line line = request.lines().get(i);
            if (!line.amount().currency().equals(fund.currency())
                    || line.amount().isZero()) {
                throw FundProblem.FUND_AMOUNT_NOT_POSITIVE.at(
                        "/lines/" + i + "/amount",
                        "应为基金币种的非零金额",
                        "Expected an amount in the fund's currency, not zero");
            }
            added += sql.update(
                    "insert into custody_line (id, fund_id, bank_account, bank_reference, value_date, amount, description,"
                            + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)"
                            + " on conflict (bank_account, bank_reference) do nothing",
                    ids.next(),
                    id.value(),
                    request.bankAccount(),
                    line.bankReference(),
                    line.valueDate(),
                    line.amount().amount(),
                    line.description(),
                    clock.instant());
        }
        if (request.closingDate() != null && request.closingBalance() != null) {
            sql.update(
                    "insert into custody_balance (fund_id, value_date, balance, recorded_at) values (?, ?, ?, ?)"
                            + " on conflict (fund_id, value_date) do nothing",
                    id.value(),
                    request.closingDate(),
                    request.closingBalance().amount(),
                    clock.instant());
        }
        Imported imported = new Imported(added, request.lines().size() - added);
        audit.record("IMPORT_CUSTODY_STATEMENT", id.wire(), null, null, imported);
        return imported;
    }
}
