package io.jidi.fund;

import static io.jidi.fund.BooksApi.cny;
import static io.jidi.fund.BooksApi.commit;
import static io.jidi.fund.BooksApi.invest;
import static io.jidi.fund.BooksApi.move;
import static io.jidi.fund.BooksApi.partner;
import static io.jidi.fund.BooksApi.payAll;
import static io.jidi.fund.BooksApi.raising;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jidi.testkit.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Amounts of another currency, below zero or finer than the books keep them are refused at their field; nothing is summed or rounded. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AmountsTest {

    private static final String DAY = "2021-06-01";

    private String fund;
    private String investment;

    @BeforeEach
    void aFundWithOneInvestment() {
        fund = raising(BooksApi.RECYCLING);
        commit(fund, partner(fund, "LP"), "100000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(BooksApi.call(fund, "100000000.00", "2020-02-03"), "2020-02-03");
        investment = invest(fund, "50000000.00", "2020-03-02");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongAmountIsRefusedAtItsField(String path, Map<String, Object> body, String field) {
        List<Object> before = FundApi.trialBalance(fund).getList("items");
        keyed().body(body)
                .post("/api/v1/" + path.replace("{fund}", fund).replace("{investment}", investment))
                .then()
                .statusCode(oneOf(400, 422))
                .body("errors.pointer", hasItem(field));
        assertThat(FundApi.trialBalance(fund).getList("items")).isEqualTo(before);
    }

    static Stream<Arguments> wrong() {
        Map<String, String> dollars = Map.of("amount", "1.00", "currency", "USD");
        Map<String, String> noDollars = Map.of("amount", "0.00", "currency", "USD");
        Map<String, String> debt = cny("-1.00");
        String distributions = "funds/{fund}/distributions";
        String exits = "investments/{investment}/exits";
        return Stream.of(
                arguments(distributions, distribution("capital", dollars), "/sources/0/capital/currency"),
                arguments(distributions, distribution("gain", noDollars), "/sources/0/gain/currency"),
                arguments(distributions, distribution("income", debt), "/sources/0/income/amount"),
                arguments(
                        distributions,
                        with(distribution("gain", debt), "recallable", cny("1.00")),
                        "/sources/0/gain/amount"),
                arguments(
                        distributions,
                        with(distribution("capital", cny("1.00")), "recallable", noDollars),
                        "/recallable/currency"),
                arguments(
                        distributions,
                        with(distribution("capital", cny("1.00")), "recallable", debt),
                        "/recallable/amount"),
                arguments(distributions, distribution("income", cny("0.00")), "/sources/0"),
                arguments(exits, with(exit("WRITE_OFF"), "proceeds", noDollars), "/proceeds/currency"),
                arguments(exits, with(exit("SHARE_TRANSFER"), "proceeds", debt), "/proceeds/amount"),
                arguments(exits, with(exit("SHARE_TRANSFER"), "cost", dollars), "/cost/currency"),
                arguments(exits, with(exit("SHARE_TRANSFER"), "recallable", dollars), "/recallable/currency"),
                arguments(exits, with(exit("SHARE_TRANSFER"), "units", "0.1234567"), "/units"),
                arguments(
                        "investments/{investment}/incomes",
                        Map.of("kind", "DIVIDEND", "amount", dollars, "receivedDate", DAY),
                        "/amount/currency"),
                arguments(
                        "funds/{fund}/custody-statements",
                        Map.of(
                                "bankAccount",
                                "1001",
                                "lines",
                                List.of(Map.of(
                                        "bankReference",
                                        UUID.randomUUID().toString(),
                                        "valueDate",
                                        DAY,
                                        "amount",
                                        dollars,
                                        "description",
                                        "入账"))),
                        "/lines/0/amount/currency"));
    }

    @Test
    void aPlannedActIsJudgedInTheFundsOwnCurrency() {
        office().body(Map.of(
                        "act",
                        Map.of(
                                "kind",
                                "CALL",
                                "fundId",
                                fund,
                                "day",
                                DAY,
                                "amount",
                                Map.of("amount", "1.00", "currency", "USD"))))
                .post("/api/v1/checks")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/act/amount/currency"));
    }

    /** Of ten yuan of interest, and this part. */
    private static Map<String, Object> distribution(String part, Map<String, String> amount) {
        Map<String, Object> source = new HashMap<>(Map.of("description", "存款", "income", cny("10.00")));
        source.put(part, amount);
        return Map.of("valueDate", DAY, "reason", "试算", "sources", List.of(source));
    }

    private static Map<String, Object> exit(String route) {
        return Map.of("route", route, "exitDate", DAY, "proceeds", cny("60000000.00"));
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }
}
