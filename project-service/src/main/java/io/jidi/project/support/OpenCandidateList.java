package io.jidi.project.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Territory;
import io.jidi.project.support.rules.CandidateRules;
import io.jidi.project.support.rules.Clause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Judges the enterprises of a data set by a clause that needs no application, and keeps every reason. */
@ApplicationScoped
class OpenCandidateList {

    private final Clauses clauses;
    private final SupportLists lists;
    private final EntityManager entities;
    private final Sql sql;
    private final CallContext call;
    private final Uuid7 ids;
    private final BusinessDay day;
    private final ObjectMapper json;

    OpenCandidateList(
            Clauses clauses,
            SupportLists lists,
            EntityManager entities,
            Sql sql,
            CallContext call,
            Uuid7 ids,
            BusinessDay day,
            ObjectMapper json) {
        this.clauses = clauses;
        this.lists = lists;
        this.entities = entities;
        this.sql = sql;
        this.call = call;
        this.ids = ids;
        this.day = day;
        this.json = json;
    }

    /**
     * @param occasion what is rewarded once, such as the year
     * @param dataSet where the facts come from
     */
    @Schema(name = "OpenCandidateList")
    record Request(
            @NotBlank @Size(max = 64) String clauseId,
            @NotBlank @Size(max = 100) String occasion,
            @NotBlank @Size(max = 200) String dataSet,
            @NotBlank @Size(max = 100) String dataVersion,
            @NotEmpty @Size(max = 5000) List<@Valid @NotNull Enterprise> enterprises) {}

    /** One enterprise and its facts by name; what is missing is unknown. {@code grantedBefore} is looked up here. */
    @Schema(name = "CandidateFacts")
    record Enterprise(
            @NotNull @Pattern(regexp = "[0-9A-Z]{18}") String creditCode,
            @NotBlank @Size(max = 200) String name,

            @NotNull @Size(max = 50)
            Map<@Pattern(regexp = "[a-zA-Z][a-zA-Z0-9._-]{0,63}") String, @NotBlank @Size(max = 200) String> facts) {}

    SupportListView execute(Request request) {
        Clause clause = clauses.inForce(request.clauseId(), day.today(), "/clauseId");
        if (clause.mode() != Clause.Mode.AUTOMATIC) {
            throw ProjectProblem.SUPPORT_LIST_REFUSED.at(
                    "/clauseId", "该条款须申报，不适用免申即享", "This clause is applied for, not given without asking");
        }
        String region = clause.region() == null ? Territory.PROVINCE : clause.region();
        Territory.requireWritable(call.scope(), region, null);
        SupportList list = new SupportList(
                new CandidateListId(ids.next()),
                request,
                clauses.digest(),
                region,
                call.caller().userId(),
                day.now());
        entities.persist(list);
        entities.flush();
        Set<String> granted = granted(clause, list.occasion());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < request.enterprises().size(); i++) {
            Enterprise one = request.enterprises().get(i);
            if (!seen.add(one.creditCode())) {
                throw ProjectProblem.SUPPORT_LIST_REFUSED.at(
                        "/enterprises/" + i + "/creditCode",
                        one.creditCode() + " 重复",
                        one.creditCode() + " stands there twice");
            }
            judge(list, clause, one, granted.contains(one.creditCode()));
        }
        return lists.done(list, "OPEN_CANDIDATE_LIST", null, null);
    }

    private void judge(SupportList list, Clause clause, Enterprise one, boolean grantedBefore) {
        TreeMap<String, String> facts = new TreeMap<>(one.facts());
        // What our own books know is not taken from the data set.
        facts.put(CandidateRules.GRANTED_BEFORE, String.valueOf(grantedBefore));
        CandidateRules.Decision decision = CandidateRules.decide(clause, facts);
        sql.update(
                "insert into support_candidate (list_id, clause_id, occasion, credit_code, name, facts, decision, reasons,"
                        + " outcome, amount, stacking_group) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                list.id().value(),
                clause.id(),
                list.occasion(),
                one.creditCode(),
                one.name().strip(),
                CandidateRules.canonical(facts),
                decision.canonical(),
                written(decision.reasons()),
                decision.outcome(),
                decision.amount(),
                clause.stackingGroup());
    }

    /** Who has been paid for the occasion by this clause or by one of its stacking group. */
    private Set<String> granted(Clause clause, String occasion) {
        List<String> group = clauses.all().stream()
                .filter(other -> other.id().equals(clause.id())
                        || (clause.stackingGroup() != null
                                && clause.stackingGroup().equals(other.stackingGroup())))
                .map(Clause::id)
                .toList();
        return new HashSet<>(sql.list(
                "select credit_code from support_candidate where clause_id = any(?) and occasion = ?"
                        + " and paid_on is not null",
                row -> row.getString(1),
                group,
                occasion));
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("reasons are plain records", impossible);
        }
    }
}
