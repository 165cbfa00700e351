package io.jidi.project.programme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jidi.embedded.ProjectRoot;
import io.jidi.project.base.ProgrammeSeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * All 189 rows are expressible, and {@code docs/policy-coverage.md} says where: it is generated from the data of the running
 * system. {@code -Djidi.update-contracts=true} writes it.
 */
class PolicyCoverageTest {

    private static final ProgrammeSeed SEED = ProgrammeSeed.shipped();
    private static final ShippedProgramme PROGRAMME = ShippedProgramme.shipped(SEED);
    private static final Path DOCUMENT = ProjectRoot.find().resolve("docs/policy-coverage.md");

    @Test
    void thereAre189RowsAndEachLivesSomewhere() {
        assertThat(PROGRAMME.rows().stream().map(ShippedProgramme.Row::row))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ShippedProgramme.ROWS).boxed().toList());
        assertThat(PROGRAMME.rows())
                .allSatisfy(row -> assertThat(placesOf(Coverage.of(PROGRAMME, SEED, row)))
                        .as("row %s", row.row())
                        .isNotEmpty());
    }

    @Test
    void everyQuoteOfARowIsAPieceOfThePolicy() {
        Pattern quoted = Pattern.compile("[\"“]([^\"”]+)[\"”]");
        String policy = SEED.policyText().replaceAll("[“”]", "");
        int checked = 0;
        for (ShippedProgramme.Row row : PROGRAMME.rows()) {
            Matcher quotes = quoted.matcher(row.phrase());
            while (quotes.find()) {
                for (String piece : quotes.group(1).split("…")) {
                    assertThat(policy).as("row %s", row.row()).contains(piece.strip());
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(ShippedProgramme.ROWS);
    }

    @Test
    void everyPathIsAnOperationOfItsService() throws IOException {
        Map<String, JsonNode> apis = new HashMap<>();
        for (ShippedProgramme.Place place : PROGRAMME.places()) {
            JsonNode api = apis.get(place.service());
            if (api == null) {
                api = new YAMLMapper()
                        .readTree(ProjectRoot.find()
                                .resolve("contracts/openapi/" + place.service() + ".yaml")
                                .toFile())
                        .path("paths");
                apis.put(place.service(), api);
            }
            assertThat(api.has(place.path()))
                    .as("row %s: %s %s", place.row(), place.service(), place.path())
                    .isTrue();
        }
    }

    @Test
    void everyTargetRowHasATarget() {
        assertThat(PROGRAMME.targets().stream().map(ShippedProgramme.Target::row))
                .containsExactlyElementsOf(IntStream.rangeClosed(10, 27).boxed().toList());
    }

    @Test
    void theNoticesOnOpenEndsAreFive() {
        assertThat(PROGRAMME.notes().stream().map(ShippedProgramme.MeasureNote::measure))
                .containsExactly("T2", "P1", "P3", "G2", "G5");
    }

    @Test
    void theDocumentIsFresh() throws IOException {
        String generated = document();
        if (Boolean.getBoolean("jidi.update-contracts")) {
            Files.writeString(DOCUMENT, generated);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("generate docs/policy-coverage.md anew with -Djidi.update-contracts=true")
                .isEqualTo(generated);
    }

    private static List<String> placesOf(ProgrammeResource.RowCoverage coverage) {
        return java.util.stream.Stream.of(
                        coverage.kinds().stream().map(kind -> "类别 kind `" + kind + "`"),
                        coverage.indicators().stream().map(indicator -> "指标 indicator `" + indicator + "`"),
                        coverage.targets().stream().map(target -> "目标 target `" + target + "`"),
                        coverage.places().stream()
                                .map(place -> place.service().replace("-service", "") + " `"
                                        + place.path().replace("/api/v1", "") + "` " + place.zh() + " / "
                                        + place.en()))
                .flatMap(one -> one)
                .toList();
    }

    private static String document() {
        StringBuilder out = new StringBuilder("# 方案逐条覆盖 · Coverage of the policy\n\n")
                .append(
                        "由 `PolicyCoverageTest` 按系统数据生成，勿手改 · Generated from the system's data by `PolicyCoverageTest`;")
                .append(" do not edit.\n\n")
                .append("类别、指标、目标见 `/api/v1/programmes/kinds`、`/indicators`、`/api/v1/targets`；路径省略 `/api/v1` ·")
                .append(" Kinds, indicators and targets: there; paths without `/api/v1`.\n");
        Map<Integer, String> named = PROGRAMME.namedItems().stream()
                .collect(Collectors.groupingBy(
                        ShippedProgramme.NamedItem::policyRow,
                        Collectors.mapping(ShippedProgramme.NamedItem::nameZh, Collectors.joining("、"))));
        String section = "";
        for (ShippedProgramme.Row row : PROGRAMME.rows()) {
            if (!row.section().equals(section)) {
                section = row.section();
                out.append("\n## ").append(section).append("\n\n");
                out.append("| # | 举措 · measure | 方案文字 · policy | 在系统中 · in the system | 未覆盖 · not covered |\n");
                out.append("|---|---|---|---|---|\n");
            }
            ProgrammeResource.RowCoverage coverage = Coverage.of(PROGRAMME, SEED, row);
            String seeded = named.containsKey(row.row()) ? "<br>点名 named: " + named.get(row.row()) : "";
            String owner = row.measure() != null
                    ? row.measure()
                    : row.base() != null ? row.base() : row.year() != null ? String.valueOf(row.year()) : "";
            out.append("| ")
                    .append(row.row())
                    .append(" | ")
                    .append(owner)
                    .append(" | ")
                    .append(row.phrase())
                    .append(" | ")
                    .append(String.join("<br>", placesOf(coverage)))
                    .append(seeded)
                    .append(" | ")
                    .append(
                            coverage.gap() == null
                                    ? ""
                                    : coverage.gap().zh() + " / "
                                            + coverage.gap().en())
                    .append(" |\n");
        }
        return out.toString();
    }

    @Test
    void everyKindsSchemaIsClosedAndTheNamedItemsKeepThem() {
        ItemKinds kinds = new ItemKinds(PROGRAMME, new NoStoredKinds(), new ObjectMapper());
        PROGRAMME.kinds().forEach(kind -> ItemKinds.requireSchema(kind.schema()));
        PROGRAMME.namedItems().forEach(item -> kinds.require(item.kind(), item.attributes()));
        assertThat(PROGRAMME.kinds()).hasSizeGreaterThan(50);
        assertThat(PROGRAMME.namedItems())
                .allSatisfy(item -> assertThat(SEED.policyText()).contains(item.nameZh()));
    }

    /** A database without kinds of its own. */
    private static final class NoStoredKinds extends io.jidi.platform.sql.Sql {
        NoStoredKinds() {
            super(new org.postgresql.ds.PGSimpleDataSource());
        }

        @Override
        public <T> List<T> list(String sql, RowMapper<T> mapper, Object... parameters) {
            return List.of();
        }
    }
}
