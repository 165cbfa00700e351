package io.jidi.testkit.rules.canary.one;

import io.jidi.testkit.rules.canary.two.OpenDoor;
import jakarta.inject.Inject;

/** Breaks: no floating point, constructors inject, no cycles, no forbidden names. */
public class AmountManager {
    double amount;

    @Inject
    OpenDoor door;
}
