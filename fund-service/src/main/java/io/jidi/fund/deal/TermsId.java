package io.jidi.fund.deal;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a round of terms. */
@Schema(implementation = String.class, pattern = "^dtm_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record TermsId(UUID value) implements TypedId {

    public static final String PREFIX = "dtm";

    @JsonCreator
    public static TermsId fromString(String text) {
        return new TermsId(TypeIds.parse(PREFIX, text));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return wire();
    }
}
