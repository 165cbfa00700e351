package io.jidi.fund.statement;

import io.jidi.fund.fee.FeeDeductions;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.fund.statement.rules.AccruedCarry;
import io.jidi.fund.statement.rules.CapitalLine;
import io.jidi.fund.statement.rules.RollForward;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the partners' capital accounts and commitments out of the ledger. The door of this feature. */
@ApplicationScoped
public class CapitalAccounts {

    /** Before any fund. */
    public static final LocalDate INCEPTION = LocalDate.EPOCH;

    private static final String CREDITS = "select l.partner_id, l.account, coalesce(o.kind, j.kind) as kind,"
            + " coalesce(sum(l.credit - l.debit) filter (where j.effective_date < ?), 0) as before,"
            + " coalesce(sum(l.credit - l.debit) filter (where j.effective_date >= ?), 0) as within"
            + " from journal j join journal_line l on l.journal_id = j.id left join journal o on o.id = j.reverses"
            + " where j.fund_id = ? and l.partner_id is not null and j.effective_date <= ? and j.booked_at <= ?"
            + " group by l.partner_id, l.account, coalesce(o.kind, j.kind) order by l.partner_id, l.account";

    private final Sql sql;
    private final FeeDeductions deductions;

    CapitalAccounts(Sql sql, FeeDeductions deductions) {
        this.sql = sql;
        this.deductions = deductions;
    }

    /**
     * A partner's commitment between two days; {@code after = before + signed - called + recallable - released + transferred}.
     */
    public record Unfunded(
            Money commitment,
            Money before,
            Money signed,
            Money called,
            Money recallable,
            Money released,
            Money transferred) {

        public Money after() {
            return before.plus(signed)
                    .minus(called)
                    .plus(recallable)
                    .minus(released)
                    .plus(transferred);
        }

        Unfunded plus(Unfunded other) {
            return new Unfunded(
                    commitment.plus(other.commitment),
                    before.plus(other.before),
                    signed.plus(other.signed),
                    called.plus(other.called),
                    recallable.plus(other.recallable),
                    released.plus(other.released),
                    transferred.plus(other.transferred));
        }

        static Unfunded empty(String currency) {
            Money zero = Money.zero(currency);
            return new Unfunded(zero, zero, zero, zero, zero, zero, zero);
        }
    }

    /** Account and commitment, of one partner or of several together. */
    public record Position(RollForward account, Unfunded unfunded) {

        Position plus(Position other) {
            return new Position(account.plus(other.account), unfunded.plus(other.unfunded));
        }

        static Position empty(String currency) {
            return new Position(RollForward.empty(currency), Unfunded.empty(currency));
        }
    }

    /** One partner. */
    public record OfPartner(
            PartnerId partnerId, String name, @Nullable String creditCode, boolean generalPartner, Position position) {}

    /**
     * All accounts of a fund between two days; the fund's is their sum (V05, V06).
     *
     * @param from the first day that counts as within
     * @param to the last
     */
    public record OfFund(String currency, LocalDate from, LocalDate to, List<OfPartner> partners) {

        /** The fund. */
        public Position whole() {
            return partners.stream().map(OfPartner::position).reduce(Position.empty(currency), Position::plus);
        }

        /** Its general partners together. */
        public Position generalPartners() {
            return partners.stream()
                    .filter(OfPartner::generalPartner)
                    .map(OfPartner::position)
                    .reduce(Position.empty(currency), Position::plus);
        }

        public Optional<OfPartner> of(PartnerId partner) {
            return partners.stream()
                    .filter(one -> one.partnerId().equals(partner))
                    .findFirst();
        }
    }

    private record Row(UUID partner, Account account, String kind, BigDecimal before, BigDecimal within) {}

