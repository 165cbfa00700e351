package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Reason;

/**
 * Colour of one dimension in one month.
 *
 * @param months the number the colour was read from: n for start, k for registration, month-ends late for completion,
 *     consecutive missing reports for report; 0 for progress and where nothing is counted
 * @param reason why, also when the dimension does not apply
 */
public record DimensionLight(Dimension dimension, Light colour, int months, Reason reason) {

    public DimensionLight {
        if (colour == Light.BLUE) {
            throw new IllegalArgumentException(dimension + " cannot be blue: blue is a light of the whole project");
        }
        if (months < 0) {
            throw new IllegalArgumentException(dimension + " counts " + months + " months: must not be negative");
        }
    }
}
