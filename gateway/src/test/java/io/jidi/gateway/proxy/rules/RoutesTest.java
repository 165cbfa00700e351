package io.jidi.gateway.proxy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.gateway.upstream.Upstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/enterprises, ENTERPRISE",
        "/api/v1/enterprises/by-identifier/org:cn:uscc/91340000711771143J, ENTERPRISE",
        "/api/v1/enterprises/ent_01/assessments, ENTERPRISE",
        "/api/v1/indicators, ENTERPRISE",
        "/api/v1/recognitions/rcg_1/steps, ENTERPRISE",
        "/api/v1/indicator-imports, ENTERPRISE",
        "/api/v1/assessments, ENTERPRISE",
        "/api/v1/editions/SRDI-2026, ENTERPRISE",
        "/api/v1/tiers, ENTERPRISE",
        "/api/v1/cultivation/near-misses, ENTERPRISE",
        "/api/v1/funds, FUND",
        "/api/v1/funds/fnd_01/capital-calls, FUND",
        "/api/v1/partners, FUND",
        "/api/v1/commitments, FUND",
        "/api/v1/capital-calls/ccl_01/payments, FUND",
        "/api/v1/payments, FUND",
        "/api/v1/distributions, FUND",
        "/api/v1/deals, FUND",
        "/api/v1/watchlist, FUND",
        "/api/v1/journals, FUND",
        "/api/v1/bases, PROJECT",
        "/api/v1/projects/prj_01/reports, PROJECT",
        "/api/v1/reports, PROJECT",
        "/api/v1/lights, PROJECT",
        "/api/v1/departments, PROJECT",
        "/api/v1/dispatches, PROJECT",
        "/api/v1/projects/%E9%A1%B9%E7%9B%AE, PROJECT",
    })
    void everyPathBelongsToOneService(String path, Upstream upstream) {
        assertThat(Routes.find(path)).hasValue(new Routes.Route(upstream, path, false));
    }

    @ParameterizedTest
    @EnumSource(Upstream.class)
    void everyPathOfAServicesContractLeadsToThatService(Upstream upstream) throws IOException {
        Path contract =
                Path.of(System.getProperty("jidi.root"), "contracts", "openapi", upstream.serviceName() + ".yaml");
        List<String> paths = Files.readAllLines(contract).stream()
                .filter(line -> line.matches("  \"?/api/v1/.*"))
                .map(line -> line.strip().replaceAll("[\":]", "").replaceAll("\\{[^}]*}", "x"))
                .toList();
        assertThat(paths)
                .isNotEmpty()
                .allSatisfy(path ->
                        assertThat(Routes.find(path)).as(path).hasValue(new Routes.Route(upstream, path, false)));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/admin/fund-service/consumers/parked, FUND, /internal/consumers/parked",
        "/api/v1/admin/project-service/consumers/overview/rebuild, PROJECT, /internal/consumers/overview/rebuild",
        "/api/v1/admin/enterprise-service/audit/verification, ENTERPRISE, /internal/audit/verification",
        "/api/v1/admin/fund-service/ledger/verification, FUND, /internal/ledger/verification",
    })
    void administratorsReachTheirOperations(String path, Upstream upstream, String target) {
        assertThat(Routes.find(path)).hasValue(new Routes.Route(upstream, target, true));
    }

    @Test
    void platformsReachTheExchangeWithoutAToken() {
        assertThat(Routes.find("/open/v1/projects/changes")).get().satisfies(route -> {
            assertThat(route.upstream()).isEqualTo(Upstream.EXCHANGE);
            assertThat(route.isOpen()).isTrue();
            assertThat(route.takesLong()).isFalse();
        });
        for (String whole : new String[] {"/snapshots/latest", "/digest", "/digest/buckets"}) {
            assertThat(Routes.find("/open/v1/projects" + whole))
                    .hasValue(new Routes.Route(Upstream.EXCHANGE, "/open/v1/projects" + whole, true));
        }
        assertThat(Routes.find("/api/v1/exchange/applications")).get().satisfies(route -> {
            assertThat(route.upstream()).isEqualTo(Upstream.EXCHANGE);
            assertThat(route.isOpen()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open",
                "/open/v1",
                "/open/v1/",
                "/open/v1/../internal/events",
                "/open/v1/%2e%2e/internal",
                "/open/v1/a;b",
                "/open/v2/projects",
                "/",
                "/api",
                "/api/v1",
                "/api/v1/",
                "/api/v1/unknown",
                "/api/v1/fundsx",
                "/api/v1/Funds",
                "/api/v2/funds",
                "/internal/events",
                "/q/metrics",
                "/api/v1/internal/events",
                "/api/v1/q/metrics",
                "/api/v1/admin",
                "/api/v1/admin/fund-service",
                "/api/v1/admin/fund-service/consumers",
                "/api/v1/admin/fund-service/events",
                "/api/v1/admin/fund-service/events/fnd_01",
                "/api/v1/admin/fund-service/openapi",
                "/api/v1/admin/other-service/consumers/parked",
                "/api/v1/admin/fund-service/consumers/../events",
                "/api/v1/admin/fund-service/consumers/%2e%2e/events",
                "/api/v1/admin/fund-service/consumers/parked/",
                "/api/v1/funds/",
                "/api/v1//funds",
                "/api/v1/funds//x",
                "/api/v1/funds/..",
                "/api/v1/funds/../../internal/events",
                "/api/v1/funds/.%2E/.%2e/internal/events",
                "/api/v1/funds/%2e/x",
                "/api/v1/funds/..%2f..%2finternal",
                "/api/v1/funds/a%2Fb",
                "/api/v1/funds/a%5Cb",
                "/api/v1/funds/a\\b",
                "/api/v1/funds;x=1/y",
                "/api/v1/funds/y;x=1",
                "/api/v1/funds/y%3Bx",
                "/api/v1/funds/%252e%252e",
                "/api/v1/funds/%00",
                "/api/v1/funds/%0d%0aX-User:1",
                "/api/v1/funds/%",
                "/api/v1/funds/%zz",
                "/api/v1/funds/%c0%ae%c0%ae/x",
                "/api/v1/funds/x y",
            })
    void whatIsNotInTheTableOrNotPlainDoesNotExist(String path) {
        assertThat(Routes.find(path)).isEmpty();
    }

    @Test
    void aLongPathIsJudgedInReasonableTime() {
        assertThat(Routes.find("/api/v1/funds/" + "a".repeat(8_000))).isPresent();
        assertThat(Routes.find("/api/v1/funds/" + "%41".repeat(2_600) + "|")).isEmpty();
    }
}