    /** Reads the accounts as known at some time. */
    public OfFund between(Fund fund, LocalDate from, LocalDate to, Instant knownAt) {
        Map<UUID, Building> accounts = new LinkedHashMap<>();
        sql.list(
                "select id, name, credit_code, kind from partner where fund_id = ? order by kind desc, id",
                row -> accounts.put(
                        row.getObject(1, UUID.class),
                        new Building(
                                fund.currency(), row.getString(2), row.getString(3), "GP".equals(row.getString(4)))),
                fund.id().value());
        List<Row> rows = sql.list(
                CREDITS,
                row -> new Row(
                        row.getObject("partner_id", UUID.class),
                        Account.byNumber(row.getString("account")).orElseThrow(),
                        row.getString("kind"),
                        row.getBigDecimal("before"),
                        row.getBigDecimal("within")),
                from,
                from,
                fund.id().value(),
                to,
                knownAt);
        for (Row row : rows) {
            Building account = accounts.get(row.partner());
            if (account != null) {
                account.take(row);
            }
        }
        for (FeeDeductions.Deduction one : deductions.between(fund, from, to, knownAt)) {
            Building account = accounts.get(one.partner());
            if (account != null) {
                account.take(one);
            }
        }
        Map<UUID, Money> carryBefore = carry(accounts, one -> one.carryBefore);
        Map<UUID, Money> carryAfter = carry(accounts, one -> one.carryAfter);
        Money zero = Money.zero(fund.currency());
        List<OfPartner> partners = accounts.entrySet().stream()
                .map(one -> one.getValue()
                        .finish(
                                new PartnerId(one.getKey()),
                                carryBefore.getOrDefault(one.getKey(), zero),
                                carryAfter.getOrDefault(one.getKey(), zero)))
                .toList();
        return new OfFund(fund.currency(), from, to, partners);
    }

    private static Map<UUID, Money> carry(Map<UUID, Building> accounts, Function<Building, Money> which) {
        Map<UUID, Money> balances = new LinkedHashMap<>();
        accounts.forEach((partner, account) -> balances.put(partner, which.apply(account)));
        return AccruedCarry.unpaid(balances);
    }

    /** Collects the rows of one partner. */
    private static final class Building {
        private final String currency;
        private final String name;
        private final @Nullable String creditCode;
        private final boolean generalPartner;
        private final Map<CapitalLine, Money> lines = new EnumMap<>(CapitalLine.class);
        private Money opening;
        private Money carryBefore;
        private Money carryAfter;
        private Unfunded unfunded;

        Building(String currency, String name, @Nullable String creditCode, boolean generalPartner) {
            this.currency = currency;
            this.name = name;
            this.creditCode = creditCode;
            this.generalPartner = generalPartner;
            this.opening = Money.zero(currency);
            this.carryBefore = Money.zero(currency);
            this.carryAfter = Money.zero(currency);
            this.unfunded = Unfunded.empty(currency);
        }

        void take(Row row) {
            Money before = new Money(row.before(), currency);
            Money within = new Money(row.within(), currency);
            if (row.account().partnersCapital()) {
                opening = opening.plus(before);
            }
            if (row.account() == Account.CARRY_REALLOCATION) {
                carryBefore = carryBefore.plus(before);
                carryAfter = carryAfter.plus(before).plus(within);
            }
            CapitalLine.of(row.account(), row.kind()).ifPresent(line -> lines.merge(line, within, Money::plus));
            if (row.account() == Account.MEMO_COMMITTED) {
                // Commitments stand on the debit side.
                unfunded = unfunded.plus(
                        only(before.plus(within).negated(), null, Money.zero(currency), Money.zero(currency)));
            } else if (row.account() == Account.MEMO_UNFUNDED) {
                unfunded = unfunded.plus(only(Money.zero(currency), row.kind(), before, within));
            }
        }

        /** The ledger has the net fee on one line: the deductions stand on their own, and the fee becomes gross. */
        void take(FeeDeductions.Deduction one) {
            lines.merge(
                    CapitalLine.MANAGEMENT_FEES, one.waived().plus(one.offset()).negated(), Money::plus);
            lines.merge(CapitalLine.FEE_WAIVERS, one.waived(), Money::plus);
            lines.merge(CapitalLine.OFFSETS, one.offset(), Money::plus);
        }

        private Unfunded only(Money commitment, @Nullable String kind, Money before, Money within) {
            Money zero = Money.zero(currency);
            String what = kind == null ? "" : kind;
            Money signed = what.equals(Postings.COMMITMENT_SIGNED) ? within : zero;
            Money called = what.equals(Postings.CAPITAL_CALL_ISSUED) ? within.negated() : zero;
            Money released = what.equals(Postings.COMMITMENT_RELEASED) ? within.negated() : zero;
            Money transferred = what.equals(Postings.COMMITMENT_TRANSFERRED) ? within : zero;
            Money recallable = within.minus(signed).plus(called).plus(released).minus(transferred);
            return new Unfunded(commitment, before, signed, called, recallable, released, transferred);
        }

        OfPartner finish(PartnerId id, Money openingCarry, Money closingCarry) {
            RollForward account = new RollForward(opening, openingCarry, closingCarry, lines);
            return new OfPartner(id, name, creditCode, generalPartner, new Position(account, unfunded));
        }
    }
}
