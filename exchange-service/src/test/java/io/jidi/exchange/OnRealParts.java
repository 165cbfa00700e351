package io.jidi.exchange;

import io.jidi.exchange.webhook.ReceiverPorts;
import io.jidi.testkit.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** Extended by every test that talks to the running service, so that all share one start of it. */
@QuarkusTestResource(
        value = RealParts.class,
        initArgs = @ResourceArg(name = "database", value = "jidi_exchange"),
        restrictToAnnotatedClass = false)
@QuarkusTestResource(value = ReceiverPorts.class, restrictToAnnotatedClass = false)
public abstract class OnRealParts {}
