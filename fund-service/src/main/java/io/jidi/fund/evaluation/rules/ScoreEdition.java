package io.jidi.fund.evaluation.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One edition of the score: pillars, leaves, bands. The leaves of a pillar add up to its weight (V18). */
public record ScoreEdition(
        String id, Text name, Text document, LocalDate from, List<Pillar> pillars, List<Leaf> leaves) {

    /**
     * A scored leaf.
     *
     * @param values of its inputs, as far as they are known
     */
    public record Scored(Leaf leaf, Map<String, Range> values, Range points, boolean known) {}

    /** A scored pillar. */
    public record PillarScore(Pillar pillar, Range points) {}

    /** All of it. */
    public record Sheet(Range total, List<PillarScore> pillars, List<Scored> leaves) {}

    public ScoreEdition {
        pillars = List.copyOf(pillars);
        leaves = List.copyOf(leaves);
        Set<String> seen = new HashSet<>();
        for (Leaf leaf : leaves) {
            if (!seen.add(leaf.code())) {
                throw new IllegalArgumentException(id + " has the leaf " + leaf.code() + " twice");
            }
        }
        for (Pillar pillar : pillars) {
            BigDecimal sum = leaves.stream()
                    .filter(leaf -> leaf.pillar().equals(pillar.code()))
                    .map(Leaf::max)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(pillar.max()) != 0) {
                throw new IllegalArgumentException(
                        "the leaves of " + pillar.code() + " add up to " + sum + ", not " + pillar.max());
            }
        }
    }

    /** Scores what is known; what is not leaves a range. */
    public Sheet score(Map<String, Range> values) {
        List<Scored> scored = new ArrayList<>();
        for (Leaf leaf : leaves) {
            Map<String, Range> its = new LinkedHashMap<>();
            for (Input input : leaf.inputs()) {
                if (values.containsKey(input.key())) {
                    its.put(input.key(), values.get(input.key()));
                }
            }
            Range points = leaf.score(values);
            scored.add(new Scored(leaf, its, points, points.isExact()));
        }
        List<PillarScore> sums = new ArrayList<>();
        Range total = Range.of(BigDecimal.ZERO);
        for (Pillar pillar : pillars) {
            Range points = scored.stream()
                    .filter(one -> one.leaf().pillar().equals(pillar.code()))
                    .map(Scored::points)
                    .reduce(Range.of(BigDecimal.ZERO), Range::plus);
            sums.add(new PillarScore(pillar, points));
            total = total.plus(points);
        }
        return new Sheet(total, sums, scored);
    }

    public List<Input> inputs() {
        return leaves.stream().flatMap(leaf -> leaf.inputs().stream()).toList();
    }
}
