package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.Indicators;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives every class that needs it the field catalogue, read and validated at start with the editions that use it. */
@Startup
@Singleton
final class ShippedEditions {

    private final Editions editions = Editions.shipped();

    @Produces
    @Singleton
    Indicators indicators() {
        return editions.indicators();
    }
}
