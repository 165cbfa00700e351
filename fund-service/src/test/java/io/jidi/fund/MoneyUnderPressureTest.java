package io.jidi.fund;

import static io.jidi.fund.FundApi.atOnce;
import static io.jidi.fund.FundApi.establishedFund;
import static io.jidi.fund.FundApi.issue;
import static io.jidi.fund.FundApi.office;
import static io.jidi.fund.FundApi.trialBalance;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** reliability.md section 6, rows 8, 9, 10, 11 and 30, in their short forms. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class MoneyUnderPressureTest {

    private static final int CLIENTS = 64;

    @Test
    void fiftyIdenticalPostsOfEachKeyMakeOneCall() throws Exception {
        String fund = establishedFund("1000000.00", "500000.00").get(0);
        int keys = 10;
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            String key = UUID.randomUUID().toString();
            Callable<Integer> post =
                    () -> issue(Tokens.office(), key, fund, "3.00").statusCode();
            statuses.addAll(atOnce(Collections.nCopies(50, post)));
        }
        assertThat(statuses).allMatch(status -> status == 201 || status == 409);
        assertThat(calls(fund)).hasSize(keys);
        assertThat(called(fund)).isEqualTo("30.00");
    }

    @Test
    void aKeyBelongsToOneRequest() {
        List<String> first = establishedFund("100.00");
        List<String> second = establishedFund("100.00");
        String key = UUID.randomUUID().toString();
        issue(Tokens.office(), key, first.get(0), "10.00").then().statusCode(201);
        assertThat(issue(Tokens.office(), key, first.get(0), "11.00").statusCode())
                .isEqualTo(422);
        assertThat(issue(Tokens.office(), key, second.get(0), "10.00").statusCode())
                .isEqualTo(422);
        String other = Tokens.of("PROVINCE_OFFICE").organisation("OTHER").sign();
        assertThat(issue(other, key, second.get(0), "10.00").statusCode()).isEqualTo(201);
        assertThat(called(first.get(0))).isEqualTo("10.00");
    }

    /** There is room for exactly ten calls of ten; also the first postings ever on these accounts, all at once. */
    @Test
    void ofManyWhoDrawOnlyThoseForWhomThereIsRoomSucceed() throws Exception {
        String fund = establishedFund("60.00", "40.00").get(0);
        Callable<Integer> draw = () -> {
            // A busy row answers 503 with Retry-After; the client comes back with the same key.
            String key = UUID.randomUUID().toString();
            int status = 503;
            for (int attempt = 0; attempt < 40 && (status == 503 || status == 409); attempt++) {
                status = issue(Tokens.office(), key, fund, "10.00").statusCode();
            }
            return status;
        };
        List<Integer> statuses = atOnce(Collections.nCopies(CLIENTS, draw));
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(10);
        assertThat(statuses.stream().filter(status -> status == 422)).hasSize(CLIENTS - 10);
        assertThat(called(fund)).isEqualTo("100.00");
        assertThat(calls(fund)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(trialBalance(fund).getString("difference.amount")).isEqualTo("0.00");
        assertThat(trialBalance(fund).getString("memoDifference.amount")).isEqualTo("0.00");
    }

    @Test
    void ofManyChangesWithTheSameVersionOneIsMade() throws Exception {
        String path = "/api/v1/funds/" + establishedFund("1.00").get(0);
        String etag = office().get(path).header("ETag");
        Callable<Integer> change = () -> office().header("If-Match", etag)
                .body("{\"manager\":\"另一家\"}")
                .patch(path)
                .statusCode();
        List<Integer> statuses = atOnce(Collections.nCopies(CLIENTS, change));
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 412)).hasSize(CLIENTS - 1);
    }

    private static String called(String fund) {
        return office().get("/api/v1/funds/" + fund + "/commitments").path("called.amount");
    }

    private static List<Integer> calls(String fund) {
        return office().get("/api/v1/capital-calls?pageSize=200&fundId=" + fund).path("items.number");
    }
}
