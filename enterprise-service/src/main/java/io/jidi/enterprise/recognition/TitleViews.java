package io.jidi.enterprise.recognition;

import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.recognition.rules.Tenure;
import io.jidi.enterprise.recognition.rules.Title;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Titles as shown. */
final class TitleViews {

    private TitleViews() {}

    /** Whether a title holds. */
    @Schema(name = "TitleStatus")
    public enum Status {
        VALID,
        /** An extension that begins when the title before it ends. */
        TO_COME,
        EXPIRED,
        REVOKED
    }

    /** A yearly update. */
    @Schema(name = "TitleUpdate")
    public record UpdateView(int year, LocalDate due, LocalDate updatedOn, boolean inTime) {}

    /** What speaks against a re-assessment. */
    @Schema(name = "TitleLoss")
    public record LossView(String code, String zh, String en) {
        static LossView of(Tenure.Loss loss) {
            return new LossView(loss.code(), loss.zh(), loss.en());
        }
    }

    /** A title as shown. */
    @Schema(name = "GivenTitle", description = "称号及证书 | A title with its certificate")
    public record View(
            TitleId id,
            EnterpriseId enterpriseId,
            Title title,
            String certificateNo,
            String documentNo,
            @Nullable String batch,
            String procedureId,
            LocalDate validFrom,
            LocalDate validUntil,
            Status status,

            @Nullable @Schema(description = "自该日起撤销 | Revoked from this day on")
            LocalDate endedOn,

            @Nullable @Schema(description = "由该称号复核延续 | The title that it extends")
            TitleId previousId,

            @Nullable @Schema(description = "年度更新，列表中不返回 | Yearly updates; not in lists")
            List<UpdateView> updates,

            @Nullable @Schema(description = "影响复核资格的情形，列表中不返回 | What speaks against a re-assessment; not in lists")
            List<LossView> losses,

            String recordedBy,
            Instant recordedAt) {}

    static View inList(GivenTitle title, LocalDate today) {
        return of(title, today, null, null);
    }

    static View of(
            GivenTitle title,
            LocalDate today,
            @Nullable List<Titles.Update> updates,
            @Nullable List<Tenure.Loss> losses) {
        return new View(
                title.id(),
                title.enterpriseId(),
                title.title(),
                title.certificateNo(),
                title.documentNo(),
                title.batch(),
                title.procedureId(),
                title.validFrom(),
                title.validUntil(),
                status(title, today),
                title.endedOn(),
                title.previous(),
                updates == null
                        ? null
                        : updates.stream()
                                .map(u -> new UpdateView(u.year(), u.due(), u.updatedOn(), u.isInTime()))
                                .toList(),
                losses == null ? null : losses.stream().map(LossView::of).toList(),
                title.recordedBy(),
                title.recordedAt());
    }

    private static Status status(GivenTitle title, LocalDate today) {
        if (title.endedOn() != null) {
            return Status.REVOKED;
        }
        if (title.holdsOn(today)) {
            return Status.VALID;
        }
        return today.isAfter(title.validUntil()) ? Status.EXPIRED : Status.TO_COME;
    }
}
