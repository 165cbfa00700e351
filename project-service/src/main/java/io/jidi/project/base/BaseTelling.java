package io.jidi.project.base;

import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import io.jidi.project.ProjectEvents;
import io.jidi.project.Territory;
import io.jidi.project.base.rules.Agglomeration;
import io.jidi.project.telling.FirstTelling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a base's carriers and of its agglomeration, in the order of the base. Who sees the base's cities, or the base, sees
 * these; a base for which no source names a city is the province's.
 */
@ApplicationScoped
class BaseTelling implements FirstTelling {

    private final BaseIndustry bases;
    private final EntityManager entities;
    private final Sql sql;
    private final Outbox outbox;

    BaseTelling(BaseIndustry bases, EntityManager entities, Sql sql, Outbox outbox) {
        this.bases = bases;
        this.entities = entities;
        this.sql = sql;
        this.outbox = outbox;
    }

    /** The data of the event carrier.changed: a carrier as it stands now. An ended one keeps its place with its last day. */
    record CarrierFact(
            CarrierId id,
            BaseId baseId,
            String baseCode,
            List<String> regionCodes,
            String name,
            boolean core,
            String boundary,
            String source,
            LocalDate fromDate,
            @Nullable LocalDate toDate) {}

    /** The data of the event agglomeration.computed: all readings of one year, latest revision. */
    record AgglomerationFact(
            BaseId baseId, String baseCode, List<String> regionCodes, int year, List<Reading> readings) {}

    /**
     * One definition.
     *
     * @param numeratorRevenue of a definition that counts revenue, as is its denominator
     * @param numeratorEnterprises of one that counts enterprises, as is its denominator
     */
    record Reading(
            String definition,
            int revision,
            String status,
            @Nullable BigDecimal percent,
            @Nullable Boolean targetMet,
            @Nullable Money numeratorRevenue,
            @Nullable Money denominatorRevenue,
            @Nullable Integer numeratorEnterprises,
            @Nullable Integer denominatorEnterprises,
            int carriers,
            String carriersVersion,
            int enterprises,
            @Nullable BigDecimal hhi,
            @Nullable BigDecimal cr3) {

        static Reading of(BaseIndustry.Value value) {
            boolean counts = Agglomeration.Definition.of(value.definition()) == Agglomeration.Definition.C;
            return new Reading(
                    value.definition(),
                    value.revision(),
                    value.status(),
                    value.percent(),
                    value.targetMet(),
                    counts ? null : Money.cny(value.numerator()),
                    counts ? null : Money.cny(value.denominator()),
                    counts ? value.numerator().intValueExact() : null,
                    counts ? value.denominator().intValueExact() : null,
                    value.carriers(),
                    value.carriersVersion(),
                    value.enterprises(),
                    value.hhi(),
                    value.cr3());
        }
    }

    /** The carrier of this name that belongs to the base on that day; a name counts once on a day. */
    void carrier(IndustryBase base, String name, LocalDate day) {
        bases.carriers(base.id(), day).stream()
                .filter(one -> one.name().equals(name))
                .forEach(one -> tell(base, one));
    }

    /** The values of a year; those of the target's year decide whether later ones meet it, so these are told with them. */
    void agglomerations(IndustryBase base, int year) {
        tell(
                base,
                bases.values(base.id(), null).stream()
                        .filter(one -> one.year() == year || (year == BaseIndustry.TARGET_YEAR && one.year() > year))
                        .toList());
    }

    @Override
    public String what() {
        return "base-industry";
    }

    @Override
    public Optional<UUID> tellAfter(UUID after) {
        Optional<UUID> next = sql.first(
                "select id from industry_base where id > ? order by id limit 1",
                row -> row.getObject(1, UUID.class),
                after);
        next.map(id -> entities.find(IndustryBase.class, id, LockModeType.PESSIMISTIC_WRITE))
                .ifPresent(base -> {
                    bases.carriers(base.id()).forEach(one -> tell(base, one));
                    tell(base, bases.values(base.id(), null));
                });
        return next;
    }

    private void tell(IndustryBase base, BaseIndustry.Carrier one) {
        append(
                base,
                ProjectEvents.CARRIER_CHANGED,
                new CarrierFact(
                        one.id(),
                        base.id(),
                        base.code(),
                        regions(base),
                        one.name(),
                        one.core(),
                        one.boundary(),
                        one.source(),
                        one.fromDate(),
                        one.toDate()),
                one.toDate() == null ? one.fromDate() : one.toDate());
    }

    private void tell(IndustryBase base, List<BaseIndustry.Value> values) {
        Map<Integer, List<Reading>> byYear = new TreeMap<>(values.stream()
                .collect(Collectors.groupingBy(
                        BaseIndustry.Value::year, Collectors.mapping(Reading::of, Collectors.toList()))));
        byYear.forEach((year, readings) -> append(
                base,
                ProjectEvents.AGGLOMERATION_COMPUTED,
                new AgglomerationFact(base.id(), base.code(), regions(base), year, readings),
                LocalDate.of(year, 12, 31)));
    }

    private void append(IndustryBase base, String type, Object fact, LocalDate effective) {
        outbox.append(new NewEvent(ProjectEvents.BASE, type, 1, base.id(), fact, effective, mark(base)));
    }

    private static List<String> regions(IndustryBase base) {
        return base.cities().stream().map(BaseCity::regionCode).toList();
    }

    private static String mark(IndustryBase base) {
        List<String> regions = regions(base);
        return (regions.isEmpty() ? List.of(Territory.PROVINCE) : regions)
                        .stream().map(region -> "region:" + region).collect(Collectors.joining(","))
                + ",base:"
                + base.code();
    }
}
