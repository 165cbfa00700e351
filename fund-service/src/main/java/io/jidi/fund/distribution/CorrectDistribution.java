package io.jidi.fund.distribution;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.commitment.Commitment;
import io.jidi.fund.commitment.Commitments;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.JournalId;
import io.jidi.fund.ledger.Ledger;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A distribution was approved wrongly: its journals are reversed, and it is proposed anew, to be approved by a second person
 * again; what is booked then stands in the place of what was reversed. What stands on it is corrected first.
 */
@ApplicationScoped
class CorrectDistribution {

    private final EntityManager entities;
    private final Funds funds;
    private final Commitments commitments;
    private final Distributions distributions;
    private final DistributionLines lines;
    private final ProposeDistribution proposing;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Sql sql;

    CorrectDistribution(
            EntityManager entities,
            Funds funds,
            Commitments commitments,
            Distributions distributions,
            DistributionLines lines,
            ProposeDistribution proposing,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Sql sql) {
        this.entities = entities;
        this.funds = funds;
        this.commitments = commitments;
        this.distributions = distributions;
        this.lines = lines;
        this.proposing = proposing;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.sql = sql;
    }

    /**
     * What it should have been.
     *
     * @param valueDate null: as it was
     * @param recallable null: as it was
     * @param propose whether the same proceeds are proposed anew at once; null: yes. No when the exit itself was wrong: its
     *     correction proposes what is right
     */
    record Request(
            @Nullable LocalDate valueDate,
            @Nullable Money recallable,
            @Nullable Boolean propose,
            @NotBlank @Size(max = 500) String reason) {}

    /** What was taken back; also what is announced. {@code replacement} is absent when nothing was proposed. */
    public record Corrected(
            DistributionId wrong,
            @Nullable DistributionView replacement,
            List<JournalId> reversals,
            LocalDate effectiveDate) {}

    Corrected execute(DistributionId id, @Nullable String ifMatch, Request request) {
        Distribution wrong = distributions.locked(id);
        Fund fund = funds.locked(wrong.fundId());
        Versions.requireMatch(ifMatch, wrong.version());
        fund.requireNotNegative("/recallable", request.recallable());
        DistributionView before = lines.view(wrong);
        requireNothingStandsOnIt(fund, wrong);
        wrong.takeBack();
        unrestore(fund, before);
        entities.flush();
        List<JournalId> journals = new ArrayList<>(ledger.standing(id.wire()));
        journals.addAll(ledger.standing(id.wire() + DecideDistribution.CARRY));
        List<JournalId> reversals = ledger.correct(fund, journals, null, wrong.valueDate(), "", request.reason())
                .reversals();
        Distribution replacement =
                Boolean.FALSE.equals(request.propose()) ? null : propose(fund, wrong, before, request);
        Corrected corrected =
                new Corrected(id, replacement == null ? null : lines.view(replacement), reversals, wrong.valueDate());
        outbox.append(new NewEvent(
                FundStreams.DISTRIBUTION,
                FundStreams.DISTRIBUTION.type("corrected"),
                1,
                id,
                corrected,
                wrong.valueDate(),
                fund.dataScope()));
        audit.record("CORRECT_DISTRIBUTION", id.wire(), request.reason(), before, corrected);
        return corrected;
    }

    private Distribution propose(Fund fund, Distribution wrong, DistributionView before, Request request) {
        Money zero = Money.zero(fund.currency());
        Money recallable = Objects.requireNonNullElse(request.recallable(), wrong.recallable());
        List<ProposeDistribution.Proceeds> proceeds = new ArrayList<>();
        for (DistributionView.Source source : before.sources()) {
            proceeds.add(new ProposeDistribution.Proceeds(
                    source.investmentId(),
                    source.description(),
                    source.capital(),
                    source.gain(),
                    source.income(),
                    proceeds.isEmpty() ? recallable : zero));
        }
        return proposing.propose(
                fund,
                new ProposeDistribution.Place(new DistributionId(ids.next()), wrong.id()),
                proceeds,
                Objects.requireNonNullElse(request.valueDate(), wrong.valueDate()),
                request.reason());
    }

    private void requireNothingStandsOnIt(Fund fund, Distribution wrong) {
        if (wrong.state() == DistributionState.PAID) {
            throw FundProblem.FUND_CORRECTION_BLOCKED.problem(
                    "分配已支付，请先更正支付", "The distribution is paid; correct its payment first");
        }
        wrong.requireState(DistributionState.APPROVED);
        UUID fundId = fund.id().value();
        sql.first(
                        "select number from distribution where fund_id = ? and state in ('APPROVED', 'PAID')"
                                + " and (value_date, number) > (?, ?) order by value_date desc, number desc limit 1",
                        row -> row.getInt(1),
                        fundId,
                        wrong.valueDate(),
                        wrong.number())
                .ifPresent(later -> {
                    throw FundProblem.FUND_CORRECTION_BLOCKED.problem(
                            "第 " + later + " 次分配以此为依据，请先更正",
                            "Distribution " + later + " stands on it; correct it first");
                });
        if (sql.number(
                        "select count(*) from settlement where fund_id = ? and state = 'APPROVED' and effective_date >= ?",
                        fundId,
                        wrong.valueDate())
                > 0) {
            throw FundProblem.FUND_CORRECTION_BLOCKED.problem(
                    "此后已有合伙人结算（回拨、暂存释放或让利）", "The partners have settled on the strength of it since");
        }
        Instant approved = Objects.requireNonNull(wrong.approvedAt());
        if (commitments.transferredSince(fund, approved)) {
            throw FundProblem.FUND_CORRECTION_BLOCKED.problem("此后有合伙份额转让", "A share of the fund was transferred since");
        }
    }

    /** What could be called again cannot any more, the latest closing first; what was called again stands on it. */
    private void unrestore(Fund fund, DistributionView view) {
        List<Commitment> all = commitments.of(fund);
        for (DistributionView.Line line : view.lines()) {
            Money left = line.recallable();
            for (int i = all.size() - 1; i >= 0 && left.isPositive(); i--) {
                Commitment one = all.get(i);
                if (one.partnerId().equals(line.partnerId())) {
                    Money part = left.compareTo(one.restorable()) < 0 ? left : one.restorable();
                    one.unrestore(part);
                    left = left.minus(part);
                }
            }
            if (left.isPositive()) {
                throw FundProblem.FUND_CORRECTION_BLOCKED.problem(
                        "可召回的本金已再次催缴", "Capital that could be called again has been called");
            }
        }
    }
}
