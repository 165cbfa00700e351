package io.jidi.enterprise.criteria;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.Basis;
import io.jidi.enterprise.criteria.rules.CriterionResult;
import io.jidi.enterprise.criteria.rules.Doubt;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.Gap;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Input;
import io.jidi.enterprise.criteria.rules.Part;
import io.jidi.enterprise.criteria.rules.ProfileResult;
import io.jidi.enterprise.criteria.rules.Threshold;
import io.jidi.enterprise.criteria.rules.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The complete explained assessment as canonical JSON. The same edition and inputs give the same bytes, today or in ten
 * years: no clock, no identity, no order of arrival goes in.
 */
public final class AssessmentJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AssessmentJson() {}

    /** UTF-8, keys sorted, no blanks. */
    public static byte[] bytes(Assessment assessment) {
        return CanonicalJson.bytes(node(assessment));
    }

    private static ObjectNode node(Assessment assessment) {
        Edition edition = assessment.edition();
        ObjectNode root = NODES.objectNode();
        root.put("edition", edition.id());
        root.put("editionDigest", edition.digest());
        root.set("context", InputSnapshot.context(assessment.context()));
        root.put("inputsDigest", InputSnapshot.digest(edition, assessment.facts(), assessment.context()));
        root.put("outcome", assessment.outcome().name());
        assessment
                .reached()
                .ifPresent(tier -> root.put("reached", tier.profile().tier()));
        ArrayNode tiers = root.putArray("tiers");
        assessment.tiers().forEach(tier -> tiers.add(tier(tier)));
        ArrayNode criteria = root.putArray("criteria");
        assessment.criteria().forEach(result -> criteria.add(criterion(assessment, result)));
        ArrayNode unconfirmed = root.putArray("unconfirmedParameters");
        edition.parameters().values().stream()
                .filter(parameter -> !parameter.confirmed())
                .forEach(parameter -> unconfirmed.add(
                        parameter.name() + "=" + parameter.value().text()));
        return root;
    }

    private static ObjectNode tier(ProfileResult tier) {
        ObjectNode node = NODES.objectNode();
        node.put("tier", tier.profile().tier());
        node.set("name", wording(tier.profile().name()));
        node.put("outcome", tier.outcome().name());
        ArrayNode criteria = node.putArray("criteria");
        tier.criteria().forEach(result -> criteria.add(result.criterion().id()));
        node.set("parts", parts(tier.own()));
        return node;
    }

    private static ObjectNode criterion(Assessment assessment, CriterionResult result) {
        ObjectNode node = NODES.objectNode();
        node.put("id", result.criterion().id());
        node.set("name", wording(result.criterion().name()));
        node.put("mode", result.criterion().mode().name());
        node.put("status", result.status().name());
        node.put("ground", result.ground().name());
        node.set("parts", parts(result.parts()));
        ArrayNode doubts = node.putArray("doubts");
        result.doubts().forEach(doubt -> doubts.add(doubt(doubt)));
        node.set("explanation", wording(assessment.explanation(result)));
        node.set("basis", basis(result.criterion().basis()));
        Wording note = result.criterion().note();
        if (note != null) {
            node.set("note", wording(note));
        }
        return node;
    }

    private static ArrayNode parts(List<Part> parts) {
        ArrayNode nodes = NODES.arrayNode();
        for (Part part : parts) {
            ObjectNode node = nodes.addObject();
            node.set("label", wording(part.label()));
            node.put("status", part.status().name());
            node.set("requirement", wording(part.requirement()));
            Threshold threshold = part.threshold();
            if (threshold != null) {
                node.put("op", part.op() == null ? null : part.op().name());
                node.put("threshold", threshold.written());
                node.put("parameter", threshold.parameter());
                node.put("unit", part.unit().symbol());
            }
            put(node, "value", part.value());
            node.put("exact", part.exact());
            node.put("formula", part.formula());
            ArrayNode inputs = node.putArray("inputs");
            part.inputs().forEach(input -> inputs.add(input(input)));
            Gap gap = part.gap();
            if (gap != null) {
                node.set("gap", gap(gap));
            }
            ArrayNode doubts = node.putArray("doubts");
            part.doubts().forEach(doubt -> doubts.add(doubt(doubt)));
        }
        return nodes;
    }

    private static ObjectNode input(Input input) {
        ObjectNode node = NODES.objectNode();
        node.put("field", input.field().key());
        node.put("year", input.year());
        node.put("exact", input.exact());
        node.set("value", wording(input.value()));
        node.put("source", input.source().name());
        return node;
    }

    private static ObjectNode gap(Gap gap) {
        ObjectNode node = NODES.objectNode();
        node.put("amount", gap.exactAmount());
        node.put("target", gap.unit().written(gap.target()).exact());
        node.put("unit", gap.unit().symbol());
        node.put("direction", gap.raise() ? "RAISE" : "LOWER");
        node.put("strict", gap.strict());
        node.set("text", wording(gap.wording()));
        return node;
    }

    private static ObjectNode doubt(Doubt doubt) {
        ObjectNode node = NODES.objectNode();
        node.put("reason", doubt.reason().name());
        Indicator field = doubt.field();
        node.put("field", field == null ? null : field.key());
        node.put("year", doubt.year());
        node.set("text", wording(doubt.wording()));
        return node;
    }

    private static ObjectNode basis(Basis basis) {
        ObjectNode node = NODES.objectNode();
        node.set("document", wording(basis.title()));
        node.set("number", wording(basis.number()));
        node.set("annex", wording(basis.annex()));
        node.set("item", wording(basis.item()));
        node.put("url", basis.url());
        return node;
    }

    private static void put(ObjectNode node, String key, @Nullable Wording wording) {
        if (wording != null) {
            node.set(key, wording(wording));
        }
    }

    private static ObjectNode wording(Wording wording) {
        ObjectNode node = NODES.objectNode();
        node.put("zh", wording.zh());
        node.put("en", wording.en());
        return node;
    }
}
