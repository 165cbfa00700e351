package io.jidi.enterprise.enterprise;

import io.jidi.enterprise.enterprise.rules.CreditCode;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Entries that are probably one enterprise: asked before registering, and as a work list. */
@Path("/api/v1/enterprises/duplicates")
@Tag(name = "企业 | Enterprises")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR})
public class DuplicateResource {

    private static final ListSpec<DuplicatePair> PAIRS = ListSpec.of(DuplicatePair.class)
            .choice("reason", "e.reason", DuplicatePair.Reason.class)
            .text("shared", "e.sortKey")
            .sortedBy("shared");

    /** Enough to see that a name is common; who gets as many asks with the code. */
    private static final int MOST_CANDIDATES = 20;

    private static final int LONGEST_NAME = 200;

    private final Visibility visibility;
    private final EntityManager entities;
    private final Lists lists;
    private final Clock clock;

    DuplicateResource(Visibility visibility, EntityManager entities, Lists lists, Clock clock) {
        this.visibility = visibility;
        this.entities = entities;
        this.lists = lists;
        this.clock = clock;
    }

    /** One of two entries that may be the same enterprise. */
    @Schema(name = "DuplicateSide")
    public record SideView(EnterpriseId enterpriseId, String creditCode, String name, String regionCode) {
        static SideView of(DuplicatePair.Side side) {
            return new SideView(new EnterpriseId(side.id()), side.creditCode(), side.name(), side.regionCode());
        }
    }

    /** Two entries and what they share. */
    @Schema(name = "DuplicatePair")
    public record PairView(
            @Schema(description = "SAME_NAME | SAME_ORGANISATION_CODE")
            String reason,

            String shared,
            SideView one,
            SideView other) {}

    /** An entry that may be the enterprise asked about. */
    @Schema(name = "DuplicateCandidate")
    public record Candidate(
            @Schema(description = "SAME_CODE | SAME_ORGANISATION_CODE | SAME_NAME")
            List<String> reasons,

            SideView enterprise) {}

    @GET
    @Operation(summary = "疑似重复登记的工作清单 | Work list of entries that are probably one enterprise")
    public Page<PairView> pairs(UriInfo uri) {
        Where both = visibility.where("e.one").and(visibility.where("e.other"));
        return lists.page(
                PAIRS,
                uri,
                both,
                (DuplicatePair pair) -> new PairView(
                        pair.reason().name(), pair.shared(), SideView.of(pair.one()), SideView.of(pair.other())));
    }

    @GET
    @Path("/candidates")
    @Transactional
    @Operation(
            summary = "登记前按代码和名称查重 | Look for the enterprise by code and name before registering it",
            description = "名称去掉括号、空格和“有限公司”等后缀后比较，曾用名也算 | Names are compared without brackets, blanks and"
                    + " legal form; former names count")
    public Page<Candidate> candidates(
            @Nullable @QueryParam("creditCode") String creditCode,
            @Nullable @QueryParam("name") @Parameter(description = "企业名称 | Name") String name) {
        if ((creditCode == null || creditCode.isBlank()) && (name == null || name.isBlank())) {
            throw PlatformProblem.INVALID_PARAMETER.at(
                    "?name", "请给出 creditCode 或 name", "Give creditCode, name or both");
        }
        if (name != null && name.length() > LONGEST_NAME) {
            throw PlatformProblem.INVALID_PARAMETER.at(
                    "?name", "最长 " + LONGEST_NAME + " 字符", "At most " + LONGEST_NAME + " characters");
        }
        Map<UUID, Enterprise> found = new LinkedHashMap<>();
        Map<UUID, List<String>> reasons = new LinkedHashMap<>();
        if (creditCode != null && !creditCode.isBlank()) {
            String code = CreditCode.read(creditCode).normalised();
            take("SAME_CODE", Where.of("e.creditCode = :code", "code", code), found, reasons);
            if (code.length() == 18) {
                take(
                        "SAME_ORGANISATION_CODE",
                        Where.of(
                                "cast(sql('substr(?, 9, 9)', e.creditCode) as String) = :organisation",
                                "organisation",
                                code.substring(8, 17)),
                        found,
                        reasons);
            }
        }
        if (name != null && !name.isBlank()) {
            take(
                    "SAME_NAME",
                    Where.of(
                            "e.id in (select n.enterpriseId from EnterpriseName n where"
                                    + " cast(sql('name_core(?) = name_core(?)', n.name, :name) as Boolean) = true)",
                            "name",
                            name.strip()),
                    found,
                    reasons);
        }
        List<Candidate> items = found.values().stream()
                .map(e -> new Candidate(
                        reasons.getOrDefault(e.id().value(), List.of()),
                        new SideView(e.id(), e.creditCode(), e.name(), e.regionCode())))
                .toList();
        return new Page<>(items, null, clock.instant(), null);
    }

    private void take(String reason, Where condition, Map<UUID, Enterprise> found, Map<UUID, List<String>> reasons) {
        Where where = visibility.where("e").and(condition);
        TypedQuery<Enterprise> query = entities.createQuery(
                "select e from Enterprise e where " + where.hql() + " order by e.name", Enterprise.class);
        where.parameters().forEach(query::setParameter);
        for (Enterprise enterprise : query.setMaxResults(MOST_CANDIDATES).getResultList()) {
            found.put(enterprise.id().value(), enterprise);
            reasons.computeIfAbsent(enterprise.id().value(), id -> new ArrayList<>())
                    .add(reason);
        }
    }
}
