package io.jidi.project.dispatch.rules;

/** From which count of months a dimension turns yellow and red; below yellow it is green. */
public record CountLimits(int yellowFrom, int redFrom) {

    public CountLimits {
        if (yellowFrom < 1 || redFrom < yellowFrom) {
            throw new IllegalArgumentException(
                    "limits yellow from " + yellowFrom + ", red from " + redFrom + ": need 1 ≤ yellow ≤ red");
        }
    }

    Light colour(int months) {
        return months >= redFrom ? Light.RED : months >= yellowFrom ? Light.YELLOW : Light.GREEN;
    }
}
