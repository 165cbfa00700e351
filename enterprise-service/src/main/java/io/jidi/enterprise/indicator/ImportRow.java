package io.jidi.enterprise.indicator;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;

/** An import as a list shows it: without its file and its faults, which may be large. */
@Entity
@Immutable
@Table(name = "indicator_import")
class ImportRow {

    @Id
    private UUID id = new UUID(0, 0);

    @Enumerated(EnumType.STRING)
    private IndicatorImportView.Status status = IndicatorImportView.Status.COMMITTED;

    private int total = 0;

    private int added = 0;

    private int changed = 0;

    private int unchanged = 0;

    private int rejected = 0;

    private String organisation = "";

    @Column(name = "imported_by")
    private String importedBy = "";

    @Column(name = "imported_at")
    private Instant importedAt = Instant.EPOCH;

    protected ImportRow() {}

    /** A row of the list of imports. */
    @Schema(name = "IndicatorImportSummary")
    record View(
            ImportId id,
            IndicatorImportView.Status status,
            IndicatorImportView.Rows rows,
            String organisation,
            String importedBy,
            Instant importedAt) {}

    View view() {
        return new View(
                new ImportId(id),
                status,
                new IndicatorImportView.Rows(total, total - rejected, added, changed, unchanged, rejected),
                organisation,
                importedBy,
                importedAt);
    }
}
