package io.jidi.enterprise.criteria;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.SizeClass;
import io.jidi.enterprise.criteria.rules.SizeStandard;
import io.jidi.enterprise.criteria.rules.SizeWithin;
import io.jidi.enterprise.criteria.rules.Validity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every edition known to the service, validated as a whole: two editions of one standard and scope never cover the same
 * application (domain reference 0.3). Immutable.
 */
public final class Editions {

    private static final String FOLDER = "editions/";
    private static final String INDEX = FOLDER + "index.yaml";

    private final Indicators indicators;
    private final EditionReader reader;
    private final Map<String, JsonNode> files = new LinkedHashMap<>();
    private final Map<String, Edition> byId = new LinkedHashMap<>();

    private Editions(Indicators indicators, Map<String, SizeStandard> sizeStandards) {
        this.indicators = indicators;
        this.reader = new EditionReader(indicators, sizeStandards);
    }

    /** The editions shipped with the service, as listed in {@code editions/index.yaml}. */
    public static Editions shipped() {
        Tree index = new Tree(YamlSource.resource(INDEX), INDEX);
        String catalogue = FOLDER + index.text("indicators");
        Map<String, SizeStandard> sizes = new LinkedHashMap<>();
        for (String file : index.texts("sizeStandards")) {
            SizeStandard standard = SizeStandardFile.read(YamlSource.resource(FOLDER + file), file);
            sizes.put(standard.id(), standard);
        }
        Editions editions = new Editions(IndicatorFile.read(YamlSource.resource(catalogue), catalogue), sizes);
        for (String file : index.texts("editions")) {
            editions.add(file, YamlSource.resource(FOLDER + file), false);
        }
        index.done();
        return editions;
    }

    /** These editions and one more, read from its YAML or JSON text; refused when it does not fit beside the others. */
    public Editions with(String place, String text) {
        return and(place, text, false);
    }

    /**
     * These editions and a successor: what is in force gives way to it from its first day on. Refused when it would begin
     * on or before the first day of what it replaces.
     */
    public Editions succeededBy(String place, String text) {
        return and(place, text, true);
    }

    /** An edition read by itself, whether or not it fits beside these. */
    public Edition alone(String place, String text) {
        return reader.read(YamlSource.text(place, text), place);
    }

    private Editions and(String place, String text, boolean givesWay) {
        Editions more = new Editions(indicators, reader.sizeStandards());
        more.files.putAll(files);
        more.byId.putAll(byId);
        more.add(place, YamlSource.text(place, text), givesWay);
        return more;
    }

    private void add(String place, JsonNode file, boolean givesWay) {
        Edition edition = reader.read(file, place);
        if (byId.containsKey(edition.id())) {
            throw new InvalidEdition(
                    place + "/edition", "版本 " + edition.id() + " 已存在", "edition " + edition.id() + " is already known");
        }
        for (Edition other : List.copyOf(byId.values())) {
            if (other.standard().equals(edition.standard()) && other.scope().equals(edition.scope())) {
                byId.put(other.id(), beside(other, edition, place, givesWay));
            }
        }
        files.put(edition.id(), file);
        byId.put(edition.id(), edition);
    }

    private static Edition beside(Edition other, Edition edition, String place, boolean givesWay) {
        Edition kept = other;
        for (Validity period : edition.validity()) {
            for (Validity before : kept.validity()) {
                if (period.overlaps(before) && !(givesWay && before.from().isBefore(period.from()))) {
                    throw new InvalidEdition(
                            place + "/validity",
                            "与 " + other.id() + " 对 " + period.kind() + " 申请的适用期间重叠",
                            "overlaps " + other.id() + " for " + period.kind() + " applications");
                }
            }
            kept = kept.givingWayTo(period);
        }
        return kept;
    }

    public Indicators indicators() {
        return indicators;
    }

