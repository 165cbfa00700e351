package io.jidi.fund.compliance;

import com.fasterxml.jackson.core.type.TypeReference;
import io.jidi.fund.compliance.rules.Fact;
import io.jidi.fund.compliance.rules.Facts;
import io.jidi.fund.compliance.rules.KeyFields;
import io.jidi.fund.compliance.rules.Known;
import io.jidi.fund.edition.StoredJson;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Editions of provincial key-field lists; an approved one decides whether a stated industry is in it. */
@ApplicationScoped
class KeyFieldLists {

    private static final String QUERY = "select l.*, a.document as approval, a.approved_at, a.approved_by"
            + " from key_field_list l left join key_field_list_approval a on a.list_id = l.id";

    private static final TypeReference<KeyFields> FIELDS = new TypeReference<>() {};

    private final Sql sql;

    KeyFieldLists(Sql sql) {
        this.sql = sql;
    }

    /**
     * One edition.
     *
     * @param provinceCode first two digits of the region code
     * @param approval the paper of the approval; null while the edition waits for it
     */
    public record ListView(
            KeyFieldListId id,
            String provinceCode,
            LocalDate effectiveFromDate,
            String name,
            String document,
            String fileName,
            String sha256,
            List<KeyFields.Field> fields,
            Instant recordedAt,
            String recordedBy,
            @Nullable String approval,
            @Nullable Instant approvedAt,
            @Nullable String approvedBy) {

        boolean approved() {
            return approvedAt != null;
        }
    }

    /** All, the latest first. */
    List<ListView> all() {
        return sql.list(QUERY + " order by l.province_code, l.effective_from desc, l.id desc", KeyFieldLists::read);
    }

    ListView one(KeyFieldListId id) {
        return sql.first(QUERY + " where l.id = ?", KeyFieldLists::read, id.value())
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /** The approved edition that takes effect in a year, if there is one. */
    Optional<ListView> inYear(String province, int year) {
        return sql.first(
                QUERY
                        + " where l.province_code = ? and extract(year from l.effective_from) = ? and a.list_id is not null"
                        + " limit 1",
                KeyFieldLists::read,
                province,
                year);
    }

    /**
     * Decides membership by the edition in force on the day, where there is one and the target's industry is stated. The list
     * then speaks, not a paper that says what is in it; without a list the recorded fact stays as it is.
     */
    Facts add(Facts facts, LocalDate day) {
        Optional<Known> industry = facts.of(Fact.INDUSTRY_CODE);
        Optional<Known> province = facts.of(Fact.PROVINCE_CODE);
        if (industry.isEmpty() || province.isEmpty()) {
            return facts;
        }
        Optional<ListView> list = inForce(province.get().value(), day);
        return list.map(edition -> facts.with(
                        Fact.IN_PROVINCIAL_LIST,
                        new KeyFields(edition.fields())
                                .contains(industry.get().value())
                                .map(String::valueOf)
                                .orElse(null),
                        edition.document() + " " + edition.id().wire()))
                .orElse(facts);
    }

    /** The last approval of the latest day stands: an edition approved again for the same day corrects it. */
    private Optional<ListView> inForce(String province, LocalDate day) {
        return sql.first(
                QUERY + " where l.province_code = ? and l.effective_from <= ? and a.list_id is not null"
                        + " order by l.effective_from desc, a.approved_at desc, l.id desc limit 1",
                KeyFieldLists::read,
                province,
                day);
    }

    private static ListView read(ResultSet row) throws SQLException {
        OffsetDateTime approved = row.getObject("approved_at", OffsetDateTime.class);
        return new ListView(
                new KeyFieldListId(row.getObject("id", UUID.class)),
                row.getString("province_code"),
                row.getObject("effective_from", LocalDate.class),
                row.getString("name"),
                row.getString("document"),
                row.getString("file_name"),
                row.getString("sha256"),
                StoredJson.read(row.getString("fields"), FIELDS).fields(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"),
                row.getString("approval"),
                approved == null ? null : approved.toInstant(),
                row.getString("approved_by"));
    }
}
