package io.jidi.enterprise.criteria.rules;

import java.util.List;
import java.util.function.Consumer;

/** What only a person can decide; open until somebody did, and then it says who and when. */
public record Judged(Indicator field) implements Leaf {

    @Override
    public Finding judge(Scope scope) {
        Judgement judgement = scope.facts().judgement(field);
        if (judgement == null) {
            return Finding.of(this, Status.MANUAL);
        }
        return Finding.of(this, judgement.holds() ? Status.MET : Status.NOT_MET);
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        sink.accept(field);
    }

    @Override
    public Part part(Finding finding, Scope scope) {
        Judgement judgement = scope.facts().judgement(field);
        Wording value = judgement == null
                ? null
                : new Wording(
                        (judgement.holds() ? "是" : "否") + "（" + judgement.by() + " " + judgement.on() + " 认定）",
                        (judgement.holds() ? "yes" : "no") + " (judged by " + judgement.by() + " on " + judgement.on()
                                + ")");
        return Part.plain(
                field.name(),
                finding,
                new Wording("经人工认定为是", "judged to hold"),
                value,
                judgement == null ? null : judgement.text(),
                List.of());
    }
}
