package io.jidi.fund.reinvestment;

import io.jidi.fund.reinvestment.rules.Edition;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** How reinvestment is counted, read at the start. */
@Startup
@Singleton
class Editions {

    private final Edition shipped = EditionFile.read();

    Edition current() {
        return shipped;
    }
}
