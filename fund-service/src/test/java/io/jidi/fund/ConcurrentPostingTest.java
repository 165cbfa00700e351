package io.jidi.fund;

import static io.jidi.fund.BooksApi.balance;
import static io.jidi.fund.BooksApi.breaches;
import static io.jidi.fund.BooksApi.call;
import static io.jidi.fund.BooksApi.cny;
import static io.jidi.fund.BooksApi.commit;
import static io.jidi.fund.BooksApi.move;
import static io.jidi.fund.BooksApi.partner;
import static io.jidi.fund.BooksApi.raising;
import static io.jidi.fund.FundApi.atOnce;
import static io.jidi.fund.FundApi.office;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.testkit.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many clients post to one fund at once; each repeats under its key until it is answered. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ConcurrentPostingTest {

    private static final int CLIENTS = 24;
    private static final int PAYMENTS = 4;

    @Test
    void everyPaymentIsBookedOnceAndTheChainIsWhole() throws Exception {
        String fund = raising();
        List<String> partners = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            partners.add(partner(fund, "LP"));
            commit(fund, partners.get(i), "1000.00", 1, "2025-01-02");
        }
        move(fund, "ESTABLISHED", "2025-01-03");
        String call = call(fund, "2400.00", "2025-03-03").getString("id");
        List<Callable<Integer>> works = new ArrayList<>();
        for (String partner : partners) {
            works.add(() -> {
                int done = 0;
                for (int i = 0; i < PAYMENTS; i++) {
                    String reference = UUID.randomUUID().toString();
                    done += paid(call, partner, reference, reference) == 201 ? 1 : 0;
                    // The answer was lost: the same key again, and the same reference under another key.
                    assertThat(paid(call, partner, reference, reference)).isEqualTo(201);
                    assertThat(paid(call, partner, reference, UUID.randomUUID().toString()))
                            .isEqualTo(409);
                }
                return done;
            });
        }
        assertThat(atOnce(works)).containsOnly(PAYMENTS);
        assertThat(balance(fund, "1002", "")).isEqualTo("2400.00");
        assertThat(balance(fund, "1122", "")).isEqualTo("0.00");
        List<Integer> numbers =
                office().get("/api/v1/funds/" + fund + "/journals").path("items.number");
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, CLIENTS + 1 + CLIENTS * PAYMENTS)
                        .boxed()
                        .toList());
        assertThat(breaches(fund)).isEmpty();
    }

    /** Asks until the row is free and nobody else has the key. */
    private static int paid(String call, String partner, String reference, String key) {
        for (int attempt = 0; ; attempt++) {
            Response answer = office().header("Idempotency-Key", key)
                    .body(Map.of(
                            "partnerId",
                            partner,
                            "amount",
                            cny("25.00"),
                            "paidDate",
                            "2025-03-03",
                            "bankAccount",
                            "1001",
                            "bankReference",
                            reference))
                    .post("/api/v1/capital-calls/" + call + "/payments");
            boolean busy = answer.statusCode() == 503
                    || answer.statusCode() == 409 && "REQUEST_IN_PROGRESS".equals(answer.path("code"));
            if (!busy || attempt == 100) {
                return answer.statusCode();
            }
        }
    }
}
