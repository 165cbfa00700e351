package io.jidi.enterprise.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.enterprise.Office;
import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.sql.Sql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sheet of an enterprise says what its revisions say, from the same moment on. */
@QuarkusTest
class FactSheetsTest extends OnRealParts {

    private static final String WORKED = "91340100MA990001XA";
    /** Huangshan, where no other test registers anybody. */
    private static final String CITY = "341000";

    @Inject
    Sql sql;

    @Inject
    FactSheets sheets;

    private static String settled() {
        String rows = Office.workedFile()
                .lines()
                .filter(line -> line.startsWith(WORKED))
                .reduce("", (all, line) -> all + line + "\n");
        String code = Office.freshCode();
        Office.register("皖江智语", code, CITY);
        Office.committed(rows.replace(WORKED, code));
        return code;
    }

    private String sheet(String code) {
        return sql.first(
                        "select s.facts from indicator_sheet s join enterprise e on e.id = s.enterprise_id"
                                + " where e.credit_code = ?",
                        row -> row.getString(1),
                        code)
                .orElse("");
    }

    private String fromTheRevisions(String code) {
        return sql.first(
                        "select s.facts from indicator_sheets((select array_agg(id) from enterprise where credit_code = ?)) s",
                        row -> row.getString(1),
                        code)
                .orElse("");
    }

    @Test
    void isWrittenWithTheRevisionsAndIsWhatTheyGiveAtAnyTime() {
        String code = settled();

        assertThat(sheet(code)).contains("rdExpense AUDIT_REPORT ").contains("2025:3=396");
        assertThat(sheet(code)).isEqualTo(fromTheRevisions(code));

        Office.committed(code + ",皖江智语,2025,rdExpense,397.25,万元,AUDIT_REPORT\n");

        assertThat(sheet(code)).contains("2025:6=397.25").doesNotContain("2025:3=396");
        assertThat(sheet(code)).isEqualTo(fromTheRevisions(code));
    }

    @Test
    void theStreamGivesEveryActiveEnterpriseOfTheRegionOnceWithItsRegistryEntry() {
        String first = settled();
        String empty = Office.freshCode();
        Office.register("黄山无数据" + empty, empty, CITY);

        List<SheetRow> rows = new ArrayList<>();
        sheets.everybody(CITY, rows::addAll);

        assertThat(rows)
                .extracting(row -> row.registered().creditCode())
                .doesNotHaveDuplicates()
                .contains(first, empty);
        assertThat(rows).extracting(SheetRow::regionCode).containsOnly(CITY);
        SheetRow nothing = rows.stream()
                .filter(row -> row.registered().creditCode().equals(empty))
                .findFirst()
                .orElseThrow();
        assertThat(nothing.sheetTo()).isEqualTo(nothing.sheetFrom());
        assertThat(nothing.registered().name()).isEqualTo("黄山无数据" + empty);
    }

    @Test
    void onlyARegionsBeginningIsAsked() {
        assertThatThrownBy(() -> sheets.everybody("34' or '1'='1", rows -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
