package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sentences in the pattern of domain reference 8.11: criterion, what is required, what was found with formula and source,
 * the verdict, the document and the edition.
 */
record Explanation(Edition edition, Scope scope) {

    Wording of(CriterionResult result) {
        Criterion criterion = result.criterion();
        Wording body = body(result);
        Wording basis = criterion.basis().citation();
        return new Wording(
                criterion.name().zh() + "（" + criterion.id() + "）：" + body.zh() + "；依据 " + basis.zh() + "，版本 "
                        + edition.id() + "。",
                criterion.name().en() + " (" + criterion.id() + "): " + body.en() + "; basis " + basis.en()
                        + ", edition " + edition.id() + ".");
    }

    private Wording body(CriterionResult result) {
        Wording verdict = result.status().wording();
        Finding finding = result.finding();
        if (finding == null) {
            Wording kind = scope.context().kind().wording();
            return new Wording(
                    kind.zh() + "不考核，" + verdict.zh(), "not examined for a " + kind.en() + ", " + verdict.en());
        }
        Wording told = told(finding, false);
        return switch (result.ground()) {
            case TEST, KIND ->
                result.status() == finding.status()
                        ? told
                        : new Wording(told.zh() + "，转" + verdict.zh(), told.en() + ", left as " + verdict.en());
            case GUARD ->
                new Wording(
                        "适用前提：" + told.zh() + "，故" + verdict.zh(),
                        "applies only if: " + told.en() + ", so " + verdict.en());
            case EXEMPT ->
                new Wording(
                        "符合不考核条件：" + told.zh() + "，故" + verdict.zh(), "exempt: " + told.en() + ", so " + verdict.en());
            case MAY_BE_EXEMPT -> {
                Wording failed = told(result.criterion().test().judge(scope), false);
                yield new Wording(
                        failed.zh() + "；但是否不考核待定：" + told.zh() + "，故" + verdict.zh(),
                        failed.en() + "; whether it is exempt is open: " + told.en() + ", so " + verdict.en());
            }
        };
    }

    private Wording told(Finding finding, boolean labelled) {
        if (finding.condition() instanceof Leaf leaf) {
            Part part = leaf.part(finding, scope);
            Wording leafText = leaf(part);
            return labelled
                    ? new Wording(
                            part.label().zh() + "：" + leafText.zh(),
                            part.label().en() + ": " + leafText.en())
                    : leafText;
        }
        if (finding.parts().size() == 1) {
            return told(finding.parts().get(0), true);
        }
        List<Wording> parts = new ArrayList<>();
        for (Finding part : finding.parts()) {
            parts.add(told(part, true));
        }
        boolean all = finding.condition() instanceof AllOf;
        Wording verdict = finding.status().wording();
        return new Wording(
                (all ? "须同时满足［" : "满足其一即可［") + join(parts, true) + "］，" + verdict.zh(),
                (all ? "all of [" : "one of [") + join(parts, false) + "], " + verdict.en());
    }

    private static String join(List<Wording> parts, boolean zh) {
        return parts.stream().map(part -> zh ? part.zh() : part.en()).collect(Collectors.joining(zh ? "；" : "; "));
    }

    private static Wording leaf(Part part) {
        Wording verdict = part.status().wording();
        Wording telling = part.telling();
        if (part.status() == Status.UNKNOWN && !part.doubts().isEmpty()) {
            verdict = new Wording(
                    "无法判定（" + doubts(part.doubts(), true) + "）", "unknown (" + doubts(part.doubts(), false) + ")");
        }
        Wording required = new Wording(
                "要求 " + part.requirement().zh(),
                "requires " + part.requirement().en());
        if (telling == null) {
            return new Wording(required.zh() + "，" + verdict.zh(), required.en() + ", " + verdict.en());
        }
        Wording found = calculated(new Wording("实际 " + telling.zh(), "actual " + telling.en()), part);
        return new Wording(
                required.zh() + "，" + found.zh() + "，" + verdict.zh(),
                required.en() + ", " + found.en() + ", " + verdict.en());
    }

    private static String doubts(List<Doubt> doubts, boolean zh) {
        return doubts.stream()
                .map(doubt -> zh ? doubt.wording().zh() : doubt.wording().en())
                .distinct()
                .collect(Collectors.joining(zh ? "；" : "; "));
    }

    /** "（630/900，审计报告 2025）"; nothing when there is neither formula nor source. */
    private static Wording calculated(Wording found, Part part) {
        Set<String> zh = new LinkedHashSet<>();
        Set<String> en = new LinkedHashSet<>();
        if (!part.formula().isEmpty()) {
            zh.add(part.formula());
            en.add(part.formula());
        }
        Map<SourceKind, Set<Integer>> years = new LinkedHashMap<>();
        for (Input input : part.inputs()) {
            Set<Integer> of = years.computeIfAbsent(input.source(), source -> new LinkedHashSet<>());
            @Nullable Integer year = input.year();
            if (year != null) {
                of.add(year);
            }
        }
        years.forEach((source, of) -> {
            zh.add(source.wording().zh() + listed(of, "、"));
            en.add(source.wording().en() + listed(of, "/"));
        });
        return zh.isEmpty()
                ? found
                : found.then(new Wording("（" + String.join("，", zh) + "）", " (" + String.join(", ", en) + ")"));
    }

    private static String listed(Set<Integer> years, String separator) {
        return years.isEmpty() ? "" : " " + years.stream().map(String::valueOf).collect(Collectors.joining(separator));
    }
}
