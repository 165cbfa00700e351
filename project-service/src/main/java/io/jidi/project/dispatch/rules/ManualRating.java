package io.jidi.project.dispatch.rules;

import java.time.YearMonth;

/** A rating given by a person for one month. Whether it counts is decided by {@link LightRules}: it may only worsen. */
public record ManualRating(YearMonth month, Light colour, String reason) {

    public ManualRating {
        if (!colour.onScale()) {
            throw new IllegalArgumentException("a manual rating is green, yellow or red, not " + colour);
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("manual rating " + colour + " of " + month + " needs a reason");
        }
    }
}
