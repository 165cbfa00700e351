package io.jidi.enterprise.chain;

import io.jidi.platform.command.Command;
import io.jidi.platform.http.WholeProvince;
import io.jidi.platform.page.Page;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Chains over HTTP: their nodes, who takes them, where a base has gaps, and who could fill one. */
@Path("/api/v1/chains")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "产业链 | Chains")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR})
public class ChainResource {

    private static final int DEFAULT_CANDIDATES = 50;
    private static final int MOST_CANDIDATES = 200;

    private final Chains chains;
    private final ChainPositions positions;
    private final ChainCoverage coverage;
    private final ChainCandidates candidates;
    private final Clock clock;

    ChainResource(
            Chains chains, ChainPositions positions, ChainCoverage coverage, ChainCandidates candidates, Clock clock) {
        this.chains = chains;
        this.positions = positions;
        this.coverage = coverage;
        this.candidates = candidates;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(summary = "查询产业链 | List the chains")
    public Page<Chains.View> list() {
        return new Page<>(chains.all(), null, clock.instant(), null);
    }

    @GET
    @Path("/{code: " + Chains.CODE + "}")
    @Transactional
    @Operation(summary = "查看产业链及节点 | Show a chain with its nodes")
    public Chains.View one(@PathParam("code") String code) {
        return chains.get(code);
    }

    @PUT
    @Path("/{code: " + Chains.CODE + "}")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT})
    @WholeProvince
    @Operation(
            summary = "定义产业链：环节与节点，整体替换 | Define a chain, its segments and nodes, as a whole",
            description = "不再出现的节点停用，仍有企业的节点不能停用 | Nodes that are left out are retired; those still taken cannot be")
    @APIResponseSchema(value = Chains.View.class, responseCode = "200")
    public Response define(@PathParam("code") String code, @Valid @NotNull Chains.Definition definition) {
        return Response.ok(chains.define(code, definition)).build();
    }

    @POST
    @Path("/{code: " + Chains.CODE + "}/positions")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "登记企业在链上的节点 | Record the node that an enterprise takes")
    @APIResponseSchema(value = ChainPositions.View.class, responseCode = "201")
    public Response take(@PathParam("code") String code, @Valid @NotNull ChainPositions.Taking taking) {
        ChainPositions.View taken = positions.take(code, taking);
        return Response.created(URI.create("/api/v1/enterprises/" + taken.enterpriseId() + "/chain"))
                .entity(taken)
                .build();
    }

    @POST
    @Path("/{code: " + Chains.CODE + "}/positions/{id: cpo_[0-9a-z]+}/end")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "终止企业在节点的登记 | End an enterprise's place at a node")
    @APIResponseSchema(value = ChainPositions.View.class, responseCode = "200")
    public Response end(
            @PathParam("code") String code,
            @PathParam("id") PositionId id,
            @Valid @NotNull ChainPositions.Ending ending) {
        return Response.ok(positions.end(code, id, ending)).build();
    }

    @GET
    @Path("/{code: " + Chains.CODE + "}/coverage")
    @Transactional
    @Operation(summary = "各基地的节点覆盖与缺口 | Coverage and gaps of the nodes per base")
    public Page<ChainCoverage.BaseRow> coverage(
            @PathParam("code") String code,
            @QueryParam("baseCode")
                    @Parameter(description = "缺省为链上有企业的全部基地 | Every base on the chain if absent")
                    @Nullable
                    String baseCode,
            @QueryParam("day") @Parameter(description = "缺省为今天 | Today if absent") @Nullable LocalDate day) {
        return new Page<>(
                coverage.of(chains.get(code), baseCode, day == null ? today() : day), null, clock.instant(), null);
    }

    @GET
    @Path("/{code: " + Chains.CODE + "}/nodes/{node: " + Chains.NODE_CODE + "}/candidates")
    @Transactional
    @Operation(
            summary = "可补缺口的企业：层级、称号与理由 | Firms that could fill a node, with tier, title and reason",
            description = "本基地企业在前，称号高者在前，最多 200 家 | Those of the base first, then by title; at most 200")
    public Page<ChainCandidates.ChainCandidate> candidates(
            @PathParam("code") String code,
            @PathParam("node") String node,
            @QueryParam("baseCode") @Nullable String baseCode,
            @QueryParam("most") @Parameter(description = "缺省 50 | 50 if absent") @Nullable Integer most) {
        int limit = most == null ? DEFAULT_CANDIDATES : most;
        if (limit < 1 || limit > MOST_CANDIDATES) {
            throw PlatformProblem.INVALID_PARAMETER.at(
                    "?most", "应为 1 至 " + MOST_CANDIDATES, "Expected 1 to " + MOST_CANDIDATES);
        }
        chains.get(code);
        return new Page<>(
                candidates.of(code, chains.node(code, node), baseCode, limit, today()), null, clock.instant(), null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
    }
}
