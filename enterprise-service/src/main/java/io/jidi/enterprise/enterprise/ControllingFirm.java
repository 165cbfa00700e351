package io.jidi.enterprise.enterprise;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The firm that controls this one; it need not be registered here.
 *
 * @param creditCode absent for a holder abroad
 */
@Embeddable
@Schema(name = "ControllingFirm", description = "控股企业 | The firm that controls this one")
public record ControllingFirm(
        @NotNull @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*") @Column(name = "controlling_name")
        String name,

        @Nullable @Size(max = 64) @Column(name = "controlling_code")
        String creditCode) {}
