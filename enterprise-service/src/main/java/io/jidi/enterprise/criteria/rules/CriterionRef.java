package io.jidi.enterprise.criteria.rules;

import java.util.List;
import java.util.function.Consumer;

/**
 * A criterion inside a tier's tree; judged once per assessment however many tiers name it.
 *
 * @param position place among the edition's criteria
 */
public record CriterionRef(String id, int position) implements Condition {

    @Override
    public Finding judge(Scope scope) {
        return Finding.of(this, scope.result(position).status());
    }

    /** The points of a scored criterion; none when it does not apply. */
    Measured points(Scope scope) {
        CriterionResult result = scope.result(position);
        Finding finding = result.finding();
        if (result.status() == Status.NOT_APPLICABLE) {
            return Measured.exact(Fraction.ZERO);
        }
        return finding == null || finding.measured() == null ? Measured.unknown(List.of()) : finding.measured();
    }

    @Override
    public void reads(Consumer<Indicator> sink) {}
}
