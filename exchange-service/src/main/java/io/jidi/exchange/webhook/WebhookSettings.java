package io.jidi.exchange.webhook;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How webhooks are sent in this installation; what each means stands in application.properties. */
@ConfigMapping(prefix = "jidi.exchange.webhook")
interface WebhookSettings {

    Optional<List<String>> networks();

    Set<Integer> ports();

    boolean loopbackHttp();

    Optional<Path> authorities();

    Duration resolveLimit();

    Duration connectLimit();

    Duration limit();

    List<Duration> retries();

    Duration disableAfter();

    int atOnce();

    int atOncePerWebhook();

    int most();

    Duration pause();

    Duration keepPayloads();

    Duration keepLog();
}
