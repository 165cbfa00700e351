package io.jidi.exchange.national;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what was handed in. */
@Singleton
class Submissions {

    private static final int MOST = 200;

    private final Sql sql;

    Submissions(Sql sql) {
        this.sql = sql;
    }

    /** The newest first. */
    List<SubmissionView> newest() {
        return sql.list(
                "select * from national_submission order by submitted_at desc, id desc limit " + MOST,
                Submissions::view);
    }

    /** @throws io.jidi.platform.problem.Problem 404 */
    SubmissionView find(SubmissionId id) {
        return sql.first("select * from national_submission where id = ?", Submissions::view, id.value())
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    private static SubmissionView view(ResultSet row) throws SQLException {
        return new SubmissionView(
                new SubmissionId(row.getObject("id", UUID.class)),
                row.getString("path"),
                row.getString("sid"),
                SubmissionView.State.valueOf(row.getString("state")),
                row.getString("submitted_by"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                instant(row, "sent_at"),
                row.getInt("tries"),
                row.getString("code"),
                row.getString("message"),
                row.getString("data"),
                instant(row, "answered_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
