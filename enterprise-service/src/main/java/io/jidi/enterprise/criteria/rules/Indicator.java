package io.jidi.enterprise.criteria.rules;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One field of the catalogue: what it is called, how it is written and what it means. Imports, templates, editions and
 * explanations all read the same definition.
 *
 * @param key name used in editions and imports
 * @param kind whether it is a value per year, a single value, a list of things or a judgement
 * @param type type of a single or yearly value; CODE for lists and judgements, where it is not used
 * @param unit unit its values are written in
 * @param name name in tables and sentences
 * @param description what exactly counts, with the definition's source
 * @param nonNegative whether a value below zero is refused
 * @param codes allowed codes with their names, in order; empty means any
 * @param attributes for lists: the attributes of one item, in order
 */
public record Indicator(
        String key,
        Kind kind,
        DatumType type,
        Unit unit,
        Wording name,
        Wording description,
        boolean nonNegative,
        Map<String, Wording> codes,
        Map<String, Attribute> attributes) {

    /** How often and in what shape the fact is held. */
    public enum Kind {
        /** One value per business year. */
        YEARLY,
        /** One value, holding until replaced. */
        SINGLE,
        /** A list of things with attributes: titles, awards, financing rounds … */
        LIST,
        /** What a named person decided where numbers cannot. */
        JUDGEMENT
    }

    /**
     * An attribute of the items of a list.
     *
     * @param codes allowed codes with their names, in order; empty means any
     */
    public record Attribute(
            String key, DatumType type, Unit unit, Wording name, boolean required, Map<String, Wording> codes) {

        public Datum parse(String text) {
            return parsed(key, type, codes.keySet(), true, text);
        }

        Wording display(Datum datum) {
            return shown(type, unit, codes, datum);
        }
    }

    public Indicator {
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        if ((kind == Kind.LIST) == attributes.isEmpty()) {
            throw new IllegalArgumentException("Indicator " + key + ": a list, and only a list, has attributes");
        }
    }

    /** Reads a yearly or single value; refuses with the indicator, the value and the rule. */
    public Datum parse(String text) {
        if (kind != Kind.YEARLY && kind != Kind.SINGLE) {
            throw new IllegalArgumentException(key + " is a " + kind + ", not a value");
        }
        return parsed(key, type, codes.keySet(), nonNegative, text);
    }

    private static Datum parsed(
            String key, DatumType type, Collection<String> codes, boolean nonNegative, String text) {
        Datum datum;
        try {
            datum = type.parse(text.strip(), codes);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(key + ": " + wrong.getMessage(), wrong);
        }
        if (nonNegative
                && datum instanceof Datum.Number number
                && number.value().signum() < 0) {
            throw new IllegalArgumentException(key + ": " + text.strip() + " is below zero");
        }
        return datum;
    }

    Wording display(Datum datum) {
        return shown(type, unit, codes, datum);
    }

    private static Wording shown(DatumType type, Unit unit, Map<String, Wording> codes, Datum datum) {
        String text = datum.text();
        return switch (type) {
            case NUMBER -> unit.with(text);
            case FLAG -> text.equals("yes") ? new Wording("是", "yes") : new Wording("否", "no");
            case CODE -> codes.getOrDefault(text, new Wording(text, text));
            case DATE -> new Wording(text, text);
        };
    }

    Attribute attribute(String attribute) {
        Attribute found = attributes.get(attribute);
        if (found == null) {
            throw new Refused(
                    "列表 " + key + " 没有属性“" + attribute + "”，只有 " + attributes.keySet(),
                    "List " + key + " has no attribute \"" + attribute + "\", only " + attributes.keySet());
        }
        return found;
    }
}
