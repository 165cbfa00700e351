package io.jidi.enterprise.criteria.rules;

import org.jspecify.annotations.Nullable;

/**
 * Why something stays unknown: what is missing, of which year.
 *
 * @param field the indicator in doubt, absent when it is not one field
 * @param year absent for fields without years
 */
public record Doubt(
        Reason reason, @Nullable Indicator field, @Nullable Integer year, Wording wording) {

    /** Kinds of doubt, for work lists. */
    public enum Reason {
        MISSING,
        CONFLICTING,
        NOT_ABOVE_ZERO,
        SOURCE_NOT_ACCEPTED,
        EXCHANGE_RATE_MISSING,
        NOT_CLASSIFIED
    }

    static Doubt missing(Indicator field, @Nullable Integer year) {
        return new Doubt(
                Reason.MISSING,
                field,
                year,
                new Wording("缺少" + of(year) + field.name().zh(), field.name().en() + in(year) + " is missing"));
    }

    static Doubt missingAttribute(Indicator list, Indicator.Attribute attribute, Item item) {
        Wording shown = Input.of(list, item).value();
        return new Doubt(
                Reason.MISSING,
                list,
                null,
                new Wording(
                        list.name().zh() + "（" + shown.zh() + "）缺少"
                                + attribute.name().zh(),
                        attribute.name().en() + " is missing in " + list.name().en() + " (" + shown.en() + ")"));
    }

    static Doubt conflicting(Indicator field, @Nullable Integer year) {
        return new Doubt(
                Reason.CONFLICTING,
                field,
                year,
                new Wording(
                        of(year) + field.name().zh() + "有不一致的记录",
                        "records of " + field.name().en() + in(year) + " differ"));
    }

    static Doubt notAboveZero(Wording what) {
        return new Doubt(
                Reason.NOT_ABOVE_ZERO,
                null,
                null,
                new Wording(what.zh() + "为零或负数，无法作为计算基数", what.en() + " is zero or negative and cannot be a base"));
    }

    static Doubt sourceNotAccepted(Indicator field, @Nullable Integer year, SourceKind source) {
        return new Doubt(
                Reason.SOURCE_NOT_ACCEPTED,
                field,
                year,
                new Wording(
                        of(year) + field.name().zh() + "来自" + source.wording().zh() + "，不是认可的来源",
                        field.name().en() + in(year) + " comes from "
                                + source.wording().en() + ", which is not accepted"));
    }

    static String of(@Nullable Integer year) {
        return year == null ? "" : year + "年";
    }

    static String in(@Nullable Integer year) {
        return year == null ? "" : " " + year;
    }
}
