package io.jidi.enterprise.chain;

import io.jidi.enterprise.criteria.rules.Wording;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Registered firms that could fill a node: by their industry, or by words in their name or place in the chain. */
@ApplicationScoped
class ChainCandidates {

    /** Each half answers from its own index; what both find is one candidate with two reasons. */
    private static final String FIND = """
            with found as (
                select id from enterprise
                where status = 'ACTIVE' and ltrim(industry_code, 'ABCDEFGHIJKLMNOPQRST') like any(?::text[])
                union
                select enterprise_id from enterprise_name
                where to_date is null and name_grams(name) && ?::text[] and name_folded(name) like any(?::text[])
                union
                select id from enterprise where status = 'ACTIVE' and chain_position like any(?::text[])
            )
            select e.id, e.credit_code, e.name, e.region_code, e.base_code, e.role, e.industry_code, e.chain_position,
                   t.tier, h.title, coalesce(e.base_code = ?, false) as in_base,
                   coalesce(ltrim(e.industry_code, 'ABCDEFGHIJKLMNOPQRST') like any(?::text[]), false) as by_industry
            from found
            join enterprise e on e.id = found.id
            left join tier_period t on t.enterprise_id = e.id and t.ladder = 'MIIT' and t.to_date is null
            left join lateral (
                select title from title
                where enterprise_id = e.id and valid_from <= ? and valid_until >= ? and (ended_on is null or ended_on > ?)
                order by array_position(array['LITTLE_GIANT', 'SRDI', 'INNOVATIVE'], title) limit 1) h on true
            where e.status = 'ACTIVE' and e.region_code like any(?::text[])
              and not exists (select 1 from chain_position p
                              where p.enterprise_id = e.id and p.chain_code = ? and p.node_code = ? and p.to_date is null)
            order by in_base desc, array_position(array['LITTLE_GIANT', 'SRDI', 'INNOVATIVE'], coalesce(h.title, t.tier)),
                     by_industry desc, e.id
            limit ?
            """;

    private final Sql sql;
    private final CallContext call;

    ChainCandidates(Sql sql, CallContext call) {
        this.sql = sql;
        this.call = call;
    }

    /** A firm that could fill the node, and why. */
    @Schema(name = "ChainCandidate")
    record ChainCandidate(
            EnterpriseId enterpriseId,
            String creditCode,
            String name,
            String regionCode,
            @Nullable String baseCode,
            @Nullable String role,

            @Nullable @Schema(description = "计算层级 | Standing by assessments")
            String tier,

            @Nullable @Schema(description = "有效的官方称号 | Official title that holds")
            String title,

            Wording reason) {}

    List<ChainCandidate> of(String chain, Chains.Node node, @Nullable String baseCode, int most, LocalDate today) {
        List<String> industries =
                node.industries().stream().map(prefix -> prefix + "%").toList();
        List<String> words = node.keywords().stream()
                .map(word -> "%" + word.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toList();
        List<String> pairs = node.keywords().stream()
                .map(word -> word.toLowerCase(Locale.ROOT).substring(0, 2))
                .distinct()
                .toList();
        List<String> regions = call.scope().regionPrefixes().stream()
                .map(prefix -> prefix + "%")
                .toList();
        return sql.list(
                FIND,
                row -> candidate(row, node, baseCode),
                industries,
                pairs,
                words,
                words,
                baseCode,
                industries,
                today,
                today,
                today,
                regions,
                chain,
                node.code(),
                most);
    }

    private static ChainCandidate candidate(ResultSet row, Chains.Node node, @Nullable String baseCode)
            throws SQLException {
        String name = row.getString("name");
        String position = row.getString("chain_position");
        String tier = row.getString("tier");
        String title = row.getString("title");
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        if (row.getBoolean("by_industry")) {
            zh.add("行业代码 " + row.getString("industry_code") + " 属于该节点的行业范围");
            en.add("its industry " + row.getString("industry_code") + " is one of the node's");
        }
        for (String word : node.keywords()) {
            if (contains(name, word)) {
                zh.add("名称含“" + word + "”");
                en.add("its name has \"" + word + "\"");
            } else if (contains(position, word)) {
                zh.add("链上位置“" + position + "”含“" + word + "”");
                en.add("its place in the chain, " + position + ", has \"" + word + "\"");
            }
        }
        if (title != null) {
            zh.add("持有效称号“" + Title.valueOf(title).zh() + "”");
            en.add("holds the title " + Title.valueOf(title).en());
        } else if (tier != null) {
            // The ministry's ladder has the tiers that its titles are given for.
            zh.add("按数据达到“" + Title.valueOf(tier).zh() + "”");
            en.add("stands on " + Title.valueOf(tier).en() + " by its figures");
        }
        if (row.getBoolean("in_base")) {
            zh.add("已在基地 " + baseCode);
            en.add("is in the base " + baseCode + " already");
        }
        return new ChainCandidate(
                new EnterpriseId(row.getObject("id", UUID.class)),
                row.getString("credit_code"),
                name,
                row.getString("region_code"),
                row.getString("base_code"),
                row.getString("role"),
                tier,
                title,
                new Wording(String.join("；", zh), String.join("; ", en)));
    }

    private static boolean contains(@Nullable String text, String word) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
}
