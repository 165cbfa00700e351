package io.jidi.enterprise;

import static io.restassured.RestAssured.given;

import io.jidi.enterprise.enterprise.rules.CreditCode;
import io.jidi.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** What an officer does with the service. */
public final class Office {

    public static final String ENTERPRISES = "/api/v1/enterprises";
    public static final String IMPORTS = "/api/v1/indicator-imports";

    private static final String LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Office() {}

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).header("Accept-Language", "en");
    }

    public static RequestSpecification office() {
        return as(Tokens.office());
    }

    /** A code nobody else has, with a right check character. */
    public static String freshCode() {
        return withCheck(String.format("91340100MA98%05d", NUMBER.incrementAndGet()));
    }

    public static String withCheck(String seventeen) {
        for (char check : LETTERS.toCharArray()) {
            if (CreditCode.read(seventeen + check).verdict() == CreditCode.Verdict.VALID) {
                return seventeen + check;
            }
        }
        throw new AssertionError("no check character fits " + seventeen);
    }

    public static String registration(String name, String code, String region) {
        return "{\"name\":\"%s\",\"creditCode\":\"%s\",\"regionCode\":\"%s\"}".formatted(name, code, region);
    }

    /** Registers an enterprise and answers its id. */
    public static String register(String name, String code, String region) {
        return office().body(registration(name, code, region))
                .post(ENTERPRISES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static RequestSpecification csv(byte[] file) {
        return csv(Tokens.office(), file);
    }

    public static RequestSpecification csv(String token, byte[] file) {
        return given().auth()
                .oauth2(token)
                .header("Accept-Language", "en")
                .config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("text/csv", ContentType.BINARY)))
                .contentType("text/csv")
                .body(file);
    }

    public static Response commit(byte[] file) {
        return csv(file).header("Idempotency-Key", UUID.randomUUID().toString()).post(IMPORTS + "?mode=commit");
    }

    public static ValidatableResponse committed(String rows) {
        return commit(file(rows)).then().statusCode(201);
    }

    /** A file with these rows under the header. */
    public static byte[] file(String rows) {
        return ("uscc,name,year,field,value,unit,source\n" + rows).getBytes(StandardCharsets.UTF_8);
    }

    public static String workedFile() {
        return resource("/worked-enterprises.csv");
    }

    /** Everything that is told of a worked enterprise, also what only the other standards read. */
    private static String everyRow(String workedCode) {
        return (workedFile() + resource("/worked-enterprises-more.csv"))
                .lines()
                .filter(line -> line.startsWith(workedCode))
                .reduce("", (all, line) -> all + line + "\n");
    }

    /** One of the worked enterprises anew in a region of its own, with every row of its figures. */
    public static Firm settled(String workedCode, String region) {
        String rows = everyRow(workedCode);
        String name = rows.split(",")[1];
        String code = freshCode();
        String id = register(name, code, region);
        committed(rows.replace(workedCode, code));
        return new Firm(id, code, name);
    }

    private static String resource(String path) {
        try (var in = Objects.requireNonNull(Office.class.getResourceAsStream(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Registers one of the worked enterprises of domain reference 8.1 anew, imports its rows, and answers its id. */
    public static Firm worked(String workedCode) {
        String rows = workedFile()
                .lines()
                .filter(line -> line.startsWith(workedCode))
                .reduce("", (all, line) -> all + line + "\n");
        String name = rows.split(",")[1];
        String code = freshCode();
        String id = register(name, code, workedCode.substring(2, 8));
        committed(rows.replace(workedCode, code));
        return new Firm(id, code, name);
    }

    /** A registered enterprise. */
    public record Firm(String id, String code, String name) {

        /** One more row of its figures. */
        public Firm row(String rest) {
            committed(code + "," + name + "," + rest);
            return this;
        }

        public Response assess(String body) {
            return office().body(body).post(ENTERPRISES + "/" + id + "/assessments");
        }
    }

    /** All rows of a table, also one whose rows are guarded from the service: asked as the owner. */
    public static long counted(String table) {
        Config config = ConfigProvider.getConfig();
        try (Connection connection = DriverManager.getConnection(
                        config.getValue("JIDI_DB_URL", String.class),
                        config.getValue("JIDI_DB_OWNER", String.class),
                        config.getValue("JIDI_DB_OWNER_PASSWORD", String.class));
                ResultSet row = connection.createStatement().executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Does the same in many threads at once and answers what each got. */
    public static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(Collections.nCopies(threads, work), 60, TimeUnit.SECONDS)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
