package io.jidi.fund;

import static io.jidi.fund.BooksApi.commit;
import static io.jidi.fund.BooksApi.partner;
import static io.jidi.fund.BooksApi.raising;
import static io.jidi.fund.FundApi.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.jidi.platform.paper.ListFiles;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.RealParts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** What is listed piece by piece: partners and commitments of a fund, and funds found by two characters of their names. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FundListsTest {

    @Inject
    Sql sql;

    @Test
    void aListIsAFileWhenAskedAndItsMoneyCanBeAddedUp() throws IOException {
        String fund = raising();
        commit(fund, partner(fund, "LP"), "1000000.00", 1, "2020-01-02");
        commit(fund, partner(fund, "LP"), "2500000.50", 1, "2020-01-02");
        String path = "/api/v1/funds/" + fund + "/commitments?sort=signedDate";
        String csv = office().header("Accept", ListFiles.CSV)
                .get(path + "&pageSize=1")
                .then()
                .statusCode(200)
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Next-Page-Token", notNullValue())
                .extract()
                .asString();
        assertThat(csv.lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("\uFEFFid,")
                .contains(",amount.amount,");
        byte[] file = office().header("Accept", ListFiles.XLSX).get(path).asByteArray();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = book.getFirstSheet().read();
            int amount = rows.get(0).stream()
                    .filter(cell -> "amount.amount".equals(cell.getRawValue()))
                    .findFirst()
                    .orElseThrow()
                    .getColumnIndex();
            assertThat(rows.subList(1, 3))
                    .extracting(row -> row.getCellAsNumber(amount).orElseThrow())
                    .usingElementComparator(BigDecimal::compareTo)
                    .containsExactlyInAnyOrder(new BigDecimal("1000000"), new BigDecimal("2500000.5"));
        }
        // One fund is no table: it stays what it is.
        office().header("Accept", ListFiles.CSV)
                .get("/api/v1/funds/" + fund)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON);
        office().header("Accept", ListFiles.CSV)
                .get("/api/v1/funds?colour=red")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void partnersAndCommitmentsComePieceByPieceWithTheSumsOfAll() {
        String fund = raising();
        List<String> partners = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            String partner = partner(fund, i == 5 ? "GP" : "LP");
            partners.add(partner);
            commit(fund, partner, i + "000000.00", i > 3 ? 2 : 1, "2020-01-02");
        }
        String path = "/api/v1/funds/" + fund;
        assertThat(all(path + "/partners?pageSize=2", "items.id", 3)).containsExactlyElementsOf(partners);
        assertThat(all(path + "/commitments?pageSize=2", "items.partnerId", 3)).containsExactlyElementsOf(partners);
        office().get(path + "/commitments?pageSize=2&count=exact")
                .then()
                .body("items", hasSize(2))
                .body("total", equalTo(5))
                .body("committed.amount", equalTo("15000000.00"))
                .body("unfunded.amount", equalTo("15000000.00"));
        office().get(path + "/commitments?closingNumber=2&sort=-signedDate")
                .then()
                .body("items", hasSize(2))
                .body("committed.amount", equalTo("15000000.00"));
        office().get(path + "/commitments?partnerId=" + partners.get(3))
                .then()
                .body("items", hasSize(1))
                .body("items[0].amount.amount", equalTo("4000000.00"));
        office().get(path + "/commitments?partnerId=" + partners.get(3) + "&fields=partnerId")
                .then()
                .statusCode(200)
                .body("items", equalTo(List.of(Map.of("partnerId", partners.get(3)))))
                .body("committed.amount", equalTo("15000000.00"));
        office().get(path + "/partners?kind=GP").then().body("items.id", equalTo(List.of(partners.get(4))));
        office().get(path + "/partners?colour=red").then().statusCode(400);
        office().get(path + "/commitments?colour=red").then().statusCode(400);
    }

    @Test
    void anyTwoCharactersOfANameFindAFundThroughItsIndex() {
        String code = FundApi.code();
        String id = office().body("{\"code\":\"" + code + "\",\"name\":\"皖江磐石人工智能基金\",\"layer\":\"SUB\","
                        + "\"regionCode\":\"340100\",\"manager\":\"华安嘉业\",\"terms\":{\"termYears\":10,"
                        + "\"investmentYears\":5,\"noticeBusinessDays\":0,\"callBasis\":\"COMMITMENT\"},"
                        + "\"termsFrom\":\"2015-01-01\"}")
                .post("/api/v1/funds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (String text : List.of("磐石", "皖江 智能", code, code.toLowerCase(java.util.Locale.ROOT), "基金 " + code)) {
            office().queryParam("q", text).get("/api/v1/funds").then().body("items.id", hasItem(id));
        }
        for (String text : List.of("石磐", "磐石 没有", "100%", "_")) {
            office().queryParam("q", text)
                    .get("/api/v1/funds")
                    .then()
                    .statusCode(200)
                    .body("items.id", not(hasItem(id)));
        }
        // A few funds are read through faster than an index: what is asked is whether it can answer.
        String plan = QuarkusTransaction.requiringNew().call(() -> {
            sql.execute("set local enable_seqscan = off");
            return String.join(
                    "\n",
                    sql.list(
                            "explain select * from fund where name_grams(name || ' ' || code) @> name_grams('磐石')",
                            row -> row.getString(1)));
        });
        assertThat(plan).contains("fund_search");
    }

    private static List<String> all(String path, String what, int pieces) {
        List<String> found = new ArrayList<>();
        String token = null;
        for (int piece = 1; piece <= pieces; piece++) {
            JsonPath page = token == null
                    ? office().get(path).jsonPath()
                    : office().queryParam("pageToken", token).get(path).jsonPath();
            found.addAll(page.getList(what));
            token = page.getString("nextPageToken");
            assertThat(token == null).isEqualTo(piece == pieces);
        }
        return found;
    }
}
