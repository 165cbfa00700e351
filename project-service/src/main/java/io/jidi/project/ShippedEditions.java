package io.jidi.project;

import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.dispatch.LightEditions;
import io.jidi.project.dispatch.LightReplay;
import io.jidi.project.library.LibraryEditions;
import io.jidi.project.programme.ShippedProgramme;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The rule values shipped with the service, read once at the start; a wrong file stops it. */
final class ShippedEditions {

    @Produces
    @Singleton
    ProgrammeSeed programme() {
        return ProgrammeSeed.shipped();
    }

    @Produces
    @Singleton
    ShippedProgramme register(ProgrammeSeed programme) {
        return ShippedProgramme.shipped(programme);
    }

    @Produces
    @Singleton
    LibraryEditions library(ProgrammeSeed programme) {
        return LibraryEditions.shipped(programme);
    }

    @Produces
    @Singleton
    LightEditions lights() {
        return LightEditions.shipped();
    }

    @Produces
    @Singleton
    LightReplay replay(LightEditions editions) {
        return new LightReplay(editions);
    }
}
