package io.jidi.fund;

import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.RealParts;
import io.jidi.testkit.permission.OwnRows;
import io.jidi.testkit.permission.Permissions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may do what with the funds of Hefei, their deals and their books, as the stories leave them: contracts/permissions says it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestProfile(PermissionsTest.Alone.class)
class PermissionsTest {

    /** A database of its own: what it makes and approves would stand in other tests' way, and theirs in its. */
    public static class Alone implements QuarkusTestProfile {}

    @Inject
    Sql sql;

    @Test
    void everyOperationLetsInWhomTheTableNames() throws Exception {
        Permissions.check("fund-service", RestAssured.port, rows(), "io.jidi.fund", "io.jidi.platform");
    }

    OwnRows rows() throws Exception {
        DealPipelineStoryTest pipeline = new DealPipelineStoryTest();
        pipeline.sql = sql;
        pipeline.fromARiseInTierThroughTenStagesToTheDistribution();
        new SettlementTest().carryIsHeldBackReleasedAndGivenBack();
        new PapersTest().aCallGoesOutAsLettersThatCanBeChecked();
        ValuationTest valuation = new ValuationTest();
        valuation.sql = sql;
        valuation.anotherPersonApprovesAndTheGainIsBookedToThePartners();
        BooksTest books = new BooksTest();
        books.sql = sql;
        books.aSecondClosingMakesThePartnersEqual();
        new CorrectionsTest().aFeeIsCorrectedTheLastOneFirst();
        new CorrectionsTest().whatStandsOnARecordIsCorrectedFirst();
        PerformanceApiTest performance = new PerformanceApiTest();
        performance.aHistoryIsCheckedTakenOnceAndWithdrawn();
        EvaluationStoryTest evaluation = new EvaluationStoryTest();
        evaluation.aSchemeIsLoadedFromASpreadsheetAndScored();
        new KeyFieldListTest().aListDecidesOnceASecondPersonApprovesItFromItsDayOn();
        List<String> funds = sql.list("select code from fund order by code", row -> "fund:" + row.getString(1));
        String own = String.join(" ", funds);
        OwnRows rows = new OwnRows()
                .held("*", "region:340100", "region:340000", "region:340200")
                .held("FUND_MANAGER", own, "region:340000", "region:340200 fund:F-ELSEWHERE")
                .held("INVESTMENT_COMMITTEE", own, "region:340000", "region:340200 fund:F-ELSEWHERE");
        sql.list("select name, code from fund", row -> row.getString(2)).forEach(rows::mark);
        sql.list("select credit_code from deal", row -> row.getString(1)).forEach(rows::mark);
        last(rows, "FundId", "fnd", "select fund_id from distribution order by id limit 1");
        last(
                rows,
                "PartnerId",
                "ptn",
                "select id from partner where fund_id = (select fund_id from distribution order by id limit 1) order by id limit 1");
        last(rows, "CapitalCallId", "ccl", "select call_id from payment order by id limit 1");
        last(rows, "PaymentId", "pay", "select id from payment order by id limit 1");
        last(rows, "CommitmentId", "cmt", "select id from commitment order by id limit 1");
        last(rows, "CheckId", "chk", "select id from compliance_check order by id limit 1");
        last(rows, "DealId", "dea", "select deal_id from deal_ballot order by id limit 1");
        last(rows, "BallotId", "bal", "select id from deal_ballot order by id limit 1");
        last(rows, "DistributionId", "dst", "select id from distribution order by id limit 1");
        last(rows, "InvestmentId", "inv", "select investment_id from investment_exit order by id limit 1");
        last(rows, "ExitId", "ivx", "select id from investment_exit order by id limit 1");
        last(
                rows,
                "FundingId",
                "ivf",
                "select id from investment_funding where investment_id = (select investment_id from investment_exit order by id limit 1)");
        last(rows, "PaperId", "ppr", "select id from paper order by id limit 1");
        last(rows, "ProspectId", "pro", "select id from prospect order by id limit 1");
        last(rows, "ClaimId", "rvc", "select id from reinvestment_claim order by id limit 1");
        last(rows, "SettlementId", "stl", "select id from settlement order by id limit 1");
        last(rows, "ValuationId", "val", "select id from valuation order by id limit 1");
        last(rows, "FeeId", "fee", "select id from fee_accrual order by id limit 1");
        under(
                rows,
                "POST /api/v1/funds/{id}/fees/{fee}/corrections",
                "fnd",
                "select fund_id from fee_accrual order by id limit 1");
        last(rows, "HistoryImportId", "him", "select id from history_import order by id limit 1");
        under(
                rows,
                "POST /api/v1/funds/{id}/performance/history-imports/{importId}/withdrawal",
                "fnd",
                "select fund_id from history_import order by id limit 1");
        under(
                rows,
                "POST /api/v1/funds/{id}/equalisations/{closing}/payments",
                "fnd",
                "select fund_id from equalisation order by id limit 1");
        rows.value("closing", "2");
        last(rows, "SchemeId", "sch", "select id from evaluation_scheme order by id limit 1");
        last(rows, "KeyFieldListId", "kfl", "select id from key_field_list order by id limit 1");
        last(rows, "IncomeId", "ivi", "select id from investment_income order by id limit 1");
        under(
                rows,
                "POST /api/v1/investments/{id}/incomes/{income}/corrections",
                "inv",
                "select investment_id from investment_income order by id limit 1");
        last(rows, "SettlementPaymentId", "stp", "select id from settlement_payment order by id limit 1");
        under(
                rows,
                "POST /api/v1/settlements/{id}/payments/{payment}/transitions",
                "stl",
                "select settlement_id from settlement_payment order by id limit 1");
        String paper = sql.first("select code from paper order by id limit 1", row -> row.getString(1))
                .orElseThrow();
        return rows.value("period", "2026-Q1")
                .value("method", "GRANULAR")
                .value("account", "1002")
                .value("provinceCode", "34")
                .value("creditCode", "91340100711771143J")
                .value("GET /api/v1/papers/verifications/{code}", "code", paper)
                .value("GET /api/v1/funds/{id}/ledger", "?", "account=1002")
                .value("GET /api/v1/funds/{id}/statements", "?", "period=2026-Q1")
                .value("GET /api/v1/funds/{id}/files/capital-accounts", "?", "period=2026-Q1")
                .value(
                        "GET /api/v1/funds/{id}/files/ilpa-reporting",
                        "?",
                        "period=2026-Q1&partnerId=" + rows.wire("PartnerId"))
                .value("GET /api/v1/funds/{id}/files/ilpa-performance", "?", "method=GRANULAR")
                .value("PUT /api/v1/performance/indices/{code}", "code", "PERM")
                .value("POST /api/v1/evaluations/schemes", "code", "PERM")
                .value("quarter", "2026-Q1")
                .value("party", "SOE")
                .body(
                        "POST /api/v1/funds/{id}/committees",
                        "{\"validFromDate\":\"2026-01-01\",\"quorumRate\":\"0.6\",\"majorityRate\":\"0.6\",\"majorityInclusive\":true,\"document\":\"协议\",\"seats\":{\"ic-1\":\"VOTER\"}}")
                .body(
                        "POST /api/v1/deals/{id}/exit-checks",
                        "{\"route\":\"SHARE_TRANSFER\",\"day\":\"2026-08-20\",\"figures\":{\"a\":\"1\"},\"document\":\"退出方案\"}")
                .body(
                        "POST /api/v1/deals/{id}/file/reviews",
                        "{\"quarter\":\"2026-Q3\",\"figures\":{\"revenue\":\"1.00\"},\"rating\":\"SOUND\",\"opinion\":\"正常\",\"document\":\"报告\"}")
                .value("POST /api/v1/papers", "subjectId", rows.wire("CapitalCallId"));
    }

    /** The row that the id of an operation names, where it is not the usual one of its type. */
    private void under(OwnRows rows, String operation, String prefix, String query) {
        UUID id =
                sql.first(query, row -> row.getObject(1, UUID.class)).orElseThrow(() -> new AssertionError(operation));
        rows.value(operation, "id", TypeIds.format(prefix, id));
    }

    private void last(OwnRows rows, String type, String prefix, String query) {
        UUID id = sql.first(query, row -> row.getObject(1, UUID.class)).orElseThrow(() -> new AssertionError(type));
        rows.id(type, TypeIds.format(prefix, id));
    }
}
