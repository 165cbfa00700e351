package io.jidi.enterprise.rate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rate as somebody published it.
 *
 * @param yuanPerUnit above zero, at most eight decimals
 */
@Schema(name = "PublishedRate", description = "某年平均汇率及其出处 | Average rate of a year, and where it is from")
record PublishedRate(
        @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(examples = "USD")
        String currency,

        int year,

        @NotNull @Schema(description = "1 单位外币合人民币元 | Yuan for one unit", examples = "7.15")
        BigDecimal yuanPerUnit,

        @NotNull @Schema(description = "公布日期，此日起的申请适用 | Day of publication; for applications from then on")
        LocalDate publishedDate,

        @NotBlank @Size(max = 200) @Schema(description = "公布单位 | Who published it", examples = "国家统计局")
        String source,

        @NotBlank @Size(max = 500) @Schema(description = "依据：文号或网址 | Evidence: number or address of the document")
        String evidence) {

    /** The same figure from the same place; 7.10 is 7.1. */
    boolean says(PublishedRate other) {
        return yuanPerUnit.compareTo(other.yuanPerUnit) == 0
                && source.equals(other.source)
                && evidence.equals(other.evidence);
    }
}
