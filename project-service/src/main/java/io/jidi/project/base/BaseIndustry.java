package io.jidi.project.base;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.base.rules.Agglomeration;
import io.jidi.project.base.rules.AssessmentSheet;
import io.jidi.project.edition.StrictJson;
import io.jidi.project.rules.CanonicalJson;
import io.jidi.project.rules.EditionParameter;
import io.jidi.project.rules.EditionParameters;
import io.jidi.project.rules.Fraction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a base consists of, and its figures. */
@ApplicationScoped
class BaseIndustry {

    /** The year of the policy's target, and the one against which those after it are judged; {@code target.2022.percent} is named by it. */
    static final int TARGET_YEAR = 2022;

    private static final String SHIPPED = "/base/AH-BASE-1.json";

    private static final String CARRIERS =
            "select id, name, core, boundary, source, from_date, to_date from base_carrier where base_id = ?";

    private final EntityManager entities;
    private final Sql sql;
    private final CallContext call;
    private final BaseMembers members;
    private final String editionId;
    private final EditionParameters edition;

    BaseIndustry(EntityManager entities, Sql sql, CallContext call, BaseMembers members) {
        this.entities = entities;
        this.sql = sql;
        this.call = call;
        this.members = members;
        EditionFile file = StrictJson.resource(SHIPPED, EditionFile.class);
        this.editionId = file.id();
        this.edition = new EditionParameters(file.parameters());
    }

    record EditionFile(String id, List<EditionParameter> parameters) {}

    /** A carrier (园区); {@code boundary} names its limits, such as the roads around it or the document that draws them. */
    public record Carrier(
            CarrierId id,
            String name,
            boolean core,
            String boundary,
            String source,
            LocalDate fromDate,
            @Nullable LocalDate toDate) {}

    /** An industry that leads the base, by GB/T 4754. */
    public record Leading(
            String industryCode,
            String name,
            LocalDate fromDate,
            @Nullable LocalDate toDate) {}

    /** All that was in force on a day. */
    public record Parts(
            LocalDate asOf,
            String carriersVersion,
            List<Carrier> carriers,
            List<Leading> leadingIndustries,
            List<BaseMembers.Member> members) {}

    /**
     * A computed agglomeration.
     *
     * @param percent two decimals; absent where there is nothing to divide by
     * @param carriersVersion digest over the carriers that counted
     * @param targetMet against the target of 2022; for later years whether it is above the base's own 2022 value
     * @param hhi over the carriers' leading revenue; likewise cr3, in percent
     */
    public record Value(
            String definition,
            int year,
            int revision,
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable BigDecimal percent,
            int carriers,
            String carriersVersion,
            int enterprises,
            String status,
            @Nullable BigDecimal hhi,
            @Nullable BigDecimal cr3,
            @Nullable Boolean targetMet) {}

    /** @throws io.jidi.platform.problem.Problem 404 if there is no such base */
    IndustryBase base(BaseId id) {
        return Optional.ofNullable(entities.find(IndustryBase.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /** Locked, for one who may change it: the province, or the office of this base. */
    IndustryBase toChange(BaseId id) {
        IndustryBase base = Optional.ofNullable(
                        entities.find(IndustryBase.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        if (!call.scope().coversRegion("340000") && !call.scope().bases().contains(base.code())) {
            throw PlatformProblem.FORBIDDEN.problem("该基地不在您的管辖范围内", "The base is outside your scope");
        }
        return base;
    }

    String editionId() {
        return editionId;
    }

    AssessmentSheet sheet() {
        return new AssessmentSheet(edition);
    }

    BigDecimal target() {
        return edition.decimal("target.2022.percent");
    }

    Parts parts(BaseId id, LocalDate day) {
        List<Carrier> carriers = carriers(id, day);
        return new Parts(
                day,
                version(carriers),
                carriers,
                sql.list(
                        "select industry_code, name, from_date, to_date from base_leading_industry where base_id = ?"
                                + " and ? between from_date and coalesce(to_date, 'infinity') order by industry_code",
                        row -> new Leading(
                                row.getString(1),
                                row.getString(2),
                                row.getObject(3, LocalDate.class),
                                row.getObject(4, LocalDate.class)),
                        id.value(),
                        day),
                members.on(id, day));
    }

    List<Carrier> carriers(BaseId id, LocalDate day) {
        return sql.list(
                CARRIERS + " and ? between from_date and coalesce(to_date, 'infinity') order by core desc, name",
                BaseIndustry::carrier,
                id.value(),
                day);
    }

    /** Of all times. */
    List<Carrier> carriers(BaseId id) {
        return sql.list(CARRIERS + " order by id", BaseIndustry::carrier, id.value());
    }

    private static Carrier carrier(ResultSet row) throws SQLException {
        return new Carrier(
                new CarrierId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getBoolean(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class));
    }

    /** Changes whenever a carrier comes, goes, or changes its limits or its being core. */
    static String version(List<Carrier> carriers) {
        List<Object> lines = new ArrayList<>();
        carriers.stream()
                .map(one -> one.id().value() + "|" + one.name() + "|" + one.core() + "|" + one.boundary())
                .sorted()
                .forEach(lines::add);
        return CanonicalJson.digest(CanonicalJson.write(lines)).substring(0, 16);
    }

    /** The latest revision of every value of the base, or of every base. */
    List<Value> values(@Nullable BaseId id, @Nullable Integer year) {
        return sql.list(
                "select distinct on (g.base_id, g.figure_year, g.definition) g.definition, g.figure_year, g.revision,"
                        + " g.numerator, g.denominator, g.carriers, g.carriers_version, g.enterprises, g.status, g.hhi,"
                        + " g.cr3, b.numerator, b.denominator from base_agglomeration g left join lateral (select *"
                        + " from base_agglomeration o where o.base_id = g.base_id and o.definition = g.definition"
                        + " and o.figure_year = " + TARGET_YEAR
                        + " order by o.revision desc limit 1) b on true"
                        + " where (cast(? as uuid) is null or g.base_id = ?)"
                        + " and (cast(? as int) is null or g.figure_year = ?)"
                        + " order by g.base_id, g.figure_year, g.definition, g.revision desc",
                row -> {
                    Agglomeration own = new Agglomeration(
                            Agglomeration.Definition.of(row.getString(1)), row.getBigDecimal(4), row.getBigDecimal(5));
                    BigDecimal numerator = row.getBigDecimal(12);
                    BigDecimal denominator = row.getBigDecimal(13);
                    Boolean met = row.getInt(2) <= TARGET_YEAR
                            ? own.reaches(target())
                            : numerator == null || denominator == null
                                    ? null
                                    : own.above(new Agglomeration(own.definition(), numerator, denominator));
                    return new Value(
                            row.getString(1),
                            row.getInt(2),
                            row.getInt(3),
                            row.getBigDecimal(4),
                            row.getBigDecimal(5),
                            display(own.percent()),
                            row.getInt(6),
                            row.getString(7),
                            row.getInt(8),
                            row.getString(9),
                            row.getBigDecimal(10),
                            row.getBigDecimal(11),
                            met);
                },
                id == null ? null : id.value(),
                id == null ? null : id.value(),
                year,
                year);
    }

    static @Nullable BigDecimal display(@Nullable Fraction value) {
        return value == null ? null : value.display(2);
    }
}
