package io.jidi.exchange.catalog;

import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.DataSets;
import io.jidi.exchange.door.Signed;
import io.jidi.exchange.door.Visitor;
import io.jidi.exchange.record.Records;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The catalogue over HTTP (project-library.md 4.7 A1). It tells of all data sets, granted or not. */
@Path("/open/v1/catalog")
@Tag(name = "数据交换 | Exchange")
@Signed
@PermitAll
public class CatalogResource {

    private static final String DCAT_AP = "dcat-ap";
    private static final String LINKED_DATA = "application/ld+json";

    private final Visitor visitor;
    private final DataSets sets;
    private final Records records;
    private final Publisher publisher;
    private final Clock clock;

    CatalogResource(Visitor visitor, DataSets sets, Records records, Publisher publisher, Clock clock) {
        this.visitor = visitor;
        this.sets = sets;
        this.records = records;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** 政务信息资源目录. */
    @Schema(name = "Catalogue")
    record Catalogue(List<NationalEntry> items) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, LINKED_DATA})
    @Operation(summary = "目录：国家标准字段，或 profile=dcat-ap | Catalogue in national fields or DCAT-AP")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Catalogue.class)),
                @Content(mediaType = LINKED_DATA, schema = @Schema(type = SchemaType.OBJECT))
            })
    public Response catalogue(@QueryParam("profile") @Nullable String profile) {
        if (profile == null) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
            return Response.ok(new Catalogue(sets.all().stream()
                            .map(set -> NationalEntry.of(set, publisher, isGranted(set), today))
                            .toList()))
                    .build();
        }
        if (!profile.equals(DCAT_AP)) {
            throw PlatformProblem.INVALID_PARAMETER.at("?profile", "只支持 dcat-ap", "Only dcat-ap is known");
        }
        return Response.ok(new DcatCatalogue(publisher).of(sets.all(), this::modified))
                .type(LINKED_DATA)
                .build();
    }

    private boolean isGranted(DataSet set) {
        return visitor.platform().dataSets().contains(set.code());
    }

    /** Of what is not granted or not covered, nothing is told, not even when it changed. */
    private LocalDate modified(DataSet set) {
        if (!isGranted(set)) {
            return set.issued();
        }
        return records.last(set, visitor.platform().entitlement())
                .map(entry -> LocalDate.ofInstant(entry.changedAt(), ClockSource.BUSINESS_ZONE))
                .orElse(set.issued());
    }
}
