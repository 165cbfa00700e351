package io.jidi.fund.performance;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.fund.performance.rules.CashFlow;
import io.jidi.fund.performance.rules.CashFlow.Holder;
import io.jidi.fund.performance.rules.CashFlow.Kind;
import io.jidi.fund.performance.rules.InsideCommitment;
import io.jidi.fund.performance.rules.Valuation;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Flows and values out of the fund's books. A flow is what moved on the custody account; a reversal counts on the day of
 * what it takes back, so a corrected payment moves from one day to the other. Values are the balances of the partners'
 * capital and of the investments, by the day on which they last changed.
 */
@ApplicationScoped
class LedgerFlows implements CashFlows {

    private static final String BANK_LINES =
            "select j.effective_date, j.number, coalesce(r.kind, j.kind) as kind, j.reference, l.partner_id, p.kind as partner_kind,"
                    + " p.government_tier, l.debit - l.credit as amount,"
                    + " case when coalesce(r.kind, j.kind) like 'INVESTMENT%' then"
                    + " (select min(o.investment_id::text) from journal_line o where o.journal_id = j.id) end as investment_id,"
                    + " coalesce(r.kind, j.kind) = 'DISTRIBUTION_PAID' and exists (select from equalisation e join equalisation_payment y on y.equalisation_id = e.id"
                    + "  where e.fund_id = j.fund_id and y.bank_reference = j.reference) as refund"
                    + " from journal j join journal_line l on l.journal_id = j.id and l.account = '1002'"
                    + " left join journal r on r.id = j.reverses left join partner p on p.id = l.partner_id"
                    + " where j.fund_id = ? and j.effective_date <= ? and j.booked_at <= ?"
                    + " order by j.effective_date, j.number, l.line";

    private static final String LINE_OF_CREDIT = "select j.effective_date, l.credit - l.debit as amount from journal j"
            + " join journal_line l on l.journal_id = j.id and l.account = '2251'"
            + " where j.fund_id = ? and j.effective_date <= ? and j.booked_at <= ? order by j.effective_date, j.number";

    /** What was called inside the commitment, and what of distributions came back to it; equalised money never was one. */
    private static final String COMMITMENT_LINES =
            "select j.effective_date, j.number, coalesce(o.kind, j.kind) as kind, l.partner_id, l.account,"
                    + " l.credit - l.debit as amount from journal j"
                    + " join journal_line l on l.journal_id = j.id and l.account in ('9003', '9010')"
                    + " left join journal o on o.id = j.reverses"
                    + " where j.fund_id = ? and j.effective_date <= ? and j.booked_at <= ?"
                    + " order by j.effective_date, j.number, l.line";

    /**
     * What is called and not paid is no money yet, and what is owed to partners is still theirs: the receivable is taken off
     * their capital, the payable added to it.
     */
    private static final String CAPITAL = "select j.effective_date, sum(l.credit - l.debit) as amount from journal j"
            + " join journal_line l on l.journal_id = j.id join account a on a.number = l.account"
            + " join partner p on p.id = l.partner_id"
            + " where j.fund_id = ? and j.effective_date <= ? and j.booked_at <= ? and p.kind <> 'GP'"
            + " and (a.type in ('E', 'P') or a.number in ('1012', '1122', '2242'))"
            + " group by j.effective_date order by j.effective_date";

    private static final String FAIR_VALUES =
            "select l.investment_id, j.effective_date, sum(l.debit - l.credit) as amount from journal j"
                    + " join journal_line l on l.journal_id = j.id and l.account in ('1101', '1102', '1103', '1104')"
                    + " where j.fund_id = ? and j.effective_date <= ? and j.booked_at <= ? and l.investment_id is not null"
                    + " group by l.investment_id, j.effective_date order by j.effective_date";

    private final Sql sql;

    LedgerFlows(Sql sql) {
        this.sql = sql;
    }

