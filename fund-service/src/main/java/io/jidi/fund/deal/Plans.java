package io.jidi.fund.deal;

import io.jidi.fund.deal.rules.PipelinePlan;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** The stages shipped with the service, read and validated at the start. */
@Startup
@Singleton
class Plans {

    private final PipelinePlan shipped = PlanFile.read("pipeline/stages.yaml");

    PipelinePlan current() {
        return shipped;
    }
}
