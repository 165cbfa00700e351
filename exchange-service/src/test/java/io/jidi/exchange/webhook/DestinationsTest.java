package io.jidi.exchange.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance row 36 of reliability.md: never a connection to a forbidden address. */
class DestinationsTest {

    private static WebhookSettings settings(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(Map.ofEntries(
                Map.entry("jidi.exchange.webhook.ports", "443,8443"),
                Map.entry("jidi.exchange.webhook.loopback-http", "false"),
                Map.entry("jidi.exchange.webhook.resolve-limit", "PT0.2S"),
                Map.entry("jidi.exchange.webhook.connect-limit", "PT1S"),
                Map.entry("jidi.exchange.webhook.limit", "PT1S"),
                Map.entry("jidi.exchange.webhook.retries", "PT1S"),
                Map.entry("jidi.exchange.webhook.disable-after", "PT1S"),
                Map.entry("jidi.exchange.webhook.at-once", "1"),
                Map.entry("jidi.exchange.webhook.at-once-per-webhook", "1"),
                Map.entry("jidi.exchange.webhook.most", "1"),
                Map.entry("jidi.exchange.webhook.pause", "PT1S"),
                Map.entry("jidi.exchange.webhook.keep-payloads", "PT1S"),
                Map.entry("jidi.exchange.webhook.keep-log", "PT1S")));
        own.forEach((key, value) -> all.put("jidi.exchange.webhook." + key, value));
        return new SmallRyeConfigBuilder()
                .withMapping(WebhookSettings.class)
                .withDefaultValues(all)
                .build()
                .getConfigMapping(WebhookSettings.class);
    }

    /** Names that stand for what a resolver may answer. */
    private static List<InetAddress> resolved(String name) throws UnknownHostException {
        return switch (name) {
            case "public.example" -> addresses("114.114.114.114", "2606:4700::1111");
            case "half.example" -> addresses("114.114.114.114", "10.0.0.1");
            case "private.example" -> addresses("10.0.0.1");
            case "localhost" -> addresses("127.0.0.1", "::1");
            case "metadata.example" -> addresses("169.254.169.254");
            case "intern.example" -> addresses("10.8.3.4");
            case "empty.example" -> List.of();
            default -> throw new UnknownHostException(name);
        };
    }

