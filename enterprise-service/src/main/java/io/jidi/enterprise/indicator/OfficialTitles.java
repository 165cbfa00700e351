package io.jidi.enterprise.indicator;

import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.criteria.rules.bulk.FactSheet;
import io.jidi.enterprise.recognition.HeldTitles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The official titles of one enterprise among its facts. Of a kind of title that was ever given here, what was given here
 * is all that counts: a title that was revoked is not held because an older file says so.
 */
record OfficialTitles(List<HeldTitles.Held> given, Set<String> kinds) {

    /** The list of the catalogue that holds titles. */
    static final String FIELD = "titles";

    static OfficialTitles of(List<HeldTitles.Held> given) {
        return new OfficialTitles(
                given, given.stream().map(HeldTitles.Held::kind).collect(Collectors.toSet()));
    }

    /** Whether an imported item gives way to the official record. */
    boolean overrules(String field, String item) {
        if (!field.equals(FIELD) || kinds.isEmpty()) {
            return false;
        }
        for (String part : item.split(";", -1)) {
            String attribute = part.strip();
            if (attribute.startsWith("kind=") && kinds.contains(attribute.substring("kind=".length()))) {
                return true;
            }
        }
        return false;
    }

    /** The sheet with the official record in place of what it overrules. */
    byte[] over(byte[] sheet, int from, int to) {
        List<FactSheet.Fact> facts = new ArrayList<>();
        FactSheet.read(sheet, from, to, (field, source, year, value) -> {
            if (value == null || !overrules(field, value)) {
                facts.add(new FactSheet.Fact(field, source, year, value));
            }
        });
        String source = SourceKind.CERTIFICATE.name();
        facts.add(new FactSheet.Fact(FIELD, source, null, null));
        given.stream()
                .filter(HeldTitles.Held::ever)
                .forEach(title -> facts.add(new FactSheet.Fact(FIELD, source, null, item(title))));
        return FactSheet.write(facts);
    }

    /** Written as an import would write it; a semicolon would end the attribute. */
    private static String item(HeldTitles.Held title) {
        return "kind=" + title.kind() + ";start=" + title.start() + ";end=" + title.end() + ";document="
                + title.documentNo().replace(';', '；');
    }
}
