package io.jidi.fund.fund;

import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;

/** The funds that the caller sees, and by what they are put together. */
@ApplicationScoped
public class FundPools {

    /** Each fund's whole history may be read; a province has some hundred. */
    private static final int MOST_FUNDS = 500;

    private final EntityManager entities;
    private final CallContext call;

    FundPools(EntityManager entities, CallContext call) {
        this.entities = entities;
        this.call = call;
    }

    /** What a fund itself says makes its pool. */
    public enum By {
        ALL,
        LAYER,
        CLASS,
        BASE,
        /** The first four digits of the region. */
        CITY;

        /** The pool of a fund; {@code -} for one without. */
        public String key(Fund fund) {
            return switch (this) {
                case ALL -> "-";
                case LAYER -> fund.layer().name();
                case CLASS -> fund.fundClass().map(Enum::name).orElse("-");
                case BASE -> fund.baseCode().orElse("-");
                case CITY ->
                    fund.regionCode().substring(0, Math.min(4, fund.regionCode().length())) + "00";
            };
        }
    }

    /**
     * All funds in the caller's scope, by code.
     *
     * @throws io.jidi.platform.problem.Problem 400 for more than can be put together at once
     */
    public List<Fund> visible() {
        Where scope = Funds.inScope("e", call.scope());
        TypedQuery<Fund> query =
                entities.createQuery("from Fund e where " + scope.hql() + " order by e.code", Fund.class);
        scope.parameters().forEach(query::setParameter);
        List<Fund> found = query.setMaxResults(MOST_FUNDS + 1).getResultList();
        if (found.size() > MOST_FUNDS) {
            throw PlatformProblem.INVALID_PARAMETER.problem(
                    "基金超过 " + MOST_FUNDS + " 只", "There are more than " + MOST_FUNDS + " funds");
        }
        return found;
    }
}
