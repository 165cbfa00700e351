package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.Indicators;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives every class that needs the rules the editions shipped with the service, read and validated at start. */
@Startup
@Singleton
final class ShippedEditions {

    private final Editions editions = Editions.shipped();

    @Produces
    @Singleton
    Editions editions() {
        return editions;
    }

    @Produces
    @Singleton
    Indicators indicators() {
        return editions.indicators();
    }
}
