package io.jidi.fund.evaluation;

import io.jidi.fund.FundProblem;
import io.jidi.fund.edition.StoredJson;
import io.jidi.fund.evaluation.rules.SchemeTable;
import io.jidi.fund.performance.TableText;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.FieldError;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Loads a version of a province's scheme from a spreadsheet (fund.md 2.6); with one fault nothing is written. */
@ApplicationScoped
class LoadScheme {

    private final Schemes schemes;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    LoadScheme(Schemes schemes, AuditTrail audit, Uuid7 ids, Clock clock, CallContext call, Sql sql) {
        this.schemes = schemes;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /** What the file is. */
    record Upload(String code, String name, String document, String fileName, byte[] file, String contentType) {}

    Schemes.SchemeView execute(Upload upload) {
        SchemeTable table = SchemeTable.read(TableText.read(upload.file(), upload.contentType()));
        if (!table.faults().isEmpty()) {
            throw FundProblem.FUND_SCHEME_REJECTED
                    .problem()
                    .withErrors(table.faults().stream()
                            .map(fault -> new FieldError("/rows/" + fault.row(), "ROW", fault.message()))
                            .toList());
        }
        SchemeId id = new SchemeId(ids.next());
        // Two uploads at once would take the same version: the second meets the unique constraint and is done again.
        sql.update(
                "insert into evaluation_scheme (id, code, version, name, document, file_name, sha256, indicators,"
                        + " recorded_at, recorded_by) select ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?, ?, ?::jsonb, ?, ?"
                        + " from evaluation_scheme where code = ?",
                id.value(),
                upload.code(),
                upload.name(),
                upload.document(),
                upload.fileName(),
                StoredJson.digest(upload.file()),
                StoredJson.write(table.indicators()),
                clock.instant(),
                call.caller().userId(),
                upload.code());
        Schemes.SchemeView view = schemes.find(id);
        audit.record("LOAD_SCHEME", id.wire(), upload.document(), null, view);
        return view;
    }
}
