package io.jidi.project.owner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the registry of enterprises as its last event left it.
 *
 * @param baseCode the base that the registry places it in
 * @param status {@code ACTIVE}, {@code LEFT_PROVINCE}, {@code DEREGISTERED}
 * @param tiers present standing, one entry per ladder; empty for none
 */
@Schema(name = "RegistryEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Registration(
        String enterpriseId,
        String creditCode,
        String name,
        String regionCode,
        @Nullable String baseCode,
        String status,
        List<Owner.Tier> tiers) {

    public Registration {
        tiers = List.copyOf(tiers);
    }

    public boolean active() {
        return "ACTIVE".equals(status);
    }
}
