package io.jidi.local;

import java.time.Duration;

/**
 * How long a part that died is left before it is started again, and when that is given up.
 *
 * @param quick a life shorter than this counts as a quick death
 * @param first pause after the first death; doubled with each further quick one
 * @param longest the pause never grows beyond this
 * @param quickDeaths so many quick deaths in a row, and the part is given up
 */
record RestartRule(Duration quick, Duration first, Duration longest, int quickDeaths) {
    /** A crash at start that does not heal within a minute will not heal by trying on. */
    static final RestartRule USUAL =
            new RestartRule(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(16), 5);

    /** @param deaths quick deaths in a row so far, the last one included; 0 after a long life */
    boolean givesUpAfter(int deaths) {
        return deaths >= quickDeaths;
    }

    Duration pauseAfter(int deaths) {
        Duration pause = first.multipliedBy(1L << Math.min(Math.max(deaths - 1, 0), 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
