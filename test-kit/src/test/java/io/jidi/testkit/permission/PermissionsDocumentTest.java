package io.jidi.testkit.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.embedded.ProjectRoot;
import io.jidi.testkit.openapi.Operation;
import io.jidi.testkit.openapi.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code docs/permissions.md} is the tables of {@code contracts/permissions}; {@code -Djidi.update-contracts=true} writes it.
 * That the services keep the tables is shown by each service's PermissionsTest.
 */
class PermissionsDocumentTest {

    private static final Path DOCUMENT = ProjectRoot.find().resolve("docs/permissions.md");

    /** Which platforms come in is what administrators decide, as they decide on the installation; they see nothing that passes. */
    private static final Pattern ADMINISTRATION =
            Pattern.compile("[A-Z]+ (/internal|/api/v1/exchange/applications)(/.*)?");

    /** Users run their own; the administrator those of platforms, which say up to where there is something new and not what. */
    private static final Pattern WEBHOOKS =
            Pattern.compile("[A-Z]+ /api/v1/exchange/webhook(s|-messages|-attempts)(/.*)?");

    private static final Map<String, String> OPEN_DOOR =
            Map.of("WHOLE", "◉", "SHOWN", "●", "IN", "○", "HIDDEN", "－", "REFUSED", "✕", "GONE", "410");

    private static final Set<String> WHO_RUN_AND_WATCH =
            Set.of("SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN", "AUDITOR");

