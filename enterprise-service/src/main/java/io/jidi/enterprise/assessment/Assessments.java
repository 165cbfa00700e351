package io.jidi.enterprise.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.criteria.EditionRegistry;
import io.jidi.enterprise.criteria.Editions;
import io.jidi.enterprise.criteria.InputSnapshot;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The assessments that were made, and the proof that they still come out the same. */
@ApplicationScoped
class Assessments {

    private final EntityManager entities;
    private final EnterpriseRegistry registry;
    private final EditionRegistry editionRegistry;
    private final Sql sql;
    private final ObjectMapper json;

    Assessments(
            EntityManager entities,
            EnterpriseRegistry registry,
            EditionRegistry editionRegistry,
            Sql sql,
            ObjectMapper json) {
        this.entities = entities;
        this.registry = registry;
        this.editionRegistry = editionRegistry;
        this.sql = sql;
        this.json = json;
    }

    private record Document(String input, String result) {}

    /** The outcome of computing an assessment again from its stored inputs. */
    @Schema(name = "AssessmentReplay")
    public record Replay(
            AssessmentId assessmentId,
            String editionId,

            @Schema(description = "重算结果与存档逐字节相同 | The bytes came out the same")
            boolean identical,

            String storedDigest,
            String replayedDigest,
            String inputDigest) {}

    StoredAssessment get(AssessmentId id) {
        StoredAssessment assessment = Optional.ofNullable(entities.find(StoredAssessment.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        // Refuses as not found when the enterprise is not the caller's to see.
        registry.get(assessment.enterpriseId());
        return assessment;
    }

    AssessmentView explained(StoredAssessment assessment) {
        return AssessmentView.of(assessment, tree(document(assessment).result()));
    }

    JsonNode tree(String result) {
        try {
            return json.readTree(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that was stored is no JSON", e);
        }
    }

    /**
     * Computes an assessment again.
     *
     * @throws io.jidi.platform.problem.Problem 409 when the edition is gone or was changed since
     */
    Replay replay(AssessmentId id) {
        StoredAssessment stored = get(id);
        Editions editions = editionRegistry.current();
        Edition edition = editions.find(stored.editionId())
                .filter(known -> known.digest().equals(stored.editionDigest()))
                .orElseThrow(() -> EnterpriseProblem.ENTERPRISE_EDITION_CHANGED.problem(
                        "版本 " + stored.editionId() + "（" + stored.editionDigest() + "）已不在本系统中，无法重算",
                        "Edition " + stored.editionId() + " (" + stored.editionDigest()
                                + ") is no longer here, so the assessment cannot be computed again"));
        Document document = document(stored);
        InputSnapshot snapshot =
                InputSnapshot.read(document.input().getBytes(StandardCharsets.UTF_8), editions.indicators());
        Judged again = Judged.of(edition, snapshot.facts(), snapshot.context());
        boolean identical = again.result().equals(document.result())
                && again.input().equals(document.input())
                && again.resultDigest().equals(stored.resultDigest())
                && again.inputDigest().equals(stored.inputDigest());
        return new Replay(
                id, edition.id(), identical, stored.resultDigest(), again.resultDigest(), again.inputDigest());
    }

    private Document document(StoredAssessment assessment) {
        return sql.first(
                        "select input, result from assessment_document where assessment_id = ?",
                        row -> new Document(row.getString("input"), row.getString("result")),
                        assessment.id().value())
                .orElseThrow(() -> new IllegalStateException("an assessment without its bytes: " + assessment.id()));
    }
}
