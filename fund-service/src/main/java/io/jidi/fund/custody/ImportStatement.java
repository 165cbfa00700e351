package io.jidi.fund.custody;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
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

/**
 * Takes a statement of the custodian. What is known already is passed over, lines by account and reference; what says something
 * else than is known is refused, because one of the two is wrong and nobody would see it.
 */
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
            @NotNull @Size(max = 5000) List<@Valid @NotNull Line> lines,
            @Nullable LocalDate closingDate,
            @Nullable Money closingBalance) {}

    /** What was new. */
    public record Imported(int added, int known) {}

    Imported execute(FundId id, Request request) {
        Fund fund = funds.locked(id);
        int added = 0;
        for (int i = 0; i < request.lines().size(); i++) {
            Line line = request.lines().get(i);
            String pointer = "/lines/" + i + "/amount";
            fund.requireCurrency(pointer, line.amount());
            if (line.amount().isZero()) {
                throw PlatformProblem.INVALID_FIELD.at(pointer + "/amount", "金额不得为零", "The amount must not be zero");
            }
            int inserted = sql.update(
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
            if (inserted == 0) {
                requireSame(fund, request.bankAccount(), line, "/lines/" + i + "/bankReference");
            }
            added += inserted;
        }
        takeBalance(fund, request);
        Imported imported = new Imported(added, request.lines().size() - added);
        audit.record("IMPORT_CUSTODY_STATEMENT", id.wire(), null, null, imported);
        return imported;
    }

    private void requireSame(Fund fund, String bankAccount, Line line, String pointer) {
        long same = sql.number(
                "select count(*) from custody_line where bank_account = ? and bank_reference = ? and fund_id = ?"
                        + " and value_date = ? and amount = ?",
                bankAccount,
                line.bankReference(),
                fund.id().value(),
                line.valueDate(),
                line.amount().amount());
        if (same == 0) {
            throw PlatformProblem.CONFLICT.at(
                    pointer, "该流水号已导入，内容不同", "This reference is known and says something else");
        }
    }

    private void takeBalance(Fund fund, Request request) {
        LocalDate day = request.closingDate();
        Money balance = request.closingBalance();
        if (day == null || balance == null) {
            if (day != null || balance != null) {
                throw PlatformProblem.INVALID_FIELD.at(
                        day == null ? "/closingDate" : "/closingBalance",
                        "日终余额与日期须同时提供",
                        "A closing balance and its day come together");
            }
            return;
        }
        fund.requireCurrency("/closingBalance", balance);
        int inserted = sql.update(
                "insert into custody_balance (fund_id, value_date, balance, recorded_at) values (?, ?, ?, ?)"
                        + " on conflict (fund_id, value_date) do nothing",
                fund.id().value(),
                day,
                balance.amount(),
                clock.instant());
        boolean differs = inserted == 0
                && sql.number(
                                "select count(*) from custody_balance where fund_id = ? and value_date = ? and balance = ?",
                                fund.id().value(),
                                day,
                                balance.amount())
                        == 0;
        if (differs) {
            throw PlatformProblem.CONFLICT.at(
                    "/closingBalance", "该日余额已导入，金额不同", "The balance of this day is known and is another");
        }
    }
}
