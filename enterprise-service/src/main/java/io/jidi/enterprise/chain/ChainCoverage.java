package io.jidi.enterprise.chain;

import io.jidi.enterprise.criteria.rules.Wording;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which nodes of a chain a base has firms at, and which are missing. */
@ApplicationScoped
class ChainCoverage {

    /** To which base a firm belonged is asked for the day, as is its place on the chain. */
    private static final String TAKEN = """
            select b.base_code, p.node_code, p.rank, coalesce(b.role, 'OTHER') as role, count(*)
            from chain_position p
            join enterprise e on e.id = p.enterprise_id
            cross join lateral (
                select m.base_code, m.role from base_membership m
                where m.enterprise_id = e.id and (m.from_date is null or m.from_date <= ?)
                  and (m.to_date is null or m.to_date > ?) limit 1) b
            where p.chain_code = ? and p.from_date <= ? and (p.to_date is null or p.to_date > ?)
              and e.region_code like any(?::text[])
            group by 1, 2, 3, 4
            """;

    private final Sql sql;
    private final CallContext call;

    ChainCoverage(Sql sql, CallContext call) {
        this.sql = sql;
        this.call = call;
    }

    /** What a base has at a node. */
    @Schema(name = "NodeCover")
    enum Cover {
        /** No firm at all: a gap. */
        MISSING,
        /** One firm, and nobody in its place should it fail. */
        SINGLE,
        COVERED
    }

    /** One node in one base. */
    @Schema(name = "NodeCoverage")
    record NodeRow(
            String node,
            Wording segment,
            Wording name,
            boolean key,
            Cover cover,

            @Schema(description = "以该节点为主的企业 | Firms whose main node it is")
            long primary,

            long secondary,

            @Schema(description = "其中龙头企业 | Leading firms among them")
            long leading,

            @Schema(description = "其中配套企业 | Supporting firms among them")
            long supporting) {}

    /** One base. */
    @Schema(name = "BaseCoverage")
    record BaseRow(
            String baseCode,
            List<NodeRow> nodes,

            @Schema(description = "缺失节点 | Nodes without a firm")
            List<String> gaps,

            @Schema(description = "其中关键节点 | Key nodes among them")
            List<String> keyGaps) {}

    private static final class Count {
        private long primary;
        private long secondary;
        private long leading;
        private long supporting;
    }

    /**
     * On a day.
     *
     * @param baseCode absent for every base that has a firm on the chain
     */
    List<BaseRow> of(Chains.View chain, @Nullable String baseCode, LocalDate day) {
        Map<String, Map<String, Count>> counts = new TreeMap<>();
        if (baseCode != null) {
            counts.put(baseCode, new TreeMap<>());
        }
        List<String> regions = call.scope().regionPrefixes().stream()
                .map(prefix -> prefix + "%")
                .toList();
        sql.list(
                TAKEN,
                row -> {
                    String base = row.getString(1);
                    if (baseCode == null || baseCode.equals(base)) {
                        Count count = counts.computeIfAbsent(base, key -> new TreeMap<>())
                                .computeIfAbsent(row.getString(2), key -> new Count());
                        add(count, row.getString(3), row.getString(4), row.getLong(5));
                    }
                    return true;
                },
                day,
                day,
                chain.code(),
                day,
                day,
                regions);
        List<BaseRow> bases = new ArrayList<>();
        counts.forEach((base, nodes) -> bases.add(base(chain, base, nodes)));
        return bases;
    }

    private static void add(Count count, String rank, String role, long firms) {
        if (rank.equals("PRIMARY")) {
            count.primary += firms;
        } else {
            count.secondary += firms;
        }
        if (role.equals("LEADING")) {
            count.leading += firms;
        } else if (role.equals("SUPPORTING")) {
            count.supporting += firms;
        }
    }

    private static BaseRow base(Chains.View chain, String base, Map<String, Count> counts) {
        List<NodeRow> nodes = Objects.requireNonNull(chain.nodes()).stream()
                .filter(node -> !node.retired())
                .map(node -> row(node, counts.getOrDefault(node.code(), new Count())))
                .toList();
        return new BaseRow(base, nodes, gaps(nodes, false), gaps(nodes, true));
    }

    private static NodeRow row(Chains.Node node, Count count) {
        long firms = count.primary + count.secondary;
        Cover cover = firms == 0 ? Cover.MISSING : firms == 1 ? Cover.SINGLE : Cover.COVERED;
        return new NodeRow(
                node.code(),
                node.segment(),
                node.name(),
                node.key(),
                cover,
                count.primary,
                count.secondary,
                count.leading,
                count.supporting);
    }

    private static List<String> gaps(List<NodeRow> nodes, boolean keyOnly) {
        return nodes.stream()
                .filter(node -> node.cover() == Cover.MISSING && (node.key() || !keyOnly))
                .map(NodeRow::node)
                .toList();
    }
}
