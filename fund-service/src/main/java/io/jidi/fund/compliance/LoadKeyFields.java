package io.jidi.fund.compliance;

import io.jidi.fund.FundProblem;
import io.jidi.fund.compliance.rules.KeyFields;
import io.jidi.fund.edition.StoredJson;
import io.jidi.fund.performance.TableText;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.FieldError;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Loads an edition of a province's key-field list from a table; with one fault nothing is written. It waits for approval. */
@ApplicationScoped
class LoadKeyFields {

    private final KeyFieldLists lists;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    LoadKeyFields(KeyFieldLists lists, AuditTrail audit, Uuid7 ids, Clock clock, CallContext call, Sql sql) {
        this.lists = lists;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /** What the file is, and from when it holds. */
    record Upload(
            String provinceCode,
            LocalDate effectiveFromDate,
            String name,
            String document,
            String fileName,
            byte[] file,
            String contentType) {}

    KeyFieldLists.ListView execute(Upload upload) {
        requireScope(call, upload.provinceCode());
        KeyFields.Table table = KeyFields.read(TableText.read(upload.file(), upload.contentType()));
        if (!table.faults().isEmpty()) {
            throw FundProblem.FUND_KEY_FIELDS_REJECTED
                    .problem()
                    .withErrors(table.faults().stream()
                            .map(fault -> new FieldError("/rows/" + fault.row(), "ROW", fault.message()))
                            .toList());
        }
        KeyFieldListId id = new KeyFieldListId(ids.next());
        sql.update(
                "insert into key_field_list (id, province_code, effective_from, name, document, file_name, sha256, fields,"
                        + " recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)",
                id.value(),
                upload.provinceCode(),
                upload.effectiveFromDate(),
                upload.name(),
                upload.document(),
                upload.fileName(),
                StoredJson.digest(upload.file()),
                StoredJson.write(table.list()),
                clock.instant(),
                call.caller().userId());
        KeyFieldLists.ListView view = lists.one(id);
        audit.record("LOAD_KEY_FIELDS", id.wire(), upload.document(), null, view);
        return view;
    }

    /** A province's list is the business of who looks after all of it. */
    static void requireScope(CallContext call, String province) {
        if (!call.scope().coversRegion(province + "0000")) {
            throw PlatformProblem.FORBIDDEN.at("/provinceCode", "该省不在管辖范围", "The province is out of your scope");
        }
    }
}