    /** One line of the custody account. */
    private record BankLine(
            LocalDate day,
            long number,
            String kind,
            String reference,
            @Nullable UUID partner,
            Holder holder,
            BigDecimal amount,
            @Nullable UUID investment,
            boolean refund) {}

    @Override
    public List<CashFlow> flows(Fund fund, PointInTime when) {
        Inside inside = new Inside(commitmentLines(fund, when));
        List<CashFlow> flows = new ArrayList<>();
        for (BankLine line : bankLines(fund, when)) {
            switch (line.kind()) {
                case "PAYMENT_RECEIVED", "PAYMENT_CLEARED" -> inside.paid(flows, line);
                case "OTHER_RECEIVABLE_PAID", "OTHER_RECEIVABLE_CLEARED" ->
                    flows.add(flow(line, Kind.CONTRIBUTION_OUTSIDE, line.amount()));
                case "DISTRIBUTION_PAID" -> {
                    if (line.refund()) {
                        inside.paid(flows, line);
                    } else {
                        flows.add(flow(line, Kind.DISTRIBUTION, line.amount().negate()));
                    }
                }
                case "SETTLEMENT_PAID_OUT" ->
                    flows.add(flow(line, Kind.DISTRIBUTION, line.amount().negate()));
                case "INVESTMENT_FUNDED" ->
                    investment(line)
                            .ifPresent(of -> flows.add(new CashFlow(
                                    line.day(), Kind.INVESTMENT, line.amount().negate(), of, Holder.SOCIAL)));
                case "INVESTMENT_EXITED", "INVESTMENT_INCOME" ->
                    investment(line)
                            .ifPresent(of -> flows.add(
                                    new CashFlow(line.day(), Kind.PROCEEDS, line.amount(), of, Holder.SOCIAL)));
                // Fees, interest and cash management move no money of partners or investments. What does is named
                // above:
                // a figure that silently leaves it out would be wrong.
                default -> requireNobodys(line);
            }
        }
        flows.addAll(sql.list(
                LINE_OF_CREDIT,
                row -> {
                    BigDecimal amount = row.getBigDecimal("amount");
                    Kind kind = amount.signum() > 0 ? Kind.LINE_DRAWN : Kind.LINE_REPAID;
                    return new CashFlow(row.getObject("effective_date", LocalDate.class), kind, amount.abs());
                },
                parameters(fund, when)));
        return flows;
    }

    @Override
    public List<Valuation> valuations(Fund fund, PointInTime when) {
        List<Valuation> valuations = new ArrayList<>();
        Map<String, BigDecimal> balances = new HashMap<>();
        sql.list(
                FAIR_VALUES,
                row -> {
                    String investment = new InvestmentId(row.getObject("investment_id", UUID.class)).wire();
                    BigDecimal balance = balances.merge(investment, row.getBigDecimal("amount"), BigDecimal::add);
                    return valuations.add(
                            new Valuation(row.getObject("effective_date", LocalDate.class), balance, investment));
                },
                parameters(fund, when));
        BigDecimal[] capital = {BigDecimal.ZERO};
        sql.list(
                CAPITAL,
                row -> {
                    capital[0] = capital[0].add(row.getBigDecimal("amount"));
                    return valuations.add(
                            new Valuation(row.getObject("effective_date", LocalDate.class), capital[0], null));
                },
                parameters(fund, when));
        return valuations;
    }

    private static void requireNobodys(BankLine line) {
        if (line.partner() != null || line.investment() != null) {
            throw new IllegalStateException("how " + line.kind() + " counts in a fund's figures is not said");
        }
    }

    private List<BankLine> bankLines(Fund fund, PointInTime when) {
        return sql.list(
                BANK_LINES,
                row -> {
                    String investment = row.getString("investment_id");
                    return new BankLine(
                            row.getObject("effective_date", LocalDate.class),
                            row.getLong("number"),
                            row.getString("kind"),
                            row.getString("reference"),
                            row.getObject("partner_id", UUID.class),
                            holder(row.getString("partner_kind"), row.getString("government_tier")),
                            row.getBigDecimal("amount"),
                            investment == null ? null : UUID.fromString(investment),
                            row.getBoolean("refund"));
                },
                parameters(fund, when));
    }