    static List<String> services() throws IOException {
        try (Stream<Path> files = Files.list(ProjectRoot.find().resolve("contracts/openapi"))) {
            return files.map(file -> String.valueOf(file.getFileName()).replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyOperationHasARowAndEveryOpenDoorAReason(String service) {
        PermissionTable table = new PermissionTable(service);
        assertThat(new Operations(service).described().stream().map(Operation::key))
                .as("contracts/permissions/" + service + ".csv")
                .isSubsetOf(table.rows().keySet());
        table.rows().values().forEach(row -> assertThat(row.lackOfReason()).isEmpty());
    }

    /** GB/T 22239-2019, 8.1.5: who runs the installation sees no business data, and who watches changes nothing. */
    @ParameterizedTest
    @MethodSource("services")
    void administratorsRunTheInstallationAndTheAuditAdministratorOnlyReads(String service) {
        new PermissionTable(service).rows().values().forEach(row -> {
            boolean administrators = row.roles().stream().anyMatch(role -> role.endsWith("_ADMIN"));
            if (administrators && !WEBHOOKS.matcher(row.operation()).matches()) {
                assertThat(row.operation()).matches(ADMINISTRATION);
                assertThat(row.roles()).as(row.operation()).isSubsetOf(WHO_RUN_AND_WATCH);
            }
            assertThat(!row.roles().contains("AUDIT_ADMIN") || row.operation().startsWith("GET "))
                    .as(row.operation())
                    .isTrue();
        });
    }

    @Test
    void aDoorThatIsOpenToStrangersNeedsAReason() {
        assertThat(row("GET /a;AUDITOR;SHOWN;SHOWN;IN;IN;").lackOfReason()).isEmpty();
        assertThat(row("GET /a/{id};AUDITOR;SHOWN;SHOWN;HIDDEN;HIDDEN;").lackOfReason())
                .isEmpty();
        assertThat(row("POST /a/{id};AUDITOR;REFUSED;IN;REFUSED;REFUSED;").lackOfReason())
                .isEmpty();
        assertThat(row("GET /a;SIGNED;;;;;").lackOfReason()).isEmpty();
        for (String open : List.of(
                "GET /a;AUDITOR;SHOWN;SHOWN;SHOWN;IN;",
                "GET /a;AUDITOR;SHOWN;SHOWN;IN ENTERPRISE=SHOWN;IN;",
                "GET /a/{id};AUDITOR;IN;IN;IN;HIDDEN;",
                "POST /a/{id};AUDITOR;IN;IN;HIDDEN;IN;",
                "POST /a/{id};AUDITOR;HIDDEN;HIDDEN;HIDDEN;HIDDEN;",
                "GET /a;PUBLIC;;;;;")) {
            assertThat(row(open).lackOfReason()).as(open).isPresent();
            assertThat(row(open + "because").lackOfReason()).as(open).isEmpty();
        }
        assertThatThrownBy(() -> row("GET /a;AUDITOR;SHOWN")).hasMessageContaining("seven");
        assertThatThrownBy(() -> row("GET /a;AUDITR;IN;IN;IN;IN;x")).hasMessageContaining("AUDITR");
    }

    private static PermissionTable.Row row(String line) {
        return PermissionTable.row(line);
    }

    @Test
    void theDocumentIsFresh() throws IOException {
        String generated = document();
        if (Boolean.getBoolean("jidi.update-contracts")) {
            Files.writeString(DOCUMENT, generated);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("generate docs/permissions.md anew with -Djidi.update-contracts=true")
                .isEqualTo(generated);
    }

    private static String document() throws IOException {
        StringBuilder out = new StringBuilder("""
                # 谁能做什么 · Who may do what

                由 `PermissionsDocumentTest` 按 `contracts/permissions` 生成，勿手改；各服务的 `PermissionsTest` 逐项实际调用验证。
                Generated from `contracts/permissions` by `PermissionsDocumentTest`; do not edit. Each service's
                `PermissionsTest` asks the running service for every row: each role, each scope, and nobody.

                范围 · scopes: 本级 own（令牌正含该行的市、基地、基金或企业 · the token names just the row's city, base, fund or enterprise）；
                上级 parent（全省 · the province）；同级 sibling（相邻单位 · a neighbour）；无 none.

                ● 可见或可办 · shown, or let in ○ 放行但不含该行内容 · let in, nothing of the row in the answer
                － 404，视同不存在 · hidden ✕ 403 · refused。未列出的角色一律 403，无令牌一律 401。
                Roles that are not named get 403, whoever brings no token 401.
                """);
        for (String service : services()) {
            out.append("\n## ").append(service).append("\n\n");
            out.append("| 操作 · operation | 角色 · roles | 本级 own | 上级 parent | 同级 sibling | 无 none | 说明 · why |\n");
            out.append("|---|---|---|---|---|---|---|\n");
            for (PermissionTable.Row row : new PermissionTable(service).rows().values()) {
                out.append("| `").append(row.operation().replace("/api/v1", "")).append("` | ");
                if (row.door() != null) {
                    out.append(row.door().title())
                            .append(" | | | | | ")
                            .append(row.why().isEmpty() ? "|\n" : row.why() + " |\n");
                    continue;
                }
                out.append(Permissions.ROLES.stream()
                                .filter(row.roles()::contains)
                                .collect(Collectors.joining(", ")))
                        .append(" | ");
                for (Reach reach : Reach.values()) {
                    out.append(cell(row, reach)).append(" | ");
                }
                out.append(row.why()).append(" |\n");
            }
        }
        return out.append(openDoor()).toString();
    }

    /** What platforms are told: exchange-service's OpenDoorTest holds the running service to it. */
    private static String openDoor() throws IOException {
        List<String> lines = Files.readAllLines(ProjectRoot.find().resolve("contracts/permissions/open-door.csv"));
        StringBuilder out = new StringBuilder("""

                ## 开放接口 · the open door, /open/v1

                某市一个项目，对签名平台 · what a platform that signs is told of a project of one city: 已授权 granted；
                授权其他数据集和其他报送类别 another data set and another kind of input；授权其他区域 another region；授权较低等级 a lower grade。
                未登记、无生效授权、已暂停，或密钥未批准、被拒、吊销、过期、属于他人的，一律 401（`OpenDoorTest`）。
                Whoever is not registered, has no grant in force, is suspended, or signs with a key that is not approved,
                rejected, revoked, expired or another's, gets 401 everywhere.

                ◉ 含较高等级字段 · with the fields of the higher grade ● 不含 · without them ○ 放行但不含该项目 · let in, nothing of it
                － 404 ✕ 422 410 令牌或快照不属于该授权 · not of this grant

                """);
        out.append("| 操作 · operation | 已授权 | 其他数据集 | 其他区域 | 较低等级 | 说明 · why |\n|---|---|---|---|---|---|\n");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(";", -1);
            out.append("| `").append(cells[0]).append("` | ");
            for (int i = 1; i < 5; i++) {
                out.append(OPEN_DOOR.get(cells[i])).append(" | ");
            }
            out.append(cells[5]).append(" |\n");
        }
        return out.toString();
    }

    private static String cell(PermissionTable.Row row, Reach reach) {
        PermissionTable.Cell cell = row.cell(reach);
        StringBuilder text = new StringBuilder(sign(row, reach, cell.usual()));
        cell.otherwise()
                .forEach((role, outcome) ->
                        text.append(' ').append(role).append(' ').append(sign(row, reach, outcome)));
        return text.toString();
    }

    private static String sign(PermissionTable.Row row, Reach reach, Outcome outcome) {
        return switch (outcome) {
            case SHOWN -> "●";
            // What a write answers to who may write is not looked at; to the others it is.
            case IN -> row.operation().startsWith("GET ") || reach == Reach.SIBLING || reach == Reach.NONE ? "○" : "●";
            case HIDDEN -> "－";
            case REFUSED -> "✕";
            case UNKNOWN -> "401";
        };
    }
}
