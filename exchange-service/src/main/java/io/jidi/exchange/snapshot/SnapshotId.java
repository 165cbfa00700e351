package io.jidi.exchange.snapshot;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a snapshot. */
@Schema(implementation = String.class, pattern = "^snp_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record SnapshotId(UUID value) implements TypedId {

    public static final String PREFIX = "snp";

    @JsonCreator
    public static SnapshotId fromString(String text) {
        return new SnapshotId(TypeIds.parse(PREFIX, text));
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
