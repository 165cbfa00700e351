package io.jidi.fund.portfolio;

import io.jidi.fund.portfolio.Positions.Position;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Firms that more than one fund pays for, or a fund and a project of the library: by credit code, and by who controls them.
 * Joint investing is allowed (国办发〔2025〕1号); the radar says where to look, it forbids nothing.
 */
@ApplicationScoped
class Radar {

    /** Steps up the controllers: a longer chain is cut. */
    private static final int MOST_STEPS = 10;

    private final Positions positions;
    private final CallContext call;
    private final Sql sql;

    Radar(Positions positions, CallContext call, Sql sql) {
        this.positions = positions;
        this.call = call;
        this.sql = sql;
    }

    /** A project of the group; only those in the caller's regions. */
    public record Funded(String projectId, String code, String name, String status, String creditCode) {}

    /**
     * A group with more than one source.
     *
     * @param controller credit code of the firm at the top; the firm's own where nobody controls it
     * @param creditCodes firms of the group that funds or projects pay for
     * @param funds how many funds, also those that the caller does not see
     * @param fundCodes of those that the caller sees
     * @param projects how many, likewise
     * @param cost held by the funds that the caller sees, in yuan
     */
    public record Group(
            String controller,
            List<String> creditCodes,
            int funds,
            List<String> fundCodes,
            int projects,
            List<Funded> visibleProjects,
            Money cost) {}

    private record Owned(Funded project, String region) {}

    List<Group> groups(LocalDate day) {
        Map<String, String> controllers = controllers();
        Map<String, List<Position>> money = new TreeMap<>();
        for (Position one : positions.all(day)) {
            if (one.held().signum() > 0) {
                money.computeIfAbsent(top(one.creditCode(), controllers), any -> new ArrayList<>())
                        .add(one);
            }
        }
        Map<String, List<Owned>> projects = new HashMap<>();
        for (Owned one : projects()) {
            projects.computeIfAbsent(top(one.project().creditCode(), controllers), any -> new ArrayList<>())
                    .add(one);
        }
        List<Group> groups = new ArrayList<>();
        money.forEach((top, ones) -> {
            Group group = group(top, ones, projects.getOrDefault(top, List.of()));
            boolean seen = !group.fundCodes().isEmpty();
            if (seen && (group.funds() > 1 || group.projects() > 0)) {
                groups.add(group);
            }
        });
        groups.sort(Comparator.comparing((Group one) -> one.cost().amount())
                .reversed()
                .thenComparing(Group::controller));
        return groups;
    }

    private Group group(String top, List<Position> ones, List<Owned> projects) {
        DataScope scope = call.scope();
        Set<String> funds = new HashSet<>();
        Set<String> visible = new java.util.TreeSet<>();
        Set<String> firms = new java.util.TreeSet<>();
        BigDecimal cost = BigDecimal.ZERO;
        for (Position one : ones) {
            funds.add(one.fundCode());
            if (scope.coversRegion(one.fundRegion()) || scope.funds().contains(one.fundCode())) {
                visible.add(one.fundCode());
                firms.add(one.creditCode());
                cost = one.currency().equals(Money.CNY) ? cost.add(one.held()) : cost;
            }
        }
        List<Funded> shown = projects.stream()
                .filter(one -> scope.coversRegion(one.region()))
                .map(Owned::project)
                .toList();
        shown.forEach(one -> firms.add(one.creditCode()));
        return new Group(
                top, List.copyOf(firms), funds.size(), List.copyOf(visible), projects.size(), shown, Money.cny(cost));
    }

    private Map<String, String> controllers() {
        Map<String, String> all = new HashMap<>();
        sql.list(
                "select credit_code, controlling_code from firm_place where controlling_code is not null",
                row -> all.put(row.getString(1), row.getString(2)));
        return all;
    }

    private static String top(String creditCode, Map<String, String> controllers) {
        String at = creditCode;
        for (int step = 0; step < MOST_STEPS; step++) {
            String above = controllers.get(at);
            if (above == null || above.equals(creditCode)) {
                return at;
            }
            at = above;
        }
        return at;
    }

    private List<Owned> projects() {
        return sql.list(
                "select project_id, code, name, status, credit_code, region_code from owned_project"
                        + " where credit_code is not null and status not in ('EXITED', 'WITHDRAWN') order by code",
                row -> new Owned(
                        new Funded(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)),
                        row.getString(6)));
    }
}
