package io.jidi.fund.deal.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The exit gate of a stage: entries in, obstacles out; an empty answer opens it. */
public final class Gate {

    private static final int TWO_PEOPLE = 2;

    private Gate() {}

    /** What the stage's own entries leave open, in the order of its items. */
    public static List<Obstacle> entries(StageSpec spec, Map<String, Entered> entered) {
        List<Obstacle> open = new ArrayList<>();
        for (Item item : spec.items()) {
            obstacle(item, Optional.ofNullable(entered.get(item.key()))).ifPresent(open::add);
        }
        return open;
    }

    private static Optional<Obstacle> obstacle(Item item, Optional<Entered> entry) {
        if (entry.isEmpty()) {
            return item.required() ? Optional.of(say(item, "缺少：{0}", "missing: {0}")) : Optional.empty();
        }
        Entered found = entry.get();
        if (item.document() && (found.document() == null || found.document().isBlank())) {
            return Optional.of(say(item, "{0}缺少文件", "{0} has no document"));
        }
        if (item.mustBe() != null && !item.mustBe().equals(found.value())) {
            return Optional.of(say(item, "{0}须为 " + item.mustBe(), "{0} must be " + item.mustBe()));
        }
        if (item.atLeast() != null && new BigDecimal(found.value()).compareTo(item.atLeast()) < 0) {
            String least = item.atLeast().toPlainString();
            return Optional.of(say(
                    item,
                    "{0}为 " + found.value() + "，须不低于 " + least,
                    "{0} is " + found.value() + ", at least " + least));
        }
        if (item.second() && found.by().size() < TWO_PEOPLE) {
            return Optional.of(say(item, "{0}须由第二人确认", "{0} must be confirmed by a second person"));
        }
        return Optional.empty();
    }

    private static Obstacle say(Item item, String zh, String en) {
        return new Obstacle(
                item.key(),
                new Text(
                        zh.replace("{0}", item.label().zh()),
                        en.replace("{0}", item.label().en())));
    }
}
