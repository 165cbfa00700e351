package io.jidi.fund.distribution;

import io.jidi.fund.fund.Funds;
import io.jidi.platform.problem.PlatformProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Finds distributions. */
@ApplicationScoped
class Distributions {

    private final EntityManager entities;
    private final Funds funds;

    Distributions(EntityManager entities, Funds funds) {
        this.entities = entities;
        this.funds = funds;
    }

    Distribution find(DistributionId id) {
        return Optional.ofNullable(entities.find(Distribution.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /** With the fund locked first, as in every command. */
    Distribution locked(DistributionId id) {
        Distribution found = find(id);
        funds.locked(found.fundId());
        entities.refresh(found);
        return found;
    }
}
