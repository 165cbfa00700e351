package io.jidi.project.programme;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Territory;
import io.jidi.project.base.Agglomerations;
import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.programme.IndicatorValue.DataStatus;
import io.jidi.project.rules.Fraction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Records the value of an indicator for one subject and year; a correction is a new revision with its reason. */
@ApplicationScoped
class RecordValue {

    private static final String PROVINCE = "PROVINCE";
    static final int DECIMALS = 6;

    private final ShippedProgramme programme;
    private final ProgrammeSeed seed;
    private final Items items;
    private final Sql sql;
    private final EntityManager entities;
    private final CallContext call;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final BusinessDay day;

    RecordValue(
            ShippedProgramme programme,
            ProgrammeSeed seed,
            Items items,
            Sql sql,
            EntityManager entities,
            CallContext call,
            AuditTrail audit,
            Uuid7 ids,
            BusinessDay day) {
        this.programme = programme;
        this.seed = seed;
        this.items = items;
        this.sql = sql;
        this.entities = entities;
        this.call = call;
        this.audit = audit;
        this.ids = ids;
        this.day = day;
    }

    /**
     * Either {@code value}, or numerator and denominator for a rate in per cent. Over a denominator of zero there is no value.
     *
     * @param subject {@code PROVINCE}, {@code base:VOICE}, {@code region:340100}, or an item's id
     * @param definition such as {@code OFFICIAL}; needed where the indicator has several
     * @param reason of a correction
     */
    @Schema(name = "RecordIndicatorValue")
    record Request(
            @NotNull String indicator,

            @NotNull @Pattern(regexp = "PROVINCE|base:[A-Z][A-Z0-9-]{1,31}|region:[0-9]{6}|itm_[0-9a-z]{26}")
            String subject,

            @Min(2000) @Max(2100) int year,

            @Nullable @Pattern(regexp = "[A-Z][A-Z0-9-]{0,31}")
            String definition,

            @Nullable @Digits(integer = 18, fraction = DECIMALS)
            BigDecimal value,

            @Nullable @Digits(integer = 18, fraction = DECIMALS)
            BigDecimal numerator,

            @Nullable @Digits(integer = 18, fraction = DECIMALS)
            BigDecimal denominator,

            @NotNull DataStatus dataStatus,
            @NotBlank @Size(max = 500) String source,
            @Nullable @Size(max = 500) String evidence,
            @Nullable @Size(max = 500) String reason) {}

    IndicatorValue.View execute(Request request) {
        if (programme.indicators().stream().noneMatch(one -> one.code().equals(request.indicator()))) {
            throw ProjectProblem.INDICATOR_VALUE_REFUSED.at(
                    "/indicator", "没有指标 " + request.indicator(), "There is no indicator " + request.indicator());
        }
        requireSubject(request.subject());
        if (request.indicator().equals(Agglomerations.INDICATOR)) {
            requireAnnounced(request);
        }
        String definition = request.definition() == null ? "" : request.definition();
        sql.list(
                "select pg_advisory_xact_lock(hashtext(?))",
                row -> 0,
                request.indicator() + "|" + request.subject() + "|" + request.year() + "|" + definition);
        int revision = (int) sql.number(
                        "select coalesce(max(revision), 0) from indicator_value where indicator = ? and subject = ?"
                                + " and value_year = ? and definition = ?",
                        request.indicator(),
                        request.subject(),
                        request.year(),
                        definition)
                + 1;
        if (revision > 1 && (request.reason() == null || request.reason().isBlank())) {
            throw ProjectProblem.INDICATOR_VALUE_REFUSED.at(
                    "/reason", "该值已登记，更正须说明理由", "There is a value; a correction needs its reason");
        }
        UUID id = ids.next();
        sql.update(
                "insert into indicator_value (id, indicator, subject, value_year, definition, revision, value, numerator,"
                        + " denominator, data_status, source, evidence, reason, actor, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                request.indicator(),
                request.subject(),
                request.year(),
                definition,
                revision,
                value(request),
                request.numerator(),
                request.denominator(),
                request.dataStatus(),
                request.source().strip(),
                request.evidence(),
                revision > 1 ? request.reason() : null,
                call.caller().userId(),
                day.now());
        IndicatorValue.View view = entities.find(IndicatorValue.class, id).view();
        audit.record("RECORD_INDICATOR_VALUE", new ValueId(id).wire(), request.reason(), null, view);
        return view;
    }

    /** What a base computes of its carriers is not typed in beside it; what others announce of it may be. */
    private static void requireAnnounced(Request request) {
        if (request.definition() == null) {
            throw ProjectProblem.INDICATOR_VALUE_REFUSED.at(
                    "/definition", "集聚度须注明定义", "Agglomeration is recorded under a named definition");
        }
        if (request.subject().startsWith("base:") && Agglomerations.isComputed(request.definition())) {
            throw ProjectProblem.INDICATOR_VALUE_REFUSED.at(
                    "/definition",
                    "该定义由基地按载体数据计算（/api/v1/bases/{id}/industry/agglomerations），不另行填报",
                    "The base computes it from its carriers' figures (/api/v1/bases/{id}/industry/agglomerations)");
        }
    }

    private static @Nullable BigDecimal value(Request request) {
        BigDecimal numerator = request.numerator();
        BigDecimal denominator = request.denominator();
        if ((numerator == null) != (denominator == null) || (numerator == null) == (request.value() == null)) {
            throw ProjectProblem.INDICATOR_VALUE_REFUSED.at(
                    "/value", "数值与分子分母二选一", "Give the value, or numerator and denominator");
        }
        if (numerator == null || denominator == null) {
            return request.value();
        }
        return denominator.signum() == 0
                ? null
                : Fraction.percent(numerator, denominator).display(DECIMALS);
    }

    private void requireSubject(String subject) {
        if (subject.startsWith(ItemId.PREFIX + "_")) {
            items.writable(new ItemId(TypeIds.parse(ItemId.PREFIX, subject)));
            return;
        }
        String code = subject.substring(subject.indexOf(':') + 1);
        if (subject.equals(PROVINCE)) {
            Territory.requireWritable(call.scope(), Territory.PROVINCE, null);
        } else if (subject.startsWith("base:")) {
            if (sql.number("select count(*) from industry_base where code = ?", code) == 0) {
                throw ProjectProblem.ITEM_LINK_UNKNOWN.at("/subject", "没有基地 " + code, "There is no base " + code);
            }
            Territory.requireWritable(call.scope(), Territory.PROVINCE, code);
        } else {
            seed.requireRegion(code, "/subject");
            Territory.requireWritable(call.scope(), code, null);
        }
    }
}
