package io.jidi.fund;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.platform.sql.Sql;
import io.jidi.testkit.RealParts;
import io.jidi.testkit.fuzz.Fuzz;
import io.jidi.testkit.permission.OwnRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests that are wrong in known ways are refused as problems; the rows are those of {@link PermissionsTest}. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestProfile(FuzzTest.Alone.class)
class FuzzTest {

    /** A database of its own: what is written here is nobody's sample. */
    public static class Alone implements QuarkusTestProfile {}

    @Inject
    Sql sql;

    @Test
    void noRequestMakesTheServiceFail() throws Exception {
        PermissionsTest samples = new PermissionsTest();
        samples.sql = sql;
        OwnRows rows = samples.rows();
        Map<Integer, Integer> answers = Fuzz.check("fund-service", RestAssured.port, rows, rows::widestToken);
        assertThat(answers).as("requests that get in, and requests that do not").containsKeys(200, 400, 401, 422);
    }
}
