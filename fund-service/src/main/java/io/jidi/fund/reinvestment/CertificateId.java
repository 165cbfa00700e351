package io.jidi.fund.reinvestment;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a certificate. */
@Schema(implementation = String.class, pattern = "^rcf_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record CertificateId(UUID value) implements TypedId {

    public static final String PREFIX = "rcf";

    @JsonCreator
    public static CertificateId fromString(String text) {
        return new CertificateId(TypeIds.parse(PREFIX, text));
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
