package io.jidi.platform.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What was answered to a key: enough to answer the same again, byte for byte. */
record StoredAnswer(
        int status,
        @Nullable String location,
        @Nullable String etag,
        String mediaType,
        @Nullable String body) {

    static final String REPLAYED = "Idempotency-Replayed";

    static StoredAnswer of(Response response, ObjectMapper json) {
        try {
            Object entity = response.getEntity();
            MediaType type = response.getMediaType();
            return new StoredAnswer(
                    response.getStatus(),
                    response.getHeaderString(HttpHeaders.LOCATION),
                    response.getHeaderString(HttpHeaders.ETAG),
                    type == null ? MediaType.APPLICATION_JSON : type.toString(),
                    entity == null || entity instanceof String ? (String) entity : json.writeValueAsString(entity));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written as JSON", e);
        }
    }

    Response first() {
        return build().build();
    }

    Response again() {
        return build().header(REPLAYED, "true").build();
    }

    private Response.ResponseBuilder build() {
        Response.ResponseBuilder builder = Response.status(status);
        if (location != null) {
            builder.header(HttpHeaders.LOCATION, location);
        }
        if (etag != null) {
            builder.header(HttpHeaders.ETAG, etag);
        }
        return body == null ? builder : builder.type(mediaType).entity(body);
    }
}
