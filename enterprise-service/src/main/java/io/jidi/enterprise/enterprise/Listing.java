package io.jidi.enterprise.enterprise;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether shares are traded, or are to be.
 *
 * @param board 上市板块, such as 科创板
 * @param stockCode only when listed, such as 688001.SH
 */
@Embeddable
@Schema(name = "Listing", description = "上市情况 | Stock exchange listing")
public record Listing(
        @NotNull @Enumerated(EnumType.STRING) @Column(name = "listing_status")
        ListingStatus status,

        @Nullable @Size(min = 1, max = 50) @Pattern(regexp = "(?=.*\\S)\\P{Cntrl}*") @Column(name = "listing_board")
        String board,

        @Nullable @Pattern(regexp = "[0-9A-Z]{1,10}(\\.[A-Z]{2,4})?") @Column(name = "stock_code")
        String stockCode) {}
