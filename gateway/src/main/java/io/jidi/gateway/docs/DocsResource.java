package io.jidi.gateway.docs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.gateway.edge.SecurityHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The documents, open to everyone: knowing the doors opens none. */
@Path("/api")
@PermitAll
public class DocsResource {

    private final Library library;

    DocsResource(Library library) {
        this.library = library;
    }

    @GET
    @Path("/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<ObjectNode> specification() {
        return Uni.createFrom().completionStage(() -> library.specification().toCompletionStage());
    }

    @GET
    @Path("/docs")
    public Response page() {
        return Pages.page("/pages/docs.html", SecurityHeaders.SPECIFICATION_POLICY);
    }

    @GET
    @Path("/docs/problems")
    @Produces(Pages.HTML)
    public Uni<Response> problems() {
        return Uni.createFrom()
                .completionStage(() -> library.catalogue().toCompletionStage())
                .map(catalogue -> Response.ok(catalogue.html(), Pages.HTML)
                        .header(SecurityHeaders.POLICY, SecurityHeaders.PAGE_POLICY)
                        .header(HttpHeaders.CONTENT_LANGUAGE, "zh-CN, en")
                        .build());
    }

    @GET
    @Path("/docs/problems.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Catalogue> problemList() {
        return Uni.createFrom().completionStage(() -> library.catalogue().toCompletionStage());
    }
}
