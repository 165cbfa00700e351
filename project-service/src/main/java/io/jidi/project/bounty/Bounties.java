package io.jidi.project.bounty;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.ProjectEvents;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Territory;
import io.jidi.project.bounty.rules.BountyStatus;
import io.jidi.project.bounty.rules.BountyTerms;
import io.jidi.project.bounty.rules.MilestoneBook;
import io.jidi.project.bounty.rules.TwoTranches;
import io.jidi.project.edition.StrictJson;
import io.jidi.project.rules.EditionParameter;
import io.jidi.project.rules.EditionParameters;
import io.jidi.project.rules.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds bounties within the caller's scope, computes what is due, and tells what was done. */
@ApplicationScoped
class Bounties {

    static final String FIRST = "FIRST_TRANCHE";
    static final String ACCEPTANCE = "ACCEPTANCE";
    private static final String MILESTONE = "MILESTONE-";

    private final EntityManager entities;
    private final Sql sql;
    private final CallContext call;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final BountyTerms terms;

    Bounties(EntityManager entities, Sql sql, CallContext call, Outbox outbox, AuditTrail audit) {
        this.entities = entities;
        this.sql = sql;
        this.call = call;
        this.outbox = outbox;
        this.audit = audit;
        this.terms = BountyTerms.of(
                new EditionParameters(StrictJson.resource("/bounty/AH-BOUNTY-2022.json", EditionFile.class)
                        .parameters()));
    }

    private record EditionFile(String edition, List<EditionParameter> parameters) {}

    BountyTerms terms() {
        return terms;
    }

    /** @throws io.jidi.platform.problem.Problem 404 */
    Bounty visible(BountyId id) {
        return find(id, LockModeType.NONE);
    }

    /** Locked, for one that the caller may write and that stands at one of these. */
    Bounty locked(BountyId id, BountyStatus... expected) {
        Bounty bounty = find(id, LockModeType.PESSIMISTIC_WRITE);
        Territory.requireWritable(call.scope(), bounty.regionCode(), null);
        if (!Arrays.asList(expected).contains(bounty.status())) {
            throw ProjectProblem.BOUNTY_STEP_REFUSED.problem(
                    "榜单现为 " + bounty.status() + "，应为 " + Arrays.toString(expected),
                    "The bounty is " + bounty.status() + " and should be one of " + Arrays.toString(expected));
        }
        return bounty;
    }

    BountyView whole(Bounty bounty) {
        List<BountyView.Due> dues = new ArrayList<>();
        List<Reason> warnings = new ArrayList<>();
        BigDecimal held = dues(bounty, dues, warnings);
        List<BountyView.Payment> payments = payments(bounty.id());
        BigDecimal paid = paid(bounty.id());
        return bounty.view()
                .with(new BountyView.File(
                        bids(bounty.id()),
                        milestones(bounty.id()),
                        dues,
                        payments,
                        Money.cny(paid),
                        Money.cny(held),
                        Money.cny(toRecover(bounty, paid)),
                        Money.cny(recovered(bounty.id())),
                        warnings));
    }

    BountyView done(Bounty bounty, String action, @Nullable String reason, @Nullable LocalDate effective) {
        entities.flush();
        BountyView view = whole(bounty);
        outbox.append(new NewEvent(
                ProjectEvents.BOUNTY,
                ProjectEvents.BOUNTY.type("changed"),
                1,
                bounty.id(),
                view,
                effective,
                bounty.mark()));
        audit.record(action, bounty.id().wire(), reason, null, view);
        return view;
    }

    /** What a basis pays as of now; empty if nothing is due on it. */
    Optional<BigDecimal> due(Bounty bounty, String basis) {
        List<BountyView.Due> dues = new ArrayList<>();
        dues(bounty, dues, new ArrayList<>());
        return dues.stream()
                .filter(one -> one.basis().equals(basis))
                .map(one -> one.amount().amount())
                .filter(amount -> amount.signum() > 0)
                .findFirst();
    }

    BigDecimal toRecover(Bounty bounty, BigDecimal paid) {
        BigDecimal spend = bounty.auditedSpend();
        return bounty.status().stopped() && spend != null
                ? MilestoneBook.recovery(paid, spend)
                : BigDecimal.ZERO.setScale(2);
    }