    /** One line of what was called inside the commitment, or can be called again. */
    private record CommitmentLine(
            LocalDate day, long number, String kind, UUID partner, boolean called, BigDecimal amount) {}

    private List<CommitmentLine> commitmentLines(Fund fund, PointInTime when) {
        return sql.list(
                COMMITMENT_LINES,
                row -> new CommitmentLine(
                        row.getObject("effective_date", LocalDate.class),
                        row.getLong("number"),
                        row.getString("kind"),
                        row.getObject("partner_id", UUID.class),
                        row.getString("account").equals(Account.MEMO_CALLED.number()),
                        row.getBigDecimal("amount")),
                parameters(fund, when));
    }

    private static Object[] parameters(Fund fund, PointInTime when) {
        return new Object[] {fund.id().value(), when.asOf(), when.knownAt()};
    }

    private static Holder holder(@Nullable String partnerKind, @Nullable String tier) {
        if ("GP".equals(partnerKind)) {
            return Holder.GENERAL_PARTNER;
        }
        return tier == null || tier.equals("NONE") ? Holder.SOCIAL : Holder.GOVERNMENT;
    }

    /** Income is booked on results, which name no investment; its reference does. */
    private static Optional<String> investment(BankLine line) {
        UUID investment = line.investment();
        if (investment != null) {
            return Optional.of(new InvestmentId(investment).wire());
        }
        int end = line.reference().indexOf('/');
        return end > 0 ? Optional.of(line.reference().substring(0, end)) : Optional.empty();
    }

    private static CashFlow flow(BankLine line, Kind kind, BigDecimal amount) {
        return new CashFlow(line.day(), kind, amount, null, line.holder());
    }

    /** What the partners' payments count as; the lines of the commitments are taken in as the days go by. */
    private static final class Inside {
        private final List<CommitmentLine> lines;
        private final Map<UUID, InsideCommitment> partners = new HashMap<>();
        private int next;

        Inside(List<CommitmentLine> lines) {
            this.lines = lines;
        }

        void paid(List<CashFlow> flows, BankLine line) {
            UUID partner = line.partner();
            if (partner == null) {
                return;
            }
            while (next < lines.size() && !after(lines.get(next), line)) {
                take();
            }
            InsideCommitment.Parts parts = of(partner).paid(line.amount());
            add(flows, line, Kind.CONTRIBUTION, parts.first());
            add(flows, line, Kind.RECALL, parts.recalled());
            add(flows, line, Kind.CONTRIBUTION_OUTSIDE, parts.outside());
        }

        private void take() {
            CommitmentLine line = lines.get(next++);
            if (line.kind().equals(Postings.COMMITMENT_TRANSFERRED)) {
                transfer(line);
            } else if (line.called()) {
                of(line.partner()).called(line.amount());
            } else if (line.kind().equals(Postings.DISTRIBUTION_APPROVED)) {
                of(line.partner()).restored(line.amount().negate());
            }
        }

        /** Two lines of 9010, the giver's first; those of 9003 say nothing that these do not. */
        private void transfer(CommitmentLine giver) {
            if (giver.called() && giver.amount().signum() < 0 && next < lines.size()) {
                CommitmentLine taker = lines.get(next++);
                of(giver.partner()).give(of(taker.partner()), giver.amount().negate());
            }
        }

        private InsideCommitment of(UUID partner) {
            return partners.computeIfAbsent(partner, one -> new InsideCommitment());
        }

        private static boolean after(CommitmentLine line, BankLine paid) {
            int days = line.day().compareTo(paid.day());
            return days > 0 || days == 0 && line.number() > paid.number();
        }

        private static void add(List<CashFlow> flows, BankLine line, Kind kind, BigDecimal amount) {
            if (amount.signum() != 0) {
                flows.add(flow(line, kind, amount));
            }
        }
    }
}
