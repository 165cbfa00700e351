package io.jidi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.testkit.fuzz.Fuzz;
import io.jidi.testkit.permission.OwnRows;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests that are wrong in known ways are refused as problems, at the administrators' door and unsigned at the open one. */
@QuarkusTest
@TestProfile(FuzzTest.Alone.class)
class FuzzTest extends OnRealParts {

    /** A database of its own: what is written here is nobody's sample. */
    public static class Alone implements QuarkusTestProfile {}

    @Test
    void noRequestMakesTheServiceFail() {
        String application = Admin.registered("app-fuzz-sample");
        Admin.granted(application, "L1", List.of("340100"), List.of("projects"));
        OwnRows rows = new OwnRows()
                .held("*", "region:340100", "region:340000", "region:340200")
                .id("ApplicationId", application)
                .value("kid", "k1")
                .value("dataset", "projects");
        Map<Integer, Integer> answers = Fuzz.check("exchange-service", RestAssured.port, rows, rows::widestToken);
        assertThat(answers).as("requests that get in, and requests that do not").containsKeys(200, 400, 401);
    }
}
