package io.jidi.fund.deal.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a stage records.
 *
 * @param required whether the gate asks for it
 * @param document whether it must name its paper
 * @param second whether another person than who entered it must enter the same value again
 * @param mustBe the only value that opens the gate; null: any
 * @param atLeast the least number that opens the gate; null: any
 */
public record Item(
        String key,
        ItemKind kind,
        Text label,
        boolean required,
        boolean document,
        boolean second,
        @Nullable String mustBe,
        @Nullable BigDecimal atLeast) {

    public Item {
        if (atLeast != null && kind != ItemKind.NUMBER && kind != ItemKind.MONEY) {
            throw new IllegalArgumentException(key + " is a " + kind + " and has no least value");
        }
        if (mustBe != null && !kind.takes(mustBe)) {
            throw new IllegalArgumentException(key + " can never be " + mustBe);
        }
    }
}
