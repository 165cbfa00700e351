package io.jidi.exchange.correction;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.exchange.application.Platform;
import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.PublishedView;
import io.jidi.exchange.record.Records;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes a doubt about a value that the platform was shown. */
@ApplicationScoped
class SubmitCorrection {

    private final Records records;
    private final Corrections corrections;
    private final AnswerClock answers;
    private final Sql sql;
    private final Uuid7 ids;
    private final Clock clock;

    SubmitCorrection(Records records, Corrections corrections, AnswerClock answers, Sql sql, Uuid7 ids, Clock clock) {
        this.records = records;
        this.corrections = corrections;
        this.answers = answers;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The doubt.
     *
     * @param id of the record
     * @param current the value as the platform has it, as text; absent when it has none
     */
    @Schema(name = "SubmitCorrection")
    public record Request(
            @NotBlank @Size(max = 200) String id,
            @NotBlank @Size(max = 100) String field,
            @Nullable @Size(max = 4000) String current,
            @NotBlank @Size(max = 4000) String proposed,
            @NotBlank @Size(max = 4000) String evidence) {}

    CorrectionView execute(DataSet set, Platform platform, Request request) {
        Records.Entry record = records.find(set, platform.entitlement(), request.id())
                .orElseThrow(() -> ExchangeProblem.CORRECTION_REFUSED.at("/id", "没有该记录", "There is no such record"));
        boolean visible = set.visible(platform.entitlement().grade()).stream()
                .anyMatch(field -> field.name().equals(request.field()));
        if (!visible) {
            throw ExchangeProblem.CORRECTION_REFUSED.at("/field", "没有该字段", "There is no such field");
        }
        Map<String, Object> shown =
                PublishedView.of(set, platform.entitlement().grade(), record.id(), record.rev(), record.data());
        String value = text(shown.get(request.field()));
        if (!java.util.Objects.equals(value, request.current())) {
            throw ExchangeProblem.CORRECTION_REFUSED.at(
                    "/current",
                    "现值已是“" + value + "”，请先同步",
                    "The value is \"" + value + "\" by now; follow the feed first");
        }
        if (request.proposed().equals(value)) {
            throw ExchangeProblem.CORRECTION_REFUSED.at("/proposed", "与现值相同", "It is the same value");
        }
        CorrectionId id = new CorrectionId(ids.next());
        Instant now = clock.instant();
        sql.update(
                "insert into correction (id, application_id, data_set, record_id, field, current_value, proposed_value,"
                        + " evidence, region, rev, state, submitted_at, due_date, version)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?, ?, 0)",
                id.value(),
                platform.id(),
                set.code(),
                record.id(),
                request.field(),
                value,
                request.proposed().strip(),
                request.evidence().strip(),
                record.region(),
                record.rev(),
                now,
                answers.due(LocalDate.ofInstant(now, ClockSource.BUSINESS_ZONE)));
        return corrections.told(id, "SUBMIT_CORRECTION", request.evidence().strip());
    }

    /** As text: lists and amounts in their canonical JSON. */
    static @Nullable String text(@Nullable Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        return value instanceof Map<?, ?> || value instanceof java.util.List<?>
                ? io.jidi.exchange.dataset.Extraction.json(value)
                : String.valueOf(value);
    }
}
