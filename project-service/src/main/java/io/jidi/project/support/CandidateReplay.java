package io.jidi.project.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.sql.Sql;
import io.jidi.project.support.rules.CandidateRules;
import io.jidi.project.support.rules.Clause;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Decides a stored list once more from its inputs and compares byte by byte. */
@ApplicationScoped
class CandidateReplay {

    private final Clauses clauses;
    private final Sql sql;
    private final ObjectMapper json;

    CandidateReplay(Clauses clauses, Sql sql, ObjectMapper json) {
        this.clauses = clauses;
        this.sql = sql;
        this.json = json;
    }

    /**
     * @param sameClauses whether the clauses are still those of the day
     * @param differing credit codes whose decision comes out otherwise now
     */
    record Result(boolean sameClauses, long candidates, List<String> differing) {}

    private record Compared(String creditCode, boolean same) {}

    Result replay(SupportList list) {
        Clause clause = clauses.shipped(list.clauseId());
        List<Compared> compared = sql.list(
                "select credit_code, facts, decision from support_candidate where list_id = ? order by credit_code",
                row -> new Compared(
                        row.getString(1),
                        Objects.equals(
                                CandidateRules.decide(clause, facts(row.getString(2)))
                                        .canonical(),
                                row.getString(3))),
                list.id().value());
        return new Result(
                clauses.digest().equals(list.clauseDigest()),
                compared.size(),
                compared.stream()
                        .filter(one -> !one.same())
                        .map(Compared::creditCode)
                        .toList());
    }

    private TreeMap<String, String> facts(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what was stored is no JSON", broken);
        }
    }
}
