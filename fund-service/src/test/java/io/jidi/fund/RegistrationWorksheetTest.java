package io.jidi.fund;

import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.office;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What the national registration asks, filled in as far as it is known, before its deadline. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RegistrationWorksheetTest {

    private static final String CONSULTED = "fields.find { it.en == 'Consultation on direction' }";

    @Test
    void whatIsKnownIsFilledInAndWhatIsMissingIsNamed() {
        String fund = PipelineApi.fund("PROVINCE");
        int missing = office().get(path(fund))
                .then()
                .statusCode(200)
                .body("deadlineDate", equalTo("2027-06-30"))
                .body("updated", equalTo(false))
                .body("fields.find { it.en == 'Committed' }.value", equalTo("100000000.00"))
                .body("fields.find { it.en == 'Paid in' }.value", equalTo("100000000.00"))
                .body("fields.find { it.en == 'Set-up date' }.value", equalTo("2026-02-01"))
                .body("fields.find { it.en == 'Hurdle' }.value", nullValue())
                .body(CONSULTED + ".value", nullValue())
                .extract()
                .path("missing");
        PipelineApi.evidence(fund, null, "drcConsultation", "true");
        PipelineApi.evidence(fund, null, "registryYearDone", "2026");
        office().get(path(fund))
                .then()
                .body(CONSULTED + ".value", equalTo("true"))
                .body(CONSULTED + ".source", equalTo("证明文件"))
                .body("updated", equalTo(true))
                .body("missing", equalTo(missing - 1));
        // The year before there was nothing yet.
        office().get("/api/v1/funds/" + fund + "/registration-worksheets/2025")
                .then()
                .body("fields.find { it.en == 'Paid in' }.value", equalTo("0.00"));
        as(Tokens.of("FUND_MANAGER").scope("region:320000").sign())
                .get(path(fund))
                .then()
                .statusCode(404);
    }

    private static String path(String fund) {
        return "/api/v1/funds/" + fund + "/registration-worksheets/2026";
    }
}
