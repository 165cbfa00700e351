package io.jidi.enterprise.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.SourceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the catalogue refuses, with the field and the value in the message. */
class FactsTest {

    private static final Indicators CATALOGUE = Rulebook.EDITIONS.indicators();

    @ParameterizedTest(name = "{0} {1} \"{2}\": {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "turnover | 2025 | 1 | No indicator is called \"turnover\"",
                "revenue | 2025 | -1 | revenue: -1 is below zero",
                "revenue | 2025 | 1,200 | is not a plain decimal number",
                "revenue | 2025 | 1e9 | is not a plain decimal number",
                "revenue | 2025 | 12345678901234567890 | is not a plain decimal number",
                "revenue | 2025 | NaN | is not a plain decimal number",
                "revenue | 2025 | '' | is not a plain decimal number",
                "revenue | - | 1 | revenue: needs a year",
                "foundedDate | 2025 | 2020-01-01 | is not kept by year",
                "foundedDate | - | 2020-02-30 | is not a date",
                "foundedDate | - | 2020/01/01 | is not a date",
                "onAbnormalList | - | maybe | is neither yes/是 nor no/否",
                "listing | - | SOMEWHERE | is none of the codes",
                "titles | - | kind=GAZELLE;start=2025-01-01 | is none of the codes",
                "titles | - | kind=SRDI | needs \"start\"",
                "titles | - | kind=SRDI;start=2025-01-01;colour=red | has no attribute \"colour\"",
                "titles | - | kind=SRDI;kind=HNTE;start=2025-01-01 | is not an attribute written once",
                "awards | - | level | is not an attribute written once as name=value",
                "shareNearFront | - | yes | \"yes\" is not an attribute written once",
                "shareNearFront | - | verdict=yes;by=李 | a judgement is written verdict=yes",
                "shareNearFront | - | verdict=yes;by= ;on=2026-01-01 | names nobody",
                "fundingRounds | - | date=2025-01-01;currency=CNY;paidIn=-5 | paidIn: -5 is below zero"
            })
    void aRowThatDoesNotFitIsRefused(String field, Integer year, String value, String message) {
        assertThatThrownBy(() -> EnterpriseFacts.of(CATALOGUE).row(field, year, value, SourceKind.DECLARATION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aLossIsALoss() {
        EnterpriseFacts facts = EnterpriseFacts.of(CATALOGUE)
                .row("netProfit", 2025, "-12.5", SourceKind.AUDIT_REPORT)
                .build();

        assertThat(facts.recorded(CATALOGUE.get("netProfit"), 2025)).hasSize(1);
    }

    @Test
    void chineseYesNoAndNoneAreUnderstood() {
        EnterpriseFacts facts = EnterpriseFacts.of(CATALOGUE)
                .row("onAbnormalList", null, "否", SourceKind.CREDIT)
                .row("titles", null, "无", SourceKind.REGISTRY)
                .build();

        assertThat(facts.recorded(CATALOGUE.get("onAbnormalList"), EnterpriseFacts.NO_YEAR)
                        .get(0)
                        .datum()
                        .text())
                .isEqualTo("no");
        assertThat(facts.list(CATALOGUE.get("titles"))).isEmpty();
        assertThat(facts.list(CATALOGUE.get("awards"))).isNull();
    }

    @Test
    void aLaterJudgementReplacesAnEarlierOneInAnyOrder() {
        EnterpriseFacts facts = EnterpriseFacts.of(CATALOGUE)
                .row("shareNearFront", null, "verdict=no;by=李;on=2026-05-02", SourceKind.EXPERT)
                .row("shareNearFront", null, "verdict=yes;by=张;on=2026-05-01", SourceKind.EXPERT)
                .build();

        assertThat(facts.judgement(CATALOGUE.get("shareNearFront")))
                .extracting("holds", "by")
                .containsExactly(false, "李");
    }
}
