package io.jidi.enterprise.enterprise;

import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The registry's door for the other features. Whoever is out of the caller's scope is not there. */
@ApplicationScoped
public class EnterpriseRegistry {

    /** Enough for one query's parameter list; a file of 100,000 rows may name as many enterprises. */
    private static final int CODES_PER_QUERY = 5_000;

    private final EntityManager entities;
    private final Visibility visibility;
    private final Sql sql;

    EnterpriseRegistry(EntityManager entities, Visibility visibility, Sql sql) {
        this.entities = entities;
        this.visibility = visibility;
        this.sql = sql;
    }

    /**
     * A registered enterprise as the other features need it.
     *
     * @param names the present name and every former one
     */
    public record Registered(
            EnterpriseId id,
            String creditCode,
            String name,
            List<String> names,
            String regionCode,
            @Nullable String baseCode,
            @Nullable String industryCode,
            @Nullable LocalDate foundedDate,
            EnterpriseStatus status,
            @Nullable LocalDate statusSince) {

        /** Who may see what happened to it, as an event's mark. */
        public String dataScope() {
            return "region:" + regionCode + (baseCode == null ? "" : ",base:" + baseCode) + ",enterprise:" + creditCode;
        }
    }

    /**
     * The enterprise.
     *
     * @throws io.jidi.platform.problem.Problem 404 when there is none in the caller's scope
     */
    public Registered get(EnterpriseId id) {
        return registered(visible(id, LockModeType.NONE));
    }

    /** The same, locked until the transaction ends: what is decided about one enterprise is decided one after the other. */
    public Registered lock(EnterpriseId id) {
        return registered(visible(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The same, whoever asks: for the system's own work, which has no scope. */
    public Registered lockForSystem(EnterpriseId id) {
        return registered(
                Optional.ofNullable(entities.find(Enterprise.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                        .orElseThrow(() -> new IllegalStateException("no enterprise " + id)));
    }

    /** The one registered under the code, locked, whoever asks; empty when there is none. */
    public Optional<Registered> lockForSystem(String creditCode) {
        return entities.createQuery("select e from Enterprise e where e.creditCode = :code", Enterprise.class)
                .setParameter("code", creditCode)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(this::registered);
    }

    /** Something the registry knows to have happened: a new name when there is one, else a move to another province. */
    public record KnownChange(@Nullable String newName, LocalDate on) {}

    /** Renamings and moves out of the province after that day, oldest first. */
    public List<KnownChange> changesSince(EnterpriseId id, LocalDate after) {
        List<KnownChange> changes = new ArrayList<>();
        entities.createQuery(
                        "select n from EnterpriseName n where n.enterpriseId = :id and n.fromDate > :after",
                        EnterpriseName.class)
                .setParameter("id", id.value())
                .setParameter("after", after)
                .getResultList()
                .forEach(name -> changes.add(new KnownChange(name.name(), began(name))));
        entities.createQuery(
                        "select f from RegistryFact f where f.enterpriseId = :id and f.effectiveDate > :after"
                                + " and f.kind = :kind and substring(f.toRegion, 1, 2) <> substring(f.fromRegion, 1, 2)",
                        RegistryFact.class)
                .setParameter("id", id.value())
                .setParameter("after", after)
                .setParameter("kind", RegistryFact.Kind.RELOCATION)
                .getResultList()
                .forEach(fact -> changes.add(new KnownChange(null, fact.effectiveDate())));
        changes.sort(Comparator.comparing(KnownChange::on));
        return changes;
    }

    /** Those of these codes that the caller may see, by code. */
    public Map<String, Registered> byCodes(Collection<String> codes) {
        Map<String, Registered> found = new HashMap<>();
        List<String> all = List.copyOf(codes);
        for (int from = 0; from < all.size(); from += CODES_PER_QUERY) {
            List<String> some = all.subList(from, Math.min(all.size(), from + CODES_PER_QUERY));
            List<Enterprise> enterprises = entities.createQuery(
                            "select e from Enterprise e where e.creditCode in (:codes)", Enterprise.class)
                    .setParameter("codes", some)
                    .getResultList();
            Map<UUID, List<String>> names =
                    names(enterprises.stream().map(e -> e.id().value()).toList());
            enterprises.stream()
                    .filter(visibility::covers)
                    .forEach(e -> found.put(
                            e.creditCode(), registered(e, names.getOrDefault(e.id().value(), List.of(e.name())))));
        }
        return found;
    }

    /**
     * The whole population block by block, in the order of ids: the next enterprises after one, of regions that begin so,
     * whoever asks; those that are deregistered or left the province are no longer part of it. Without former names. For
     * runs that nobody waits for.
     *
     * @param last the last one of the block before, absent for the first block
     */
    public List<Registered> after(@Nullable EnterpriseId last, String regionPrefix, int most) {
        return sql.list(
                "select id, credit_code, name, region_code, base_code, industry_code, founded_date,"
                        + " status, status_since from enterprise"
                        + " where id > ? and region_code like ? and status = 'ACTIVE' order by id limit ?",
                row -> new Registered(
                        new EnterpriseId(row.getObject("id", UUID.class)),
                        row.getString("credit_code"),
                        row.getString("name"),
                        List.of(row.getString("name")),
                        row.getString("region_code"),
                        row.getString("base_code"),
                        row.getString("industry_code"),
                        row.getObject("founded_date", LocalDate.class),
                        EnterpriseStatus.valueOf(row.getString("status")),
                        row.getObject("status_since", LocalDate.class)),
                last == null ? new UUID(0, 0) : last.value(),
                regionPrefix + "%",
                most);
    }

    /** The condition that the path holds the id of an enterprise in the caller's scope. */
    public Where visibleIn(String idPath) {
        Where scope = visibility.where("x");
        return new Where(idPath + " in (select x.id from Enterprise x where " + scope.hql() + ")", scope.parameters());
    }

    /** The condition on rows that carry an enterprise's {@code regionCode} and {@code creditCode} themselves. */
    public Where visibleRows(String alias) {
        return visibility.where(alias);
    }

    public boolean coversRegion(String regionCode) {
        return visibility.coversRegion(regionCode);
    }

    private static LocalDate began(EnterpriseName name) {
        LocalDate from = name.fromDate();
        if (from == null) {
            throw new IllegalStateException("a name that began after a day has a beginning");
        }
        return from;
    }

    Enterprise visible(EnterpriseId id, LockModeType lock) {
        return Optional.ofNullable(entities.find(Enterprise.class, id.value(), lock))
                .filter(visibility::covers)
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    private Registered registered(Enterprise enterprise) {
        UUID id = enterprise.id().value();
        return registered(enterprise, names(List.of(id)).getOrDefault(id, List.of(enterprise.name())));
    }

    private static Registered registered(Enterprise enterprise, List<String> names) {
        Enterprise.Profile profile = enterprise.profile();
        return new Registered(
                enterprise.id(),
                enterprise.creditCode(),
                profile.name(),
                names,
                profile.regionCode(),
                profile.baseCode(),
                profile.industryCode(),
                profile.foundedDate(),
                enterprise.status(),
                enterprise.statusSince());
    }

    private Map<UUID, List<String>> names(List<UUID> ids) {
        Map<UUID, List<String>> names = new HashMap<>();
        if (!ids.isEmpty()) {
            entities.createQuery("select n from EnterpriseName n where n.enterpriseId in (:ids)", EnterpriseName.class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(name -> names.computeIfAbsent(name.enterpriseId(), k -> new ArrayList<>())
                            .add(name.name()));
        }
        return names;
    }
}
