package io.jidi.enterprise.criteria.rules;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The industry must lie outside of the excluded ones. A recorded code that is coarser than an exclusion (section C, when
 * only division 16 is excluded) leaves it open.
 *
 * @param excluded GB/T 4754 codes with their section letter (C16); a whole section is named by its letter and by each of its
 *     divisions, because a code may be recorded without its letter
 */
public record IndustryOutside(
        Indicator field, List<String> excluded, @Nullable Wording label) implements Leaf {

    @Override
    public Finding judge(Scope scope) {
        Sourced sourced = scope.facts().value(field, EnterpriseFacts.NO_YEAR);
        if (sourced == null) {
            return Finding.unknown(this, Doubt.missing(field, null));
        }
        if (scope.facts().conflicting(field, EnterpriseFacts.NO_YEAR)) {
            return Finding.unknown(this, Doubt.conflicting(field, null));
        }
        String code = sourced.datum().text();
        Status status = of(code);
        return status == Status.UNKNOWN
                ? Finding.unknown(
                        this,
                        new Doubt(
                                Doubt.Reason.NOT_CLASSIFIED,
                                field,
                                null,
                                new Wording(
                                        "行业代码 " + code + " 过粗，无法判断是否属除外行业",
                                        "industry " + code + " is too coarse to tell whether it is excluded")))
                : Finding.of(this, status);
    }

    /** The verdict on a recorded code: UNKNOWN when it is too coarse. */
    public Status of(String code) {
        if (excluded.stream().anyMatch(each -> lies(code, each))) {
            return Status.NOT_MET;
        }
        return excluded.stream().anyMatch(each -> mayLie(code, each)) ? Status.UNKNOWN : Status.MET;
    }

    private static String digits(String code) {
        return Character.isLetter(code.charAt(0)) ? code.substring(1) : code;
    }

    private static boolean lies(String code, String within) {
        return within.length() == 1
                ? code.startsWith(within)
                : !digits(code).isEmpty() && digits(code).startsWith(digits(within));
    }

    /** A code with fewer digits than the exclusion may lie in it, if its section, where it names one, is the same. */
    private static boolean mayLie(String code, String within) {
        boolean otherSection = Character.isLetter(code.charAt(0)) && code.charAt(0) != within.charAt(0);
        return within.length() > 1 && !otherSection && digits(within).startsWith(digits(code));
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        sink.accept(field);
    }

    @Override
    public Part part(Finding finding, Scope scope) {
        Sourced sourced = scope.facts().value(field, EnterpriseFacts.NO_YEAR);
        Input input = sourced == null ? null : Input.of(field, null, sourced);
        String codes = String.join(", ", excluded);
        return Part.plain(
                label == null ? field.name() : label,
                finding,
                new Wording("不属于 " + codes, "none of " + codes),
                input == null ? null : input.value(),
                input == null ? null : input.exact(),
                input == null ? List.of() : List.of(input));
    }
}
