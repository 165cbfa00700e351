package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Reason;

/** What became of the manual rating of a month, with the sentence that says so. */
public record ManualOutcome(Verdict verdict, Reason reason) {

    public enum Verdict {
        /** No rating was given. */
        NOT_GIVEN,
        /** The rating is worse than the computed light and replaces it. */
        APPLIED,
        /** The rating equals the computed light. */
        UNCHANGED,
        /** The rating is better than the computed light and is refused. */
        REFUSED_BETTER,
        /** There is no computed light (grey) that could be made worse. */
        REFUSED_NO_LIGHT
    }

    public boolean refused() {
        return verdict == Verdict.REFUSED_BETTER || verdict == Verdict.REFUSED_NO_LIGHT;
    }

    static ManualOutcome of(Light computed, ManualRating rating) {
        if (!computed.onScale()) {
            return new ManualOutcome(
                    Verdict.REFUSED_NO_LIGHT,
                    new Reason("MANUAL_WITHOUT_LIGHT", "本月无灯,不能人工评定", "there is no light this month to rate"));
        }
        String change = computed.zh() + "→" + rating.colour().zh();
        String changeEn = computed.en() + " → " + rating.colour().en();
        if (rating.colour().worseThan(computed)) {
            return new ManualOutcome(
                    Verdict.APPLIED,
                    new Reason(
                            "MANUAL_WORSENED",
                            "人工调差 " + change + ":" + rating.reason(),
                            "worsened by hand " + changeEn + ": " + rating.reason()));
        }
        if (rating.colour() == computed) {
            return new ManualOutcome(
                    Verdict.UNCHANGED,
                    new Reason("MANUAL_SAME", "人工评定与系统一致", "the manual rating equals the computed light"));
        }
        return new ManualOutcome(
                Verdict.REFUSED_BETTER,
                new Reason(
                        "MANUAL_BETTER_REFUSED",
                        "人工评定只能调差,不能调好:" + change,
                        "a manual rating may only worsen a light, refused: " + changeEn));
    }
}
