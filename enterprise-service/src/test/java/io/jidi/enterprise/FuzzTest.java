package io.jidi.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.testkit.fuzz.Fuzz;
import io.jidi.testkit.permission.OwnRows;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests that are wrong in known ways are refused as problems; the rows are those of {@link PermissionsTest}. */
@QuarkusTest
@TestProfile(FuzzTest.Alone.class)
class FuzzTest extends OnRealParts {

    /** A database of its own: what is written here is nobody's sample. */
    public static class Alone implements QuarkusTestProfile {}

    @Test
    void noRequestMakesTheServiceFail() {
        OwnRows rows = PermissionsTest.rows();
        Map<Integer, Integer> answers = Fuzz.check("enterprise-service", RestAssured.port, rows, rows::widestToken);
        assertThat(answers).as("requests that get in, and requests that do not").containsKeys(200, 400, 401, 422);
    }
}
