package io.jidi.enterprise.criteria;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.enterprise.criteria.rules.AllOf;
import io.jidi.enterprise.criteria.rules.AnyOf;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.Basis;
import io.jidi.enterprise.criteria.rules.Comparison;
import io.jidi.enterprise.criteria.rules.Condition;
import io.jidi.enterprise.criteria.rules.Criterion;
import io.jidi.enterprise.criteria.rules.CriterionRef;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.Mode;
import io.jidi.enterprise.criteria.rules.PointsSum;
import io.jidi.enterprise.criteria.rules.Profile;
import io.jidi.enterprise.criteria.rules.SizeStandard;
import io.jidi.enterprise.criteria.rules.Validity;
import io.jidi.enterprise.criteria.rules.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file form of an edition. Whatever it cannot place it refuses; what comes out is complete and ready to evaluate. */
final class EditionReader {

    /** As the event contracts have it. */
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,63}");

    private final Indicators catalogue;
    private final Map<String, SizeStandard> sizeStandards;

    EditionReader(Indicators catalogue, Map<String, SizeStandard> sizeStandards) {
        this.catalogue = catalogue;
        this.sizeStandards = sizeStandards;
    }

    Map<String, SizeStandard> sizeStandards() {
        return sizeStandards;
    }

    Edition read(JsonNode file, String place) {
        Tree tree = new Tree(file, place);
        String id = code(tree, "edition");
        Parameters parameters = Parameters.read(tree);
        Tree document = tree.child("document");
        Wording title = document.wording("title");
        Wording number = document.wording("number");
        String url = document.textOrNull("url");
        document.done();
        if (tree.has("quantities")) {
            QuantityReader quantities = new QuantityReader(catalogue, parameters, null);
            tree.named("quantities").forEach((key, quantity) -> parameters.define(key, quantities.read(quantity)));
        }
        ConditionReader conditions = new ConditionReader(catalogue, parameters, sizeStandard(tree), null);
        List<Criterion> criteria = new ArrayList<>();
        for (Tree criterion : tree.children("criteria")) {
            criteria.add(criterion(criterion, conditions, title, number, url));
        }
        Map<String, Integer> positions = positions(criteria, tree);
        List<Profile> profiles = new ArrayList<>();
        for (Tree profile : tree.children("tiers")) {
            profiles.add(profile(profile, parameters, positions));
        }
        List<Edition.Withheld> withheld = new ArrayList<>();
        for (Tree tier : tree.has("withheld") ? tree.children("withheld") : List.<Tree>of()) {
            withheld.add(new Edition.Withheld(tier.text("tier"), tier.wording("name"), tier.wording("reason")));
            tier.done();
        }
        refuseUnreached(tree, criteria, positions, profiles);
        String standard = code(tree, "standard");
        String scope = tree.text("scope");
        Wording name = tree.wording("name");
        List<Validity> validity = validity(tree);
        Edition edition = tree.at(
                "scope",
                () -> new Edition(
                        id,
                        standard,
                        scope,
                        name,
                        title,
                        url,
                        validity,
                        Collections.unmodifiableMap(new LinkedHashMap<>(parameters.all())),
                        List.copyOf(criteria),
                        List.copyOf(profiles),
                        List.copyOf(withheld),
                        CanonicalJson.digest(file)));
        parameters.refuseUnused(tree);
        tree.done();
        return edition;
    }

    private static String code(Tree tree, String key) {
        String code = tree.text(key);
        if (!CODE.matcher(code).matches()) {
            throw tree.refuse(
                    key,
                    "“" + code + "”应由大写字母、数字和连字符组成",
                    "\"" + code + "\" is not written in capitals, digits and hyphens");
        }
        return code;
    }

    private @Nullable SizeStandard sizeStandard(Tree tree) {
        String id = tree.textOrNull("sizeStandard");
        if (id == null) {
            return null;
        }
        SizeStandard standard = sizeStandards.get(id);
        if (standard == null) {
            throw tree.refuse("sizeStandard", "没有名为 " + id + " 的划型标准", "no size standard is called " + id);
        }
        return standard;
    }

    private static List<Validity> validity(Tree tree) {
        List<Validity> periods = new ArrayList<>();
        for (Tree period : tree.children("validity")) {
            ApplicationKind kind = period.constant("kind", ApplicationKind.class);
            Validity validity = period.at(
                    "to",
                    () -> new Validity(
                            kind,
                            period.date("from"),
                            period.has("to") ? period.date("to") : null,
                            period.flag("confirmed", true)));
            period.done();
            if (periods.stream().anyMatch(validity::overlaps)) {
                throw tree.refuse("validity", kind + " 的适用期间重叠", "periods for " + kind + " overlap");
            }
            periods.add(validity);
        }
        return List.copyOf(periods);
    }

    private static Criterion criterion(
            Tree tree, ConditionReader conditions, Wording title, Wording number, @Nullable String url) {
        String id = tree.text("id");
        Wording name = tree.wording("name");
        Mode mode = tree.constant("mode", Mode.class);
        Set<ApplicationKind> appliesTo = tree.has("appliesTo")
                ? Set.copyOf(tree.constants("appliesTo", ApplicationKind.class))
                : Set.copyOf(Arrays.asList(ApplicationKind.values()));
        Condition when = tree.has("when") ? conditions.read(tree.child("when")) : null;
        Condition exemptIf = tree.has("exemptIf") ? conditions.read(tree.child("exemptIf")) : null;
        Condition test = conditions.read(tree.child("test"));
        boolean manual = tree.flag("manualWithoutEvidence", false);
        boolean informative = tree.flag("informative", false);
        Tree place = tree.child("basis");
        Basis basis = new Basis(title, number, place.wording("annex"), place.wording("item"), url);
        place.done();
        Wording note = tree.wordingOrNull("note");
        tree.done();
        return tree.at(
                "",
                () -> new Criterion(id, name, mode, appliesTo, when, exemptIf, test, manual, informative, basis, note));
    }

    private static Map<String, Integer> positions(List<Criterion> criteria, Tree tree) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (int i = 0; i < criteria.size(); i++) {
            if (positions.put(criteria.get(i).id(), i) != null) {
                throw tree.refuse(
                        "criteria[" + i + "]/id",
                        criteria.get(i).id() + " 定义了两次",
                        criteria.get(i).id() + " is defined twice");
            }
        }
        return positions;
    }

    private static Profile profile(Tree tree, Parameters parameters, Map<String, Integer> positions) {
        String tier = tree.text("tier");
        Wording name = tree.wording("name");
        Condition requirement = requirement(tree.child("requires"), parameters, positions);
        List<CriterionRef> decisive =
                tree.has("noVerdictWithout") ? refs(tree, "noVerdictWithout", positions) : List.of();
        tree.done();
        return new Profile(tier, name, requirement, decisive);
    }

    /** A tier's tree: criteria by id, groups, and totals of points. */
    private static Condition requirement(Tree tree, Parameters parameters, Map<String, Integer> positions) {
        String kind = tree.oneOf("all", "any", "points");
        if (kind.equals("points")) {
            Comparison total = new Comparison(
                    new PointsSum(terms(tree, positions)),
                    ConditionReader.op(tree),
                    parameters.threshold(tree, "threshold"),
                    tree.wordingOrNull("say"));
            tree.done();
            return total;
        }
        List<Condition> parts = new ArrayList<>();
        for (JsonNode element : tree.elements(kind)) {
            String place = tree.place() + "/" + kind + "[" + parts.size() + "]";
            parts.add(
                    element.isTextual()
                            ? ref(element.textValue(), place, positions)
                            : requirement(new Tree(element, place), parameters, positions));
        }
        tree.done();
        return kind.equals("all") ? new AllOf(List.copyOf(parts)) : new AnyOf(List.copyOf(parts));
    }

    /** What is added up: a criterion by id, or {@code {best: [ids]}} of which only the best counts. */
    private static List<PointsSum.Term> terms(Tree tree, Map<String, Integer> positions) {
        List<PointsSum.Term> terms = new ArrayList<>();
        for (JsonNode element : tree.elements("points")) {
            String place = tree.place() + "/points[" + terms.size() + "]";
            if (element.isTextual()) {
                terms.add(new PointsSum.Term(List.of(ref(element.textValue(), place, positions))));
            } else {
                Tree best = new Tree(element, place);
                terms.add(new PointsSum.Term(refs(best, "best", positions)));
                best.done();
            }
        }
        List<CriterionRef> all = new PointsSum(terms).criteria();
        if (Set.copyOf(all).size() < all.size()) {
            throw tree.refuse("points", "同一条件计了两次", "counts a criterion twice");
        }
        return List.copyOf(terms);
    }

    private static List<CriterionRef> refs(Tree tree, String key, Map<String, Integer> positions) {
        return tree.texts(key).stream()
                .map(id -> ref(id, tree.place() + "/" + key, positions))
                .toList();
    }

    private static CriterionRef ref(String id, String place, Map<String, Integer> positions) {
        Integer position = positions.get(id);
        if (position == null) {
            throw new InvalidEdition(
                    place,
                    "没有名为 " + id + " 的条件，已有 " + positions.keySet(),
                    "no criterion is called " + id + "; there are " + positions.keySet());
        }
        return new CriterionRef(id, position);
    }

    /** A criterion no tier asks for would be explained and decide nothing. */
    private static void refuseUnreached(
            Tree tree, List<Criterion> criteria, Map<String, Integer> positions, List<Profile> profiles) {
        Set<String> reached = new LinkedHashSet<>();
        profiles.forEach(profile -> collect(profile.requirement(), reached));
        positions.keySet().stream()
                .filter(id -> !reached.contains(id))
                .filter(id -> !criteria.get(positions.getOrDefault(id, 0)).informative())
                .findFirst()
                .ifPresent(id -> {
                    throw tree.refuse("criteria", id + " 没有任何层级要求", id + " is required by no tier");
                });
    }

    private static void collect(Condition condition, Set<String> reached) {
        if (condition instanceof CriterionRef ref) {
            reached.add(ref.id());
        } else if (condition instanceof AllOf all) {
            all.parts().forEach(part -> collect(part, reached));
        } else if (condition instanceof AnyOf any) {
            any.parts().forEach(part -> collect(part, reached));
        } else if (condition instanceof Comparison comparison && comparison.quantity() instanceof PointsSum sum) {
            sum.criteria().forEach(ref -> reached.add(ref.id()));
        }
    }
}
