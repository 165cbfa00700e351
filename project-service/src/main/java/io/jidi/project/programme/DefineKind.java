package io.jidi.project.programme;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Defines a kind of item that the policy does not have. */
@ApplicationScoped
class DefineKind {

    private static final int MAX_SCHEMA = 20_000;

    private final ItemKinds kinds;
    private final Sql sql;
    private final AuditTrail audit;
    private final BusinessDay day;

    DefineKind(ItemKinds kinds, Sql sql, AuditTrail audit, BusinessDay day) {
        this.kinds = kinds;
        this.sql = sql;
        this.audit = audit;
        this.day = day;
    }

    /** @param schema JSON Schema 2020-12 of an object without additional properties */
    @Schema(name = "DefineItemKind")
    record Request(
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,63}")
            String code,

            @NotBlank @Size(max = 100) String nameZh,
            @NotBlank @Size(max = 200) String nameEn,

            @NotNull @Schema(type = SchemaType.OBJECT) JsonNode schema) {}

    ShippedProgramme.Kind execute(Request request) {
        if (kinds.find(request.code()).isPresent()) {
            throw ProjectProblem.ITEM_KIND_TAKEN.at(
                    "/code", "已有类别 " + request.code(), "There is a kind " + request.code());
        }
        if (request.schema().toString().length() > MAX_SCHEMA) {
            throw ProjectProblem.ITEM_KIND_REFUSED.at(
                    "/schema", "超过 " + MAX_SCHEMA + " 个字符", "More than " + MAX_SCHEMA + " characters");
        }
        ItemKinds.requireSchema(request.schema());
        sql.update(
                "insert into item_kind (code, name_zh, name_en, schema, recorded_at) values (?, ?, ?, ?, ?)",
                request.code(),
                request.nameZh().strip(),
                request.nameEn().strip(),
                request.schema().toString(),
                day.now());
        audit.record("DEFINE_ITEM_KIND", request.code(), null, null, request);
        return kinds.find(request.code()).orElseThrow();
    }
}
