package io.jidi.gateway.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import io.jidi.platform.security.SignedText;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who did what in the whole installation: for the auditor and the audit administrator alone. */
@Path("/api/v1/audit-entries")
public class AuditEntriesResource {

    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final Set<String> FILTERS = Set.of(
            "at.gte", "at.lte", "actor", "organisation", "eventType", "action", "object", "result", "app", "requestId");

    private final AuditPages pages;
    private final SignedText signed;
    private final Clock clock;

    AuditEntriesResource(AuditPages pages, SignedText signed, Clock clock) {
        this.pages = pages;
        this.signed = signed;
        this.clock = clock;
    }

    /** Entries of all services, newest first. */
    public record EntryPage(List<JsonNode> items, @Nullable String nextPageToken, Instant asOf) {}

    @GET
    @RolesAllowed({Roles.AUDITOR, Roles.AUDIT_ADMIN})
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<EntryPage> entries(@Context UriInfo uri, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        String query = query(given);
        AuditPages.Places start = start(query, given.getFirst("pageToken"));
        return Uni.createFrom()
                .completionStage(() -> pages.read(query, start, pageSize(given.getFirst("pageSize")), authorization)
                        .toCompletionStage())
                .map(page -> new EntryPage(
                        page.items(),
                        page.next() == null
                                ? null
                                : signed.sign(binding(query) + page.next().text()),
                        clock.instant()));
    }

    private AuditPages.Places start(String query, @Nullable String token) {
        if (token == null) {
            return AuditPages.Places.newest();
        }
        return signed.read(token)
                .filter(text -> text.startsWith(binding(query)))
                .map(text -> AuditPages.Places.of(text.substring(binding(query).length())))
                .orElseThrow(() -> PlatformProblem.INVALID_PAGE_TOKEN.at(
                        "?pageToken", "分页令牌只能用于产生它的同一查询", "A page token is good only for the query that gave it"));
    }

    private static String binding(String query) {
        return "audit|" + query + '|';
    }

    /** The filters in one order, so that the same question has the same token whatever the order of its words. */
    private static String query(MultivaluedMap<String, String> given) {
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, List<String>> parameter : new TreeMap<>(given).entrySet()) {
            String name = parameter.getKey();
            if (name.equals("pageToken") || name.equals("pageSize")) {
                continue;
            }
            if (!FILTERS.contains(name)) {
                String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
                throw PlatformProblem.UNKNOWN_FILTER.at(
                        "?" + shown,
                        "没有该筛选条件，可用：" + String.join("、", new TreeSet<>(FILTERS)),
                        "No such filter; known: " + String.join(", ", new TreeSet<>(FILTERS)));
            }
            for (String value : parameter.getValue()) {
                query.append('&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
            }
        }
        return query.toString();
    }

    private static int pageSize(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > MOST) {
            throw PlatformProblem.INVALID_PARAMETER.at(
                    "?pageSize", "应为 1 至 " + MOST + " 的整数", "Expected a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }
}
