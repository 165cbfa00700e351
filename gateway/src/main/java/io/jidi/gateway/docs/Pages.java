package io.jidi.gateway.docs;

import io.jidi.gateway.edge.SecurityHeaders;
import io.jidi.platform.problem.PlatformProblem;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** The gateway's own few pages and what they load; everything from this host. */
@Path("/")
@PermitAll
public class Pages {

    static final String HTML = "text/html;charset=UTF-8";
    private static final String SCRIPT = "text/javascript;charset=UTF-8";
    private static final String STYLE = "text/css;charset=UTF-8";
    private static final int HOUR = 3_600;

    private record Asset(String file, String type) {}

    private static final Map<String, Asset> ASSETS = Map.of(
            "page.css", new Asset("/pages/page.css", STYLE),
            "landing.js", new Asset("/pages/landing.js", SCRIPT),
            "docs.js", new Asset("/pages/docs.js", SCRIPT),
            "swagger-ui.css", new Asset(viewer("swagger-ui.css"), STYLE),
            "swagger-ui-bundle.js", new Asset(viewer("swagger-ui-bundle.js"), SCRIPT));

    @GET
    @Path("/developers")
    public Response landing() {
        return page("/pages/index.html", SecurityHeaders.PAGE_POLICY);
    }

    @GET
    @Path("/assets/{name}")
    public Response asset(@PathParam("name") String name) {
        Asset asset = ASSETS.get(name);
        if (asset == null) {
            throw PlatformProblem.NOT_FOUND.problem();
        }
        return Response.ok(read(asset.file()), asset.type())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + HOUR)
                .build();
    }

    static Response page(String file, String policy) {
        return Response.ok(read(file), HTML)
                .header(SecurityHeaders.POLICY, policy)
                .header(HttpHeaders.CONTENT_LANGUAGE, "zh-CN, en")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private static byte[] read(String file) {
        try (var stream = Pages.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("not on the class path: " + file);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the viewer's jar keeps a file; the folder is named after its version. */
    private static String viewer(String file) {
        Properties jar = new Properties();
        try (var stream = Pages.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            if (stream == null) {
                throw new IllegalStateException("the viewer of the specification is not on the class path");
            }
            jar.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/META-INF/resources/webjars/swagger-ui/" + jar.getProperty("version") + '/' + file;
    }
}
