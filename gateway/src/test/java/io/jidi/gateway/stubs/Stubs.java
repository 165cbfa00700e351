package io.jidi.gateway.stubs;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Stands the issuer and the four services up around the gateway under test; with short times. */
public final class Stubs implements QuarkusTestResourceLifecycleManager {

    public static final String ADDRESS = "http://jidi.test";
    static final String SESSION_KEY = "a key for the sessions of tests only";

    /** Everything around the gateway; injected into a field of the test. */
    public record Around(
            StubService project, StubService fund, StubService enterprise, StubService exchange, StubIssuer issuer) {}

    private Around around;

    @Override
    public Map<String, String> start() {
        around = new Around(
                new StubService("project"),
                new StubService("fund"),
                new StubService("enterprise"),
                new StubService("exchange"),
                new StubIssuer());
        Map<String, String> settings = new HashMap<>();
        settings.put("JIDI_SECRET", StubService.SECRET);
        settings.put("JIDI_OIDC_ISSUER", around.issuer().name());
        settings.put("JIDI_OIDC_JWKS", around.issuer().keysUrl());
        settings.put("JIDI_PEER_PROJECT", around.project().url());
        settings.put("JIDI_PEER_FUND", around.fund().url());
        settings.put("JIDI_PEER_ENTERPRISE", around.enterprise().url());
        settings.put("JIDI_PEER_EXCHANGE", around.exchange().url());
        settings.put("JIDI_SESSION_KEY", SESSION_KEY);
        settings.put("JIDI_ADDRESS", ADDRESS);
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.shutdown.delay", "0");
        settings.put("jidi.limits.body-bytes", String.valueOf(60L * 1024 * 1024));
        settings.put("jidi.limits.answer", "1s");
        settings.put("jidi.limits.body-time", "8s");
        settings.put("jidi.limits.caller-requests", "2000");
        settings.put("jidi.live.heartbeat", "200ms");
        settings.put("jidi.live.stall", "1s");
        settings.put("jidi.live.recent-events", "64");
        settings.put("jidi.live.streams-per-caller", "20");
        settings.put("jidi.docs.fresh", "0s");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(around, new TestInjector.MatchesType(Around.class));
    }

    @Override
    public void stop() {
        around.project().stop();
        around.fund().stop();
        around.enterprise().stop();
        around.exchange().stop();
        around.issuer().stop();
    }
}