    public Collection<Edition> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Edition> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Edition get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No edition is called \"" + id + "\""));
    }

    /**
     * The edition of a standard (SRDI, UNI-GEI …) that judges an application of that kind and date of an enterprise of that
     * region: the district's before the city's before the province's before the country's (domain reference 0.3).
     */
    public Optional<Edition> choose(
            String standard, ApplicationKind kind, LocalDate applicationDate, String regionCode) {
        return byId.values().stream()
                .filter(edition -> edition.standard().equals(standard))
                .filter(edition -> edition.covers(regionCode))
                .filter(edition -> edition.inForce(kind, applicationDate))
                .max(Comparator.comparingInt(Edition::precision));
    }

    /** Standards one of whose editions has that tier. */
    public Set<String> standardsOf(String tier) {
        Set<String> standards = new LinkedHashSet<>();
        byId.values().stream()
                .filter(edition -> edition.profiles().stream()
                        .anyMatch(profile -> profile.tier().equals(tier)))
                .forEach(edition -> standards.add(edition.standard()));
        return standards;
    }

    /** What an edition replaces or would replace: of its standard and scope, in force the day before it begins. */
    public Optional<Edition> predecessor(Edition successor) {
        return byId.values().stream()
                .filter(edition -> !edition.id().equals(successor.id()))
                .filter(edition -> edition.standard().equals(successor.standard())
                        && edition.scope().equals(successor.scope()))
                .filter(edition -> successor.validity().stream()
                        .anyMatch(period ->
                                edition.inForce(period.kind(), period.from().minusDays(1))))
                .findFirst();
    }

    /** The size of enterprises by the latest size standard. */
    public SizeWithin size() {
        SizeStandard latest = reader.sizeStandards().values().stream()
                .reduce((first, second) -> second)
                .orElseThrow(() -> new IllegalStateException("no size standard is shipped"));
        return ConditionReader.sizeWithin(latest, EnumSet.allOf(SizeClass.class), indicators);
    }

    /** All editions that judge applications of that kind and date, one per standard and scope. */
    public List<Edition> inForce(ApplicationKind kind, LocalDate applicationDate) {
        return byId.values().stream()
                .filter(edition -> edition.inForce(kind, applicationDate))
                .toList();
    }

    /**
     * What-if: the edition with other parameter values, under the same id but another digest. Values are written as in
     * the file, lists separated by commas; an unknown parameter, a missing or an unfit value is refused.
     */
    public Edition variant(String id, Map<String, @Nullable String> values) {
        JsonNode file = files.get(get(id).id());
        if (file == null) {
            throw new IllegalArgumentException("No edition is called \"" + id + "\"");
        }
        ObjectNode copy = file.deepCopy();
        values.forEach((parameter, value) -> {
            if (!(copy.path("parameters").get(parameter) instanceof ObjectNode node)) {
                throw new InvalidEdition(
                        id + "/parameters",
                        "没有名为“" + parameter + "”的参数",
                        "no parameter is called \"" + parameter + "\"");
            }
            if (value == null) {
                throw new InvalidEdition(id + "/parameters/" + parameter, "没有值", "there is no value");
            }
            replace(id, parameter, node, value);
        });
        return reader.read(copy, id);
    }

    private static void replace(String id, String parameter, ObjectNode node, String value) {
        List<String> parts = new ArrayList<>(List.of(value.split(",")));
        try {
            if (node.has("value")) {
                node.put("value", new BigDecimal(value));
            } else if (node.has("choice")) {
                node.put("choice", value);
            } else if (node.has("codes")) {
                node.putArray("codes").addAll(parts.stream().map(node::textNode).toList());
            } else {
                node.putArray("years")
                        .addAll(parts.stream()
                                .map(p -> node.numberNode(Integer.parseInt(p)))
                                .toList());
            }
        } catch (NumberFormatException wrong) {
            throw new InvalidEdition(
                    id + "/parameters/" + parameter, "“" + value + "”不是数字", "\"" + value + "\" is not a number");
        }
    }
}
