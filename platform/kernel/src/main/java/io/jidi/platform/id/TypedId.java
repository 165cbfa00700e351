package io.jidi.platform.id;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * An identifier that knows what it identifies. Implemented by one record per kind of thing, each with a static
 * {@code fromString} that calls {@link TypeIds#parse}.
 */
public interface TypedId {

    /** The UUIDv7 as the database stores it. */
    UUID value();

    /** The prefix on the wire, lower case, three letters: {@code fnd}, {@code ent}. */
    String prefix();

    /** The form on the wire: {@code fnd_} and 26 characters of Crockford base 32. */
    @JsonValue
    default String wire() {
        return TypeIds.format(prefix(), value());
    }
}
