package io.jidi.exchange.national;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.jidi.exchange.OnRealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** As it is shipped: off. */
@QuarkusTest
class NationalOffTest extends OnRealParts {

    private static final String PATH = "/api/v1/exchange/national-submissions";

    @Test
    void nothingIsTakenThatCouldNotGoOut() {
        String token = Tokens.of("PROVINCE_OFFICE").scope("region:340000").sign();
        given().auth().oauth2(token).get(PATH).then().statusCode(200).body("connector", equalTo("OFF"));
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"path\":\"catalog/register\",\"sid\":\"S1\",\"content\":{}}")
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("NATIONAL_GATEWAY_OFF"));
    }

    @Test
    void halfAConfigurationDoesNotStart() {
        Optional<URI> url = Optional.of(URI.create("https://gateway.example"));
        Clock clock = Clock.systemUTC();
        assertThatThrownBy(() -> new NationalGateway(clock, url, Optional.of("R1"), Optional.empty(), "gjzwfwpt"))
                .hasMessageContaining("secret-file");
        assertThatThrownBy(() -> new NationalGateway(clock, Optional.empty(), Optional.empty(), Optional.empty(), "x"))
                .hasMessageContaining("gjgxjhpt");
        assertThatThrownBy(() ->
                        new NationalGateway(clock, url, Optional.of("R1"), Optional.of("/no/such/file"), "gjzwfwpt"))
                .hasMessageContaining("secret");
        assertThat(new NationalGateway(clock, Optional.empty(), Optional.empty(), Optional.empty(), "gjzwfwpt")
                        .isConfigured())
                .isFalse();
    }
}
