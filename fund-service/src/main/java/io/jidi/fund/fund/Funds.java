package io.jidi.fund.fund;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds funds for the caller: what is out of scope does not exist. The door of this feature for the others. */
@ApplicationScoped
public class Funds {

    private final EntityManager entities;
    private final CallContext call;
    private final Sql sql;
    private final ObjectMapper json;

    Funds(EntityManager entities, CallContext call, Sql sql, ObjectMapper json) {
        this.entities = entities;
        this.call = call;
        this.sql = sql;
        this.json = json;
    }

    /**
     * The fund, if the caller may see it.
     *
     * @throws io.jidi.platform.problem.Problem 404 otherwise
     */
    public Fund visible(FundId id) {
        return checked(entities.find(Fund.class, id.value()));
    }

    /** The fund with its row locked until the transaction ends: everything that moves money begins here. */
    public Fund locked(FundId id) {
        return checked(entities.find(Fund.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** The terms in force on a day. */
    public FundTerms termsOn(Fund fund, LocalDate day) {
        return sql.first(
                        "select terms::text from fund_terms where fund_id = ? and valid_from <= ?"
                                + " order by valid_from desc, edition desc limit 1",
                        row -> row.getString(1),
                        fund.id().value(),
                        day)
                .map(this::read)
                .orElseThrow(() -> PlatformProblem.CONFLICT.problem(
                        "基金在 " + day + " 尚无生效条款", "The fund has no terms in force on " + day));
    }

    /** One edition of the terms. */
    public record Edition(int edition, LocalDate validFromDate, FundTerms terms) {}

    /** All editions, the latest first. */
    public List<Edition> editions(Fund fund) {
        return sql.list(
                "select edition, valid_from, terms::text from fund_terms where fund_id = ? order by edition desc",
                row -> new Edition(row.getInt(1), row.getObject(2, LocalDate.class), read(row.getString(3))),
                fund.id().value());
    }

    /** The day on which the fund was established; empty before. */
    public Optional<LocalDate> establishedOn(Fund fund) {
        return sql.first(
                "select effective_date from fund_transition where fund_id = ? and to_state = 'ESTABLISHED'"
                        + " order by id limit 1",
                row -> row.getObject(1, LocalDate.class),
                fund.id().value());
    }

    void addTerms(Fund fund, FundTerms terms, LocalDate validFrom) {
        try {
            sql.update(
                    "insert into fund_terms (fund_id, edition, valid_from, terms)"
                            + " select ?, coalesce(max(edition), 0) + 1, ?, ?::jsonb from fund_terms where fund_id = ?",
                    fund.id().value(),
                    validFrom,
                    json.writeValueAsString(terms),
                    fund.id().value());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("terms are plain values", e);
        }
    }

    /** The condition that keeps a list of funds, alias {@code path}, inside the caller's scope. */
    public static Where inScope(String path, DataScope scope) {
        Where regions = Where.regionIn(path + ".regionCode", scope);
        Set<String> codes = scope.funds();
        return codes.isEmpty() ? regions : regions.or(Where.of(path + ".code in (:scopeFunds)", "scopeFunds", codes));
    }

    /** The condition that keeps a list of what belongs to funds, alias {@code e}, to the funds in the caller's scope. */
    public Where ownedInScope() {
        Where scope = inScope("f", call.scope());
        return new Where("e.fundId in (select f.id from Fund f where " + scope.hql() + ")", scope.parameters());
    }

    private Fund checked(@Nullable Fund found) {
        DataScope scope = call.scope();
        return Optional.ofNullable(found)
                .filter(fund ->
                        scope.coversRegion(fund.regionCode()) || scope.funds().contains(fund.code()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    private FundTerms read(String text) {
        try {
            return json.readValue(text, FundTerms.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored terms cannot be read", e);
        }
    }
}
