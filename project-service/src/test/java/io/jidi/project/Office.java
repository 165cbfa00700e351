package io.jidi.project;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.project.base.ProgrammeSeed;
import io.jidi.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** What an office does with the service. */
public final class Office {

    public static final String PROJECTS = "/api/v1/projects";
    public static final ObjectMapper JSON = new ObjectMapper();

    private static final ProgrammeSeed PROGRAMME = ProgrammeSeed.shipped();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private Office() {}

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).header("Accept-Language", "en");
    }

    public static RequestSpecification office() {
        return as(Tokens.office());
    }

    public static String hefei() {
        return Tokens.of("CITY_OFFICE")
                .user("hefei")
                .organisation("HF")
                .scope("region:340100")
                .sign();
    }

    public static String wuhu() {
        return Tokens.of("CITY_OFFICE")
                .user("wuhu")
                .organisation("WH")
                .scope("region:340200")
                .sign();
    }

    /** Opens the bases of the policy that are not open yet, as its official source states them. */
    public static void openBases() {
        List<String> open = office().get("/api/v1/bases").path("items.code");
        PROGRAMME.bases().stream().filter(base -> !open.contains(base.code())).forEach(base -> {
            ObjectNode body = JSON.createObjectNode()
                    .put("code", base.code())
                    .put("nameZh", base.nameZh())
                    .put("nameEn", base.nameEn())
                    .put("section", base.section());
            ArrayNode cities = body.putArray("cities");
            base.cities()
                    .forEach(city -> cities.addObject()
                            .put("regionCode", city.region())
                            .put("source", city.source())
                            .put("confirmed", city.confirmed()));
            ArrayNode areas = body.putArray("focusAreas");
            base.focusAreas().forEach(area -> areas.addPOJO(area));
            office().body(text(body)).post("/api/v1/bases").then().statusCode(201);
        });
    }

    /** A row of the policy that the base may name. */
    public static int fieldOf(String baseCode) {
        return PROGRAMME.bases().stream()
                .filter(base -> base.code().equals(baseCode))
                .findFirst()
                .orElseThrow()
                .focusAreas()
                .get(0)
                .row();
    }

    public static String freshCreditCode() {
        return String.format("91340100MA98%06d", NUMBER.incrementAndGet());
    }

    public static String freshProjectCode() {
        return String.format("2512-340161-04-01-%06d", NUMBER.incrementAndGet());
    }

    /** A ripe application: everything the checklist wants, to be changed by the test. */
    public static ObjectNode application(String name) {
        return application(name, "VOICE", "340100", LocalDate.of(2025, 1, 1));
    }

    public static ObjectNode application(String name, String base, String region, LocalDate responsibleFrom) {
        ObjectNode body = JSON.createObjectNode()
                .put("name", name)
                .put("kind", "INDUSTRIAL")
                .put("baseCode", base)
                .put("regionCode", region);
        body.putArray("fields").add(fieldOf(base));
        body.putArray("classes").add("PLANNED_START");
        body.set("totalInvestment", money("300000000.00"));
        body.putArray("codes").addObject().put("code", freshProjectCode()).put("principal", true);
        body.putObject("owner").put("creditCode", freshCreditCode()).put("name", name + "项目单位");
        body.putObject("responsibility")
                .put("unit", "合肥市经信局")
                .put("post", "分管副局长")
                .put("fromDate", responsibleFrom.toString());
        ObjectNode schedule = body.putObject("schedule")
                .put("year", 2025)
                .put("startMonth", "2025-03")
                .put("completionMonth", "2026-06");
        schedule.set("annual", money("120000000.00"));
        ArrayNode curve = schedule.putArray("cumulative");
        for (int month = 1; month <= 12; month++) {
            curve.add(money(month + "0000000.00"));
        }
        body.putArray("elements")
                .addObject()
                .put("kind", "LAND")
                .put("needed", "120.5")
                .put("secured", "100");
        return body;
    }

    public static ObjectNode money(String amount) {
        return JSON.createObjectNode().put("amount", amount).put("currency", "CNY");
    }

    public static Response admit(ObjectNode application) {
        return office().body(text(application)).post(PROJECTS);
    }

    public static String admitted(ObjectNode application) {
        return admit(application).then().statusCode(201).extract().path("id");
    }

    public static String path(String project) {
        return PROJECTS + "/" + project;
    }

    public static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for what happens by itself, and says what did not. */
    public static void eventually(String what, BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come about: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
