package io.jidi.enterprise.criteria.rules;

import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a failing requirement is from being met, moving one field and leaving the others as they are.
 *
 * @param field the field to move
 * @param year its year, absent for fields without years
 * @param lastYear whether that year is the reference year, which needs no mention
 * @param raise whether it has to rise (else fall)
 * @param amount by how much, above zero, in the field's unit; for a strict requirement "more than" this
 * @param target value to reach, in the field's unit
 * @param strict whether the target itself does not yet suffice
 * @param given the figure left as it is, that the target was computed from; absent when there is none
 */
public record Gap(
        Wording field,
        Unit unit,
        @Nullable Integer year,
        boolean lastYear,
        boolean raise,
        Fraction amount,
        Fraction target,
        boolean strict,
        @Nullable Input given) {

    /** Endless decimals are rounded up, because a gap rounded down would still be a gap. */
    private static final int DECIMALS = 4;

    /** "还差 180 万元主营业务收入（按当前营业收入 900 计，须达 810）" and its English form. */
    public Wording wording() {
        Wording by = unit.with(number(amount, RoundingMode.UP));
        String reach = number(target, raise ? RoundingMode.CEILING : RoundingMode.FLOOR);
        Integer shownYear = lastYear ? null : year;
        // 180万元 reads "180 万元" in front of the field's name, as in the reference.
        String byZh = by.zh().replaceFirst("(?<=\\d)(?=[^\\d.%])", " ") + Doubt.of(shownYear) + field.zh();
        String of = field.en() + Doubt.in(shownYear);
        String zh = (raise ? "还差 " : "须减少 ") + byZh + "（" + given(true) + limitZh() + " "
                + (unit == Unit.WAN_USD ? unit.with(reach).zh() : reach) + "）";
        String en = (raise ? "still " + by.en() + " of " + of + " short" : of + " is " + by.en() + " too high") + " ("
                + given(false) + limitEn() + " " + unit.with(reach).en() + ")";
        return new Wording(zh, en);
    }

    private String given(boolean zh) {
        if (given == null) {
            return "";
        }
        boolean current = lastYear && Objects.equals(given.year(), year);
        String name = zh ? given.field().name().zh() : given.field().name().en();
        return zh
                ? "按" + (current ? "当前" : Doubt.of(given.year())) + name + " " + given.exact() + " 计，"
                : "with " + (current ? "current " : "") + name + (current ? "" : Doubt.in(given.year())) + " of "
                        + given.value().en() + ", ";
    }

    private String limitZh() {
        return raise ? (strict ? "须高于" : "须达") : strict ? "须低于" : "须不高于";
    }

    private String limitEn() {
        if (raise) {
            return strict ? "needs more than" : "needs";
        }
        return strict ? "must be below" : "must be at most";
    }

    private String number(Fraction held, RoundingMode mode) {
        return Fraction.plain(unit.written(held).rounded(DECIMALS, mode));
    }

    /** Amount as written in the field's unit, exact. */
    public String exactAmount() {
        return unit.written(amount).exact();
    }
}
