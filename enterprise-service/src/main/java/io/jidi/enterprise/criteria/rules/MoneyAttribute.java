package io.jidi.enterprise.criteria.rules;

import org.jspecify.annotations.Nullable;

/**
 * An amount inside an item and how to convert it: at the rate of the year of the item's own day.
 *
 * @param amount attribute with the amount, in ten thousand units of the item's currency
 * @param currency attribute with the currency code
 * @param day attribute whose year chooses the rate
 * @param target currency wanted
 * @param shown unit the converted amount is shown in
 */
public record MoneyAttribute(
        Indicator.Attribute amount, Indicator.Attribute currency, Indicator.Attribute day, String target, Unit shown) {

    Measured measure(Indicator list, Item item, Scope scope) {
        if (!(item.attribute(amount.key()) instanceof Datum.Number number)) {
            return Measured.unknown(Doubt.missingAttribute(list, amount, item));
        }
        if (!(item.attribute(currency.key()) instanceof Datum.Code from)) {
            return Measured.unknown(Doubt.missingAttribute(list, currency, item));
        }
        if (from.value().equals(target)) {
            return Measured.exact(number.value());
        }
        if (!(item.attribute(day.key()) instanceof Datum.Day on)) {
            return Measured.unknown(Doubt.missingAttribute(list, day, item));
        }
        int year = on.value().getYear();
        Fraction rate = scope.context().rates().rate(from.value(), target, year);
        return rate == null
                ? Measured.unknown(new Doubt(
                        Doubt.Reason.EXCHANGE_RATE_MISSING,
                        list,
                        year,
                        new Wording(
                                "缺少 " + year + "年 " + from.value() + " 对 " + target + " 的平均汇率",
                                "the average rate of " + from.value() + " to " + target + " in " + year
                                        + " is missing")))
                : Measured.exact(number.value().times(rate));
    }

    /** The amount as recorded. */
    String figure(Item item) {
        return item.attribute(amount.key()) instanceof Datum.Number number ? number.text() : "?";
    }

    /** "100000 CNY/7.15 [USD/2025: who published it]" for a converted amount, empty for one that needs no conversion. */
    String formula(Item item, Scope scope) {
        if (!(item.attribute(currency.key()) instanceof Datum.Code from)
                || from.value().equals(target)
                || !(item.attribute(day.key()) instanceof Datum.Day on)) {
            return "";
        }
        ExchangeRates rates = scope.context().rates();
        int year = on.value().getYear();
        Fraction rate = rates.rate(target, from.value(), year);
        String told = rates.told(year, from.value(), target);
        return figure(item) + " " + from.value() + "/" + (rate == null ? "?" : rate.exact())
                + (told.isEmpty() ? "" : " [" + told + "]");
    }

    static @Nullable Gap gap(@Nullable Fraction value, Wording name, MoneyAttribute money, Op op, Fraction threshold) {
        if (value == null || op == Op.EQUAL) {
            return null;
        }
        boolean raise = op.wantsMore();
        Fraction distance = raise ? threshold.minus(value) : value.minus(threshold);
        return new Gap(name, money.shown(), null, false, raise, distance, threshold, op.strict(), null);
    }
}
