package io.jidi.platform.catalogue;

import io.jidi.platform.http.InternalOnly;
import io.jidi.platform.problem.ProblemType;
import io.jidi.platform.text.Text;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What can go wrong here besides the platform's own problems; the gateway makes one page of all services' lists. */
@Path("/internal/problems")
@InternalOnly
@PermitAll
public class ProblemsResource {

    private final Instance<ProblemCatalogue> catalogues;

    ProblemsResource(@Any Instance<ProblemCatalogue> catalogues) {
        this.catalogues = catalogues;
    }

    /** The list as the gateway reads it. */
    public record Problems(List<Described> items) {}

    /** One problem with its title in both languages. */
    public record Described(String code, int status, Text title) {
        static Described of(ProblemType type) {
            return new Described(type.name(), type.status(), type.title());
        }
    }

    @GET
    @Operation(hidden = true)
    public Problems all() {
        return new Problems(catalogues.stream()
                .flatMap(catalogue -> catalogue.problems().stream())
                .map(Described::of)
                .toList());
    }
}
