package io.jidi.fund.commitment;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The commitments of a fund, for those who call them. */
@ApplicationScoped
public class Commitments {

    private final EntityManager entities;

    private final Funds funds;
    private final Sql sql;

    Commitments(EntityManager entities, Funds funds, Sql sql) {
        this.entities = entities;
        this.funds = funds;
        this.sql = sql;
    }

    /** All commitments of the fund in a fixed order; whoever changes them holds the fund's row lock. */
    public List<Commitment> of(Fund fund) {
        return entities.createQuery("from Commitment c where c.fundId = :fund order by c.id", Commitment.class)
                .setParameter("fund", fund.id().value())
                .getResultList();
    }

    /** What all commitments of a fund come to. */
    record Sums(Money committed, Money called, Money unfunded) {}

    Sums sums(Fund fund) {
        return sql.first(
                        "select coalesce(sum(amount), 0), coalesce(sum(called), 0), coalesce(sum(unfunded), 0)"
                                + " from commitment where fund_id = ?",
                        row -> new Sums(
                                new Money(row.getBigDecimal(1), fund.currency()),
                                new Money(row.getBigDecimal(2), fund.currency()),
                                new Money(row.getBigDecimal(3), fund.currency())),
                        fund.id().value())
                .orElseThrow();
    }

    /** Whether a share of the fund went from one partner to another after some time, and with it a part of all balances. */
    public boolean transferredSince(Fund fund, Instant time) {
        return sql.number(
                        "select count(*) from commitment_transfer t join commitment c on c.id = t.from_commitment_id"
                                + " where c.fund_id = ? and t.recorded_at > ?",
                        fund.id().value(),
                        time)
                > 0;
    }

    /** Whether a commitment's partner has calls open; what is being called stays where it is. */
    boolean hasOpenCalls(Commitment commitment) {
        return sql.number(
                        "select count(*) from call_line l join capital_call c on c.id = l.call_id"
                                + " where l.commitment_id = ? and l.paid < l.amount and c.state <> 'CANCELLED'",
                        commitment.id().value())
                > 0;
    }

    /** The commitment with its fund locked, for whoever may see that fund. */
    Commitment locked(CommitmentId id) {
        Commitment found = find(id);
        funds.locked(found.fundId());
        entities.refresh(found);
        return found;
    }

    Commitment find(CommitmentId id) {
        return Optional.ofNullable(entities.find(Commitment.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /** A partner of this fund. */
    public Partner partner(Fund fund, PartnerId id, String pointer) {
        return Optional.ofNullable(entities.find(Partner.class, id.value()))
                .filter(found -> found.fundId().equals(fund.id()))
                .orElseThrow(() -> PlatformProblem.NOT_FOUND.at(pointer, "该基金没有这个合伙人", "The fund has no such partner"));
    }

    /** All partners of the fund in the order of their ids. */
    public List<Partner> partners(Fund fund) {
        return entities.createQuery("from Partner p where p.fundId = :fund order by p.id", Partner.class)
                .setParameter("fund", fund.id().value())
                .getResultList();
    }
}