    private static List<InetAddress> addresses(String... literals) throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String literal : literals) {
            addresses.add(InetAddress.getByName(literal));
        }
        return addresses;
    }

    private final Destinations strict = new Destinations(DestinationsTest::resolved, settings(Map.of()));

    private static DeliveryError refusal(Destinations destinations, String url) {
        Undelivered refusal = catchThrowableOfType(Undelivered.class, () -> destinations.check(url));
        return refusal == null ? null : refusal.error();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "http://public.example/, URL_REFUSED",
                "ftp://public.example/, URL_REFUSED",
                "file:///etc/passwd, URL_REFUSED",
                "gopher://public.example/, URL_REFUSED",
                "//public.example/, URL_REFUSED",
                "https:public.example, URL_REFUSED",
                "https:///path, URL_REFUSED",
                "https://user@public.example/, URL_REFUSED",
                "https://user:word@public.example/, URL_REFUSED",
                "https://public.example@127.0.0.1/, URL_REFUSED",
                "https://127.0.0.1\\@public.example/, URL_REFUSED",
                "https://public.example#@127.0.0.1/, URL_REFUSED",
                "https://public.example/#a, URL_REFUSED",
                "https://public.example:22/, URL_REFUSED",
                "https://public.example:80/, URL_REFUSED",
                "https://public.example:6379/, URL_REFUSED",
                "https://public.example:0/, URL_REFUSED",
                "https://public.example:65536/, URL_REFUSED",
                "https://公司.example/, URL_REFUSED",
                "https://①②⑦.⓪.⓪.①/, URL_REFUSED",
                "https://127.1/, URL_REFUSED",
                "https://2130706433/, URL_REFUSED",
                "https://0x7f000001/, URL_REFUSED",
                "https://0x7f.0x0.0x0.0x1/, URL_REFUSED",
                "https://0177.0.0.1/, URL_REFUSED",
                "https://017700000001/, URL_REFUSED",
                "https://127.0.0.1./, URL_REFUSED",
                "https://localhost./, URL_REFUSED",
                "https://[::ffff:127.0.0.1]/, URL_REFUSED",
                "https://[fe80::1%25eth0]/, URL_REFUSED",
                "https://%31%32%37.0.0.1/, URL_REFUSED",
                "https://0.0.0.0/, ADDRESS_REFUSED",
                "https://127.0.0.1/, ADDRESS_REFUSED",
                "https://127.8.8.8:8443/, ADDRESS_REFUSED",
                "https://10.0.0.1/, ADDRESS_REFUSED",
                "https://100.64.0.1/, ADDRESS_REFUSED",
                "https://169.254.169.254/latest/meta-data/, ADDRESS_REFUSED",
                "https://172.16.0.1/, ADDRESS_REFUSED",
                "https://192.168.1.1/, ADDRESS_REFUSED",
                "https://224.0.0.1/, ADDRESS_REFUSED",
                "https://255.255.255.255/, ADDRESS_REFUSED",
                "https://[::]/, ADDRESS_REFUSED",
                "https://[::1]/, ADDRESS_REFUSED",
                "https://[::ffff:7f00:1]/, ADDRESS_REFUSED",
                "https://[::7f00:1]/, ADDRESS_REFUSED",
                "https://[64:ff9b::a00:1]/, ADDRESS_REFUSED",
                "https://[2002:7f00:1::1]/, ADDRESS_REFUSED",
                "https://[fd00::1]/, ADDRESS_REFUSED",
                "https://[fe80::1]/, ADDRESS_REFUSED",
                "https://[ff02::1]/, ADDRESS_REFUSED",
                "https://localhost/, ADDRESS_REFUSED",
                "https://private.example/, ADDRESS_REFUSED",
                "https://half.example/, ADDRESS_REFUSED",
                "https://metadata.example/, ADDRESS_REFUSED",
                "https://unknown.example/, NAME_UNRESOLVED",
                "https://empty.example/, NAME_UNRESOLVED"
            })
    void whatIsRefused(String url, DeliveryError error) {
        assertThat(refusal(strict, url)).isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://public.example",
                "https://public.example:8443/a%20b?c=d&e=%2F",
                "https://114.114.114.114/",
                "https://[2606:4700::1111]/"
            })
    void whatPasses(String url) {
        assertThat(refusal(strict, url)).isNull();
    }

    @Test
    void theTargetIsSentAsItWasWritten() throws Exception {
        assertThat(strict.check("https://public.example:8443/a%20b?c=d&e=%2F"))
                .isEqualTo(new Destination(
                        true, "public.example", 8443, "/a%20b?c=d&e=%2F", InetAddress.getByName("114.114.114.114")));
        assertThat(strict.check("https://public.example?a").target()).isEqualTo("/?a");
    }

    /** The name is asked once; what it says the next moment counts for the next attempt only. */
    @Test
    void aNameThatTurnsInwardsGainsNothing() throws Exception {
        List<String> asked = new ArrayList<>();
        Destinations destinations = new Destinations(
                name -> {
                    asked.add(name);
                    return addresses(asked.size() == 1 ? "114.114.114.114" : "127.0.0.1");
                },
                settings(Map.of()));

        Destination first = destinations.check("https://rebind.example/");

        assertThat(first.address().getHostAddress()).isEqualTo("114.114.114.114");
        assertThat(asked).hasSize(1);
        assertThat(refusal(destinations, "https://rebind.example/")).isEqualTo(DeliveryError.ADDRESS_REFUSED);
    }

    @Test
    void aNetworkOfTheInstallationIsOpenWhereItIsNamed() {
        Destinations destinations = new Destinations(
                DestinationsTest::resolved, settings(Map.of("networks", "10.8.0.0/16,fd12::/16,169.254.0.0/16")));

        assertThat(refusal(destinations, "https://intern.example/")).isNull();
        assertThat(refusal(destinations, "https://[fd12::1]/")).isNull();
        assertThat(refusal(destinations, "https://private.example/")).isEqualTo(DeliveryError.ADDRESS_REFUSED);
        assertThat(refusal(destinations, "https://metadata.example/")).isEqualTo(DeliveryError.ADDRESS_REFUSED);
    }

    @Test
    void unencryptedOnlyOnThisMachineAndOnlyForTrial() {
        Destinations trial = new Destinations(
                DestinationsTest::resolved,
                settings(Map.of("networks", "127.0.0.0/8,10.0.0.0/8", "loopback-http", "true", "ports", "80")));

        assertThat(refusal(trial, "http://127.0.0.1/")).isNull();
        assertThat(refusal(trial, "http://private.example/")).isEqualTo(DeliveryError.ADDRESS_REFUSED);
        assertThat(refusal(trial, "http://public.example/")).isEqualTo(DeliveryError.ADDRESS_REFUSED);
    }

    @Test
    void aResolverThatHangsIsNotWaitedFor() {
        CountDownLatch never = new CountDownLatch(1);
        Destinations destinations = new Destinations(
                name -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                },
                settings(Map.of()));

        assertThat(refusal(destinations, "https://slow.example/")).isEqualTo(DeliveryError.NAME_UNRESOLVED);
        destinations.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "intern.example/8", "10/8", "/8"})
    void aNetworkThatIsNoneStopsTheStart(String network) {
        assertThatThrownBy(() -> new Destinations(DestinationsTest::resolved, settings(Map.of("networks", network))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What is shipped lets nothing inwards, and tries for three days. */
    @Test
    void theShippedSettings() throws Exception {
        WebhookSettings shipped = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(WebhookSettings.class)
                .withSources(new PropertiesConfigSource(Path.of("src/main/resources/application.properties")
                        .toUri()
                        .toURL()))
                .withValidateUnknown(false)
                .withConverter(Duration.class, 300, new DurationConverter())
                .build()
                .getConfigMapping(WebhookSettings.class);

        assertThat(shipped.networks()).isEmpty();
        assertThat(shipped.authorities()).isEmpty();
        assertThat(shipped.loopbackHttp()).isFalse();
        assertThat(shipped.ports()).containsExactlyInAnyOrder(443, 8443);
        assertThat(shipped.limit()).isEqualTo(Duration.ofSeconds(5));
        assertThat(shipped.retries().stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofDays(3), Duration.ofDays(4));
    }
}
