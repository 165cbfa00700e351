package io.jidi.fund.commitment;

import io.jidi.fund.fund.Fund;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The commitments of a fund, for those who call them. */
@ApplicationScoped
public class Commitments {

    private final EntityManager entities;

    Commitments(EntityManager entities) {
        this.entities = entities;
    }

    /** All commitments of the fund in a fixed order; whoever changes them holds the fund's row lock. */
    public List<Commitment> of(Fund fund) {
        return entities.createQuery("from Commitment c where c.fundId = :fund order by c.id", Commitment.class)
                .setParameter("fund", fund.id().value())
                .getResultList();
    }
}
