package io.jidi.enterprise.criteria;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.SizeStandard;
import io.jidi.enterprise.criteria.rules.Validity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            editions.add(file, YamlSource.resource(FOLDER + file));
        }
        index.done();
        return editions;
    }

    /** These editions and one more, read from its YAML or JSON text; refused when it does not fit beside the others. */
    public Editions with(String name, String text) {
        Editions more = new Editions(indicators, reader.sizeStandards());
        files.forEach((id, file) -> more.add(id, file));
        more.add(name, YamlSource.text(name, text));
        return more;
    }

    private void add(String name, JsonNode file) {
        Edition edition = reader.read(file, name);
        for (Edition other : byId.values()) {
            if (other.id().equals(edition.id())) {
                throw new InvalidEdition(name, "edition " + edition.id() + " is already known");
            }
            boolean replaces =
                    other.standard().equals(edition.standard()) && other.scope().equals(edition.scope());
            for (Validity period : edition.validity()) {
                if (replaces && other.validity().stream().anyMatch(period::overlaps)) {
                    throw new InvalidEdition(
                            name + "/validity", "overlaps " + other.id() + " for " + period.kind() + " applications");
                }
            }
        }
        files.put(edition.id(), file);
        byId.put(edition.id(), edition);
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

    /** The edition of a standard (SRDI, UNI-GEI …) that judges an application of that kind and date; the national one. */
    public Optional<Edition> choose(String standard, ApplicationKind kind, LocalDate applicationDate) {
        return byId.values().stream()
                .filter(edition ->
                        edition.standard().equals(standard) && edition.scope().equals("CN"))
                .filter(edition -> edition.inForce(kind, applicationDate))
                .findFirst();
    }

    /** All editions that judge applications of that kind and date, one per standard and scope. */
    public List<Edition> inForce(ApplicationKind kind, LocalDate applicationDate) {
        return byId.values().stream()
                .filter(edition -> edition.inForce(kind, applicationDate))
                .toList();
    }

    /**
     * What-if: the edition with other parameter values, under the same id but another digest. Values are written as in
     * the file, lists separated by commas; an unknown parameter or an unfit value is refused.
     */
    public Edition variant(String id, Map<String, String> values) {
        JsonNode file = files.get(get(id).id());
        if (file == null) {
            throw new IllegalArgumentException("No edition is called \"" + id + "\"");
        }
        ObjectNode copy = file.deepCopy();
        values.forEach((parameter, value) -> {
            if (!(copy.path("parameters").get(parameter) instanceof ObjectNode node)) {
                throw new InvalidEdition(id + "/parameters", "no parameter is called \"" + parameter + "\"");
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
            throw new InvalidEdition(id + "/parameters/" + parameter, "\"" + value + "\" is not a number");
        }
    }
}
