package io.jidi.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.jidi.embedded.ProjectRoot;
import io.jidi.local.issuer.DemoUser;
import io.jidi.local.issuer.DemoUsers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml and the realm of Keycloak stand beside the launcher: they must not drift from it. */
class ComposeTest {
    private static final Path ROOT = ProjectRoot.find();

    @ParameterizedTest
    @EnumSource(
            names = {"POSTGRES", "KAFKA", "ISSUER"},
            mode = Mode.EXCLUDE)
    void every_application_is_given_the_variables_of_the_launcher(PartName part) throws Exception {
        Secrets secrets =
                Secrets.loadOrMake(Files.createTempDirectory("compose").resolve("secrets.properties"));
        Map<String, String> local = new ServiceEnvironment(new Home(ROOT), defaults(), secrets).of(part);

        Map<String, Object> compose = map(service(part.word()).get("environment"));

        assertThat(compose).containsOnlyKeys(local.keySet());
        for (String same : List.of("JIDI_DB_USER", "JIDI_DB_OWNER")) {
            assertThat(compose).containsEntry(same, local.get(same));
        }
        assertThat(String.valueOf(compose.get("JIDI_DB_URL"))).endsWith("/" + part.database());
    }

    /** It belongs to no part of the launcher, and starts only for who asks for it. */
    @Test
    void the_assistants_server_is_given_what_it_asks_for_and_is_not_started_unasked() throws Exception {
        Map<String, Object> mcp = service("mcp-server");
        Set<String> asked = new TreeSet<>(Set.of("QUARKUS_HTTP_HOST", "QUARKUS_HTTP_PORT"));
        Matcher names = Pattern.compile("\\$\\{(JIDI_\\w+)")
                .matcher(Files.readString(ROOT.resolve("mcp-server/src/main/resources/application.properties")));
        while (names.find()) {
            asked.add(names.group(1));
        }
        assertThat(map(mcp.get("environment"))).containsOnlyKeys(asked);
        assertThat(mcp)
                .containsEntry("profiles", List.of("mcp"))
                .containsEntry("ports", List.of("127.0.0.1:8085:8080"));
    }

    @Test
    void nothing_is_published_beyond_loopback_and_ports_are_the_shared_ones() throws Exception {
        for (PartName part : PartName.values()) {
            String name = part == PartName.ISSUER ? "keycloak" : part.word();
            assertThat((List<?>) service(name).get("ports"))
                    .singleElement()
                    .asString()
                    .startsWith("127.0.0.1:" + part.defaultPort() + ":");
        }
    }

    @Test
    void every_secret_comes_from_the_env_file_whose_example_holds_none() throws Exception {
        Set<String> used = new TreeSet<>();
        Matcher names =
                Pattern.compile("\\$\\{(\\w+):\\?").matcher(Files.readString(ROOT.resolve("docker-compose.yml")));
        while (names.find()) {
            used.add(names.group(1));
        }
        Properties example = Home.read(ROOT.resolve("deploy/docker/env.example"));
        assertThat(example.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
        assertThat(example.values())
                .allSatisfy(value -> assertThat(value.toString()).isBlank());
    }

    @Test
    void files_that_compose_mounts_or_builds_from_exist() throws Exception {
        assertThat(ROOT.resolve("deploy/docker/postgres/10-databases.sh")).isExecutable();
        assertThat(ROOT.resolve("deploy/docker/Dockerfile")).isRegularFile();
        assertThat(ROOT.resolve("deploy/keycloak/jidi-realm.json")).isRegularFile();
        String databases = Files.readString(ROOT.resolve("deploy/docker/postgres/10-databases.sh"));
        for (PartName part : PartName.applications()) {
            assertThat(databases).contains("make_database " + part.database() + " ");
        }
    }

    @Test
    void the_realm_holds_the_demo_users_with_their_roles_organisations_and_scopes() throws Exception {
        Map<String, Object> realm =
                JSONObjectUtils.parse(Files.readString(ROOT.resolve("deploy/keycloak/jidi-realm.json")));
        List<?> users = (List<?>) realm.get("users");
        assertThat(users).hasSameSizeAs(DemoUsers.load().all());
        for (DemoUser user : DemoUsers.load().all()) {
            Map<String, Object> found = users.stream()
                    .map(ComposeTest::map)
                    .filter(entry -> user.username().equals(entry.get("id")))
                    .findFirst()
                    .orElseThrow();
            assertThat(found).containsEntry("realmRoles", user.groups()).containsEntry("firstName", user.name());
            assertThat(map(found.get("attributes")))
                    .containsEntry("org", List.of(user.org()))
                    .containsEntry("scopes", user.scopes());
            assertThat(found.get("serviceAccountClientId")).isEqualTo(user.machine() ? user.username() : null);
        }
    }

    private static Ports defaults() {
        return Ports.decide(List.of(), Map.of(), new Properties());
    }

    private static Map<String, Object> service(String name) throws Exception {
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(ROOT.resolve("docker-compose.yml")));
        return map(map(file.get("services")).get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<String, Object>) value;
    }
}
