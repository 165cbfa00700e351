package io.jidi.enterprise.recognition;

import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.recognition.rules.Action;
import io.jidi.enterprise.recognition.rules.File;
import io.jidi.enterprise.recognition.rules.Stage;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The steps of applications, and the assessment that was in hand at each. */
@ApplicationScoped
class RecognitionSteps {

    private final Sql sql;

    RecognitionSteps(Sql sql) {
        this.sql = sql;
    }

    /** The latest computed answer for a title. */
    record Computed(UUID assessmentId, String outcome) {}

    Optional<Computed> computed(EnterpriseId enterprise, Title title) {
        return sql.first(
                "select id, outcome from assessment where enterprise_id = ? and standard = ?"
                        + " order by application_date desc, assessed_at desc limit 1",
                row -> new Computed(row.getObject("id", UUID.class), row.getString("outcome")),
                enterprise.value(),
                title.standard());
    }

    List<RecognitionStep> of(RecognitionId id) {
        return sql.list(
                "select * from recognition_step where recognition_id = ? order by number",
                RecognitionSteps::step,
                id.value());
    }

    /** What was done since the last submission, that one included: the round in which no person passes it twice. */
    static List<File.Step> round(List<RecognitionStep> steps) {
        List<File.Step> round = new ArrayList<>();
        for (RecognitionStep step : steps) {
            if (step.action() == Action.SUBMIT) {
                round.clear();
            }
            round.add(new File.Step(step.action(), step.actor()));
        }
        return round;
    }

    void add(RecognitionId id, RecognitionStep step) {
        sql.update(
                "insert into recognition_step (recognition_id, number, action, from_stage, to_stage, actor, organisation,"
                        + " levels, reason, until_date, assessment_id, outcome, acted_on, acted_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?, ?, ?)",
                id.value(),
                step.number(),
                step.action(),
                step.from(),
                step.to(),
                step.actor(),
                step.organisation(),
                step.levels(),
                step.reason(),
                step.until(),
                step.assessmentId(),
                step.outcome(),
                step.on(),
                step.at());
    }

    private static RecognitionStep step(ResultSet row) throws SQLException {
        return new RecognitionStep(
                row.getInt("number"),
                Action.valueOf(row.getString("action")),
                Stage.valueOf(row.getString("from_stage")),
                Stage.valueOf(row.getString("to_stage")),
                row.getString("actor"),
                row.getString("organisation"),
                Arrays.stream((Object[]) row.getArray("levels").getArray())
                        .map(String::valueOf)
                        .toList(),
                row.getString("reason"),
                row.getObject("until_date", LocalDate.class),
                row.getObject("assessment_id", UUID.class),
                row.getString("outcome"),
                row.getObject("acted_on", LocalDate.class),
                row.getTimestamp("acted_at").toInstant());
    }
}
