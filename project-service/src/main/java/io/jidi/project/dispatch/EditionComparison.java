package io.jidi.project.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.project.ProjectProblem;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.dispatch.rules.LightDecision;
import io.jidi.project.dispatch.rules.LightEdition;
import io.jidi.project.dispatch.rules.LightRules;
import io.jidi.project.dispatch.rules.ProjectFacts;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the frozen months would look like under another rule set. Nothing is stored: a frozen light is never drawn anew. The
 * other edition sees what was known at the cut-off of the light, so a later cut-off of its own brings nothing more.
 */
@ApplicationScoped
class EditionComparison {

    /** A month of more projects is compared by base or region. */
    static final int MOST = 10_000;

    private static final int EXAMPLES = 200;

    private final EntityManager entities;
    private final Projects projects;
    private final LightEditions editions;
    private final ObjectMapper json;

    EditionComparison(EntityManager entities, Projects projects, LightEditions editions, ObjectMapper json) {
        this.entities = entities;
        this.projects = projects;
        this.editions = editions;
        this.json = json;
    }

    /**
     * @param editionId a shipped edition, in force or published elsewhere
     * @param edition the whole text of an edition instead, in the form of the shipped files
     */
    @Schema(name = "CompareEditions")
    public record Request(
            @NotNull YearMonth month,
            @Nullable @Size(max = 32) String baseCode,
            @Nullable @Size(max = 60) String editionId,

            @Schema(type = SchemaType.OBJECT) com.fasterxml.jackson.databind.@Nullable JsonNode edition) {}

    /** How many lights of one colour would have another. */
    public record Cell(Light frozen, Light other, long projects) {}

    /** A project whose light would differ. */
    public record Difference(ProjectId projectId, String projectName, Light frozen, Light other) {}

    /** @param differences the first two hundred by identifier */
    public record Outcome(
            YearMonth month,
            String editionId,
            long projects,
            long differing,
            List<Cell> cells,
            List<Difference> differences) {}

    Outcome compare(Request request) {
        LightEdition other = edition(request);
        LightRules rules = new LightRules(other);
        Map<Light, Map<Light, Long>> cells = new EnumMap<>(Light.class);
        List<Difference> differences = new ArrayList<>();
        long differing = 0;
        List<MonthLight> lights = lights(request);
        for (MonthLight light : lights) {
            Light now = other(rules, light);
            cells.computeIfAbsent(light.light(), frozen -> new EnumMap<>(Light.class))
                    .merge(now, 1L, Long::sum);
            if (now != light.light()) {
                differing++;
                if (differences.size() < EXAMPLES) {
                    differences.add(new Difference(light.project(), light.projectName(), light.light(), now));
                }
            }
        }
        List<Cell> flat = new ArrayList<>();
        cells.forEach((frozen, row) -> row.forEach((now, count) -> flat.add(new Cell(frozen, now, count))));
        return new Outcome(request.month(), other.id(), lights.size(), differing, flat, differences);
    }

    private static Light other(LightRules rules, MonthLight light) {
        ProjectFacts facts = LightReplay.facts(light.frozen());
        LightDecision decision = rules.evaluate(facts, light.month());
        return decision.light();
    }

    private List<MonthLight> lights(Request request) {
        var scope = projects.visible("e.", "e.projectId");
        TypedQuery<MonthLight> query = entities.createQuery(
                        "select e from MonthLight e where e.month = :month and (:base is null or e.baseCode = :base) and "
                                + scope.hql() + " order by e.id",
                        MonthLight.class)
                .setParameter("month", request.month().atDay(1))
                .setParameter("base", request.baseCode())
                .setMaxResults(MOST + 1);
        scope.parameters().forEach(query::setParameter);
        List<MonthLight> lights = query.getResultList();
        if (lights.size() > MOST) {
            throw ProjectProblem.COMPARISON_REFUSED.at(
                    "/baseCode", "该月项目超过 " + MOST + " 个，请按基地比较", "More than " + MOST + " projects: compare by base");
        }
        return lights;
    }

    private LightEdition edition(Request request) {
        if ((request.edition() == null) == (request.editionId() == null)) {
            throw ProjectProblem.COMPARISON_REFUSED.at(
                    "/editionId", "editionId 与 edition 恰填其一", "Exactly one of editionId and edition");
        }
        try {
            return request.edition() == null
                    ? editions.known(String.valueOf(request.editionId()))
                    : LightEditions.parse(json.writeValueAsString(request.edition()), "edition");
        } catch (IllegalArgumentException
                | IllegalStateException
                | com.fasterxml.jackson.core.JsonProcessingException refused) {
            throw ProjectProblem.COMPARISON_REFUSED.at(
                    request.edition() == null ? "/editionId" : "/edition",
                    "规则集不成立：" + refused.getMessage(),
                    "The rule set cannot be read: " + refused.getMessage());
        }
    }
}
