package io.jidi.project.library;

import static io.jidi.project.Office.admit;
import static io.jidi.project.Office.admitted;
import static io.jidi.project.Office.application;
import static io.jidi.project.Office.as;
import static io.jidi.project.Office.freshProjectCode;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.sql.Sql;
import io.jidi.project.AtOnce;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** The library when several persons decide in the same moment: two eyes are not four, and a code stands once. */
@QuarkusTest
class LibraryAtOnceTest extends OnRealParts {

    private static final int PERSONS = 6;

    @Inject
    Sql sql;

    private final String name = "并发" + UUID.randomUUID();

    @BeforeEach
    void theBasesAreOpen() {
        TestClock.clock().travelTo(Instant.parse("2025-04-10T04:00:00Z"));
        Office.openBases();
    }

    @AfterEach
    void present() {
        TestClock.clock().backToPresent();
    }

    @RepeatedTest(2)
    void anExitIsProposedOnceAndDecidedOnceByAnother() throws InterruptedException {
        String id = admitted(application(name));
        String proposal = "{\"to\":\"EXIT_PROPOSED\",\"reason\":\"撤资\"}";
        List<Integer> proposed = AtOnce.statuses(everybody(id, "\"v0\"", proposal));
        assertThat(proposed).containsOnlyOnce(200);
        String proposer = person(proposed.indexOf(200));

        String decision = "{\"to\":\"EXITED\",\"reason\":\"属实\"}";
        List<Callable<Response>> byTheProposer =
                Collections.nCopies(PERSONS, () -> move(proposer, id, "\"v1\"", decision));
        assertThat(AtOnce.statuses(byTheProposer)).containsOnly(409);
        List<Integer> decided = AtOnce.statuses(everybody(id, "\"v1\"", decision));
        assertThat(decided).containsOnlyOnce(200);
        assertThat(person(decided.indexOf(200))).isNotEqualTo(proposer);
        assertThat(sql.number(
                        "select count(*) from event where type = 'io.jidi.project.project.changed' and aggregate = ?",
                        id))
                .isEqualTo(2);
        assertThat(trail(id)).containsExactly("ADMITTED", "EXIT_PROPOSED", "EXITED");
    }

    @RepeatedTest(2)
    void oneWithdrawsWhileAnotherDecidesAndOneOfThemIsToldNo() throws InterruptedException {
        String id = admitted(application(name));
        move("one", id, "\"v0\"", "{\"to\":\"EXIT_PROPOSED\",\"reason\":\"撤资\"}")
                .then()
                .statusCode(200);
        List<Integer> statuses = AtOnce.statuses(List.of(
                () -> move("one", id, "\"v1\"", "{\"to\":\"ADMITTED\",\"reason\":\"收回\"}"),
                () -> move("two", id, "\"v1\"", "{\"to\":\"EXITED\",\"reason\":\"属实\"}")));
        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
        assertThat(trail(id)).hasSize(3);
    }

    @RepeatedTest(2)
    void aProjectCodeIsAdmittedOnce() throws InterruptedException {
        String code = freshProjectCode();
        List<Callable<Response>> applications = new ArrayList<>();
        for (int i = 0; i < PERSONS; i++) {
            // Other names of other owners: only the code says that it is one project.
            ObjectNode body = application(name + i);
            body.putArray("codes").addObject().put("code", code).put("principal", true);
            applications.add(() -> admit(body));
        }
        List<Response> answers = AtOnce.sent(applications);
        assertThat(answers.stream().map(Response::statusCode).toList()).containsOnlyOnce(201);
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 201).map(Response::statusCode))
                .allMatch(status -> status == 409 || status == 422);
        assertThat(sql.number("select count(*) from project where name like ?", name + "%"))
                .isOne();
        assertThat(sql.number("select count(*) from project_code where code = ? and active", code))
                .isOne();
    }

    @RepeatedTest(2)
    void aNameOfOneOwnerIsAdmittedOnce() throws InterruptedException {
        ObjectNode body = application(name);
        List<Callable<Response>> applications = new ArrayList<>();
        for (int i = 0; i < PERSONS; i++) {
            ObjectNode one = body.deepCopy();
            one.putArray("codes").addObject().put("code", freshProjectCode()).put("principal", true);
            applications.add(() -> admit(one));
        }
        assertThat(AtOnce.statuses(applications)).containsOnlyOnce(201);
        assertThat(sql.number("select count(*) from project where name = ?", name))
                .isOne();
    }

    private static List<Callable<Response>> everybody(String id, String tag, String body) {
        List<Callable<Response>> requests = new ArrayList<>();
        for (int i = 0; i < PERSONS; i++) {
            String person = person(i);
            requests.add(() -> move(person, id, tag, body));
        }
        return requests;
    }

    /** Three persons, each at two places. */
    private static String person(int place) {
        return "person-" + place % 3;
    }

    private static Response move(String person, String id, String tag, String body) {
        return as(Tokens.of("PROVINCE_OFFICE").user(person).sign())
                .header("If-Match", tag)
                .body(body)
                .post(path(id) + "/transitions");
    }

    private static List<String> trail(String id) {
        return office().get(path(id) + "/transitions").path("items.to");
    }
}