    BigDecimal paid(BountyId id) {
        return sum("select coalesce(sum(amount), 0) from bounty_payment where status = 'PAID' and bounty_id = ?", id);
    }

    BigDecimal recovered(BountyId id) {
        return sum("select coalesce(sum(amount), 0) from bounty_recovery where bounty_id = ?", id);
    }

    /** What the milestones have earned; a contract of milestones only. */
    MilestoneBook book(Bounty bounty) {
        List<BountyView.Milestone> all = milestones(bounty.id());
        List<BigDecimal> scores = new ArrayList<>();
        for (BountyView.Milestone one : all) {
            BigDecimal score = one.score();
            if (score == null) {
                break;
            }
            scores.add(score);
        }
        return MilestoneBook.of(
                bounty.grant(), all.stream().map(BountyView.Milestone::weight).toList(), scores, terms.passMark());
    }

    List<BountyView.Milestone> milestones(BountyId id) {
        return sql.list(
                "select m.place, m.name, m.due, m.weight, count(j.attempt),"
                        + " (array_agg(j.score order by j.attempt desc))[1] from bounty_milestone m"
                        + " left join bounty_judgement j using (bounty_id, place) where m.bounty_id = ?"
                        + " group by m.place, m.name, m.due, m.weight order by m.place",
                row -> new BountyView.Milestone(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getBigDecimal(4).stripTrailingZeros(),
                        row.getInt(5),
                        row.getBigDecimal(6)),
                id.value());
    }

    List<BountyView.Bid> bids(BountyId id) {
        return sql.list(
                "select b.credit_code, b.name, b.group_code, b.declaration, b.status, b.reason, count(s.expert),"
                        + " round(avg(s.score), 2) from bounty_bid b left join bounty_score s using (bounty_id, credit_code)"
                        + " where b.bounty_id = ? group by b.bounty_id, b.credit_code order by b.credit_code",
                row -> new BountyView.Bid(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7),
                        row.getBigDecimal(8)),
                id.value());
    }

    /** Fills in what is due and returns what is held. */
    private BigDecimal dues(Bounty bounty, List<BountyView.Due> dues, List<Reason> warnings) {
        BigDecimal nothing = BigDecimal.ZERO.setScale(2);
        if (bounty.scheme() == Bounty.Scheme.TWO_TRANCHES) {
            TwoTranches tranches = TwoTranches.of(bounty.grant(), bounty.sponsorFirst(), terms);
            warnings.addAll(tranches.warnings());
            dues.add(new BountyView.Due(FIRST, Money.cny(tranches.first())));
            if (bounty.status() == BountyStatus.PASSED) {
                dues.add(new BountyView.Due(ACCEPTANCE, Money.cny(tranches.rest())));
            }
            return nothing;
        }
        if (bounty.scheme() == Bounty.Scheme.MILESTONES) {
            MilestoneBook book = book(bounty);
            for (int i = 0; i < book.due().size(); i++) {
                dues.add(new BountyView.Due(
                        MILESTONE + (i + 1), Money.cny(book.due().get(i))));
            }
            if (bounty.status() == BountyStatus.PASSED && book.held().signum() > 0) {
                dues.add(new BountyView.Due(ACCEPTANCE, Money.cny(book.held())));
                return nothing;
            }
            return book.held();
        }
        return nothing;
    }

    private List<BountyView.Payment> payments(BountyId id) {
        return sql.list(
                "select * from bounty_payment where bounty_id = ? order by basis",
                row -> new BountyView.Payment(
                        row.getString("basis"),
                        Money.cny(row.getBigDecimal("amount")),
                        row.getString("status"),
                        row.getString("requested_by"),
                        row.getString("approved_by"),
                        row.getObject("paid_on", LocalDate.class),
                        row.getString("voucher")),
                id.value());
    }

    private BigDecimal sum(String query, BountyId id) {
        return sql.first(query, row -> row.getBigDecimal(1), id.value())
                .orElseThrow()
                .setScale(2);
    }

    private Bounty find(BountyId id, LockModeType lock) {
        return Optional.ofNullable(entities.find(Bounty.class, id.value(), lock))
                .filter(one -> Territory.sees(call.scope(), one.regionCode(), null, one.demanderCode()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
}
