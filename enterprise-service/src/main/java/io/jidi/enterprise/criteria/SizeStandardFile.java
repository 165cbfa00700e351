package io.jidi.enterprise.criteria;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.enterprise.criteria.rules.Fraction;
import io.jidi.enterprise.criteria.rules.SizeStandard;
import io.jidi.enterprise.criteria.rules.Wording;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The file form of a size standard: per industry the codes it covers and the lower limits of large, medium and small. */
final class SizeStandardFile {

    private SizeStandardFile() {}

    static SizeStandard read(JsonNode file, String name) {
        Tree tree = new Tree(file, name);
        String id = tree.text("sizeStandard");
        Wording title = tree.wording("name");
        tree.wording("document");
        List<SizeStandard.Industry> industries = new ArrayList<>();
        for (Tree industry : tree.children("industries")) {
            Wording wording = industry.ownWording();
            List<String> codes = codes(industry);
            Map<SizeStandard.Metric, List<Fraction>> limits = new EnumMap<>(SizeStandard.Metric.class);
            for (SizeStandard.Metric metric : SizeStandard.Metric.values()) {
                if (industry.has(metric.name())) {
                    limits.put(
                            metric,
                            industry.wholes(metric.name()).stream()
                                    .map(Fraction::whole)
                                    .toList());
                }
            }
            boolean confirmed = industry.flag("confirmed", true);
            industry.done();
            industries.add(industry.at("", () -> new SizeStandard.Industry(wording, codes, limits, confirmed)));
        }
        tree.done();
        return new SizeStandard(id, title, industries);
    }

    /** {@code "13-43"} stands for every two-digit division from 13 to 43. */
    private static List<String> codes(Tree industry) {
        List<String> codes = new ArrayList<>();
        for (String written : industry.texts("codes")) {
            if (!written.contains("-")) {
                codes.add(written);
                continue;
            }
            int dash = written.indexOf('-');
            int first = industry.at("codes", () -> Integer.parseInt(written.substring(0, dash)));
            int last = industry.at("codes", () -> Integer.parseInt(written.substring(dash + 1)));
            for (int division = first; division <= last; division++) {
                codes.add(division < 10 ? "0" + division : String.valueOf(division));
            }
        }
        return codes;
    }
}
