package io.jidi.platform.http;

import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Gives each request an id (the caller's, when it is fit for a log line) and a language, and says the id in the answer. */
@Provider
@PreMatching
@ApplicationScoped
@Priority(0)
public class RequestIds implements ContainerRequestFilter, ContainerResponseFilter {

    public static final String HEADER = "X-Request-Id";

    /** Set by the gateway alone, which drops what a client sends under this name. */
    public static final String CLIENT_ADDRESS = "X-Jidi-Client-Address";

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:%]{2,60}");
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._:-]{8,64}");
    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private final CallContext call;
    private final Uuid7 ids;

    public RequestIds(CallContext call, Uuid7 ids) {
        this.call = call;
        this.ids = ids;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String id = choose(request.getHeaderString(HEADER), ids);
        call.arrived(id, language(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        String address = request.getHeaderString(CLIENT_ADDRESS);
        call.cameFrom(address != null && ADDRESS.matcher(address).matches() ? address : null);
        MDC.put("requestId", id);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HEADER, call.requestId());
        MDC.remove("requestId");
    }

    /** The id that the caller gave, when it is fit for a log line, or else a new one. */
    public static String choose(@Nullable String given, Uuid7 ids) {
        return given != null && FIT.matcher(given).matches() ? given : TypeIds.format("req", ids.next());
    }

    /** Chinese unless the caller asks for English before it. */
    public static Locale language(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > 200) {
            return Locale.SIMPLIFIED_CHINESE;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(header.replace("zh-Hans", "zh")), LANGUAGES);
            return found == null ? Locale.SIMPLIFIED_CHINESE : found;
        } catch (IllegalArgumentException e) {
            // A header that is no language list asks for nothing; the answer is in the product's first language.
            return Locale.SIMPLIFIED_CHINESE;
        }
    }
}
