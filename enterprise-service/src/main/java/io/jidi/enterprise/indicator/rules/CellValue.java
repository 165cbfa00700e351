package io.jidi.enterprise.indicator.rules;

import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.Judgement;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.criteria.rules.Wording;
import io.jidi.platform.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the value cell by the catalogue, so that whatever is stored can be assessed. */
final class CellValue {

    private static final Set<String> NOTHING = Set.of("none", "无");

    private CellValue() {}

    /**
     * The canonical text; empty for a list that is stated to have nothing in it.
     *
     * @throws IllegalArgumentException for what the field does not allow, in English
     */
    static String canonical(Indicators catalogue, Indicator indicator, String text) {
        return switch (indicator.kind()) {
            case YEARLY, SINGLE -> indicator.parse(text).text();
            case LIST -> NOTHING.contains(text) ? "" : item(catalogue, indicator, text);
            case JUDGEMENT -> judgement(catalogue, indicator, text);
        };
    }

    private static String item(Indicators catalogue, Indicator list, String text) {
        var items = EnterpriseFacts.of(catalogue)
                .item(list.key(), text, SourceKind.DECLARATION)
                .build()
                .list(list);
        if (items == null) {
            throw new IllegalStateException(list.key() + " took an item and has none");
        }
        return items.get(0).text();
    }

    private static String judgement(Indicators catalogue, Indicator indicator, String text) {
        Judgement judgement = EnterpriseFacts.of(catalogue)
                .row(indicator.key(), null, text, SourceKind.EXPERT)
                .build()
                .judgement(indicator);
        if (judgement == null) {
            throw new IllegalStateException(indicator.key() + " took a judgement and has none");
        }
        return judgement.text();
    }

    /** What the field wants, for the reason of a refusal and for the note in a template. */
    static Text wanted(Indicator indicator) {
        return switch (indicator.kind()) {
            case YEARLY, SINGLE -> wantedValue(indicator);
            case LIST -> wantedItem(indicator);
            case JUDGEMENT -> Text.of("应写作 verdict=yes;by=认定人;on=YYYY-MM-DD", "written verdict=yes;by=…;on=YYYY-MM-DD");
        };
    }

    private static Text wantedValue(Indicator indicator) {
        return switch (indicator.type()) {
            case NUMBER ->
                Text.of(
                        "应为普通十进制数，不带千分位" + (indicator.nonNegative() ? "，不得为负" : "，亏损等以负号表示"),
                        "a plain decimal number without thousands separators"
                                + (indicator.nonNegative() ? ", not below zero" : ", negative with a minus sign"));
            case FLAG -> Text.of("应为 是 或 否", "yes or no");
            case DATE -> Text.of("应为日期 YYYY-MM-DD", "a date YYYY-MM-DD");
            case CODE ->
                indicator.codes().isEmpty()
                        ? Text.of("应为代码", "a code")
                        : Text.of("应为 " + codes(indicator.codes(), true), "one of " + codes(indicator.codes(), false));
        };
    }

    private static Text wantedItem(Indicator list) {
        String zh = list.attributes().values().stream()
                .map(attribute -> attribute.key() + " " + attribute.name().zh()
                        + (attribute.required() ? "（必填）" : "")
                        + (attribute.codes().isEmpty() ? "" : " " + codes(attribute.codes(), true)))
                .collect(Collectors.joining("；"));
        String en = list.attributes().values().stream()
                .map(attribute -> attribute.key()
                        + (attribute.required() ? " (required)" : "")
                        + (attribute.codes().isEmpty() ? "" : " " + codes(attribute.codes(), false)))
                .collect(Collectors.joining("; "));
        return Text.of(
                "每项一行，应写作 属性=值;属性=值，没有则写 无；属性：" + zh,
                "one item a row, written name=value;name=value, or none for an empty list; attributes: " + en);
    }

    private static String codes(Map<String, Wording> codes, boolean zh) {
        List<String> shown = codes.entrySet().stream()
                .map(code -> zh ? code.getKey() + " " + code.getValue().zh() : code.getKey())
                .toList();
        return String.join(zh ? "、" : ", ", shown);
    }
}
