package io.jidi.enterprise.indicator;

import io.jidi.enterprise.indicator.rules.Fault;
import io.jidi.platform.text.Text;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an import came to, or would come to. */
@Schema(name = "IndicatorImport", description = "指标导入 | An import of indicators")
public record IndicatorImportView(
        @Nullable @Schema(description = "校验模式下没有 | Absent in validate mode")
        ImportId id,

        Status status,

        @Schema(description = "识别出的编码，或 XLSX | The encoding found, or XLSX")
        String charset,

        @Schema(description = "文件的 SHA-256 | SHA-256 of the file")
        String digest,

        Rows rows,

        @Schema(
                description = "按单元格的问题，最多 500 条，全部在带错误列的文件中 | Faults by cell, at most 500; all are in the"
                        + " file with the error column")
        List<CellFault> faults,

        @Nullable
        @Schema(
                description = "新增和改变的数值，最多 500 条；仅在导入或校验的应答中 | Added and changed values, at most"
                        + " 500; only in the answer to the upload")
        List<Change> changes,

        @Nullable
        @Schema(
                description = "差异的 SHA-256；提交时作为 expected 带上，期间数据有变化则拒绝 | SHA-256 of the difference; send it as"
                        + " expected with the commit, which is refused when anything moved on")
        String difference,

        @Nullable @Schema(description = "仅长导入 | Only of a long import")
        Progress progress,

        @Nullable String importedBy,
        @Nullable Instant importedAt,

        @Nullable @Schema(description = "带错误列的文件 | The file with an error column")
        String file) {

    /** More would not be read on a screen; the file has them all. */
    static final int MOST_SHOWN = 500;

    /** How an import ended. */
    @Schema(name = "IndicatorImportStatus")
    public enum Status {
        /** Validated: may be committed. */
        VALID,
        /** Validated: would be rejected. */
        INVALID,
        COMMITTED,
        /** The good rows were taken, as asked. */
        PARTIAL,
        REJECTED,
        /** A long import that waits for its turn, or is being checked. */
        QUEUED,
        /** A long import whose checked rows are being written. */
        APPLYING,
        /** A long import that could not be finished; what it wrote stays and is counted. */
        FAILED
    }

    /** How far a long import is: chunks written of all. */
    @Schema(name = "IndicatorImportProgress")
    public record Progress(
            int chunksDone,
            int chunks,
            int attempts,
            @Nullable String failure) {}

    /**
     * Rows of the file that were filled in: accepted = added + changed + unchanged.
     */
    @Schema(name = "IndicatorImportRows")
    public record Rows(int total, int accepted, int added, int changed, int unchanged, int rejected) {}

    /** What is wrong with one cell. */
    @Schema(name = "IndicatorImportFault")
    public record CellFault(
            @Schema(description = "表格行号，表头为第 1 行 | Row as in a spreadsheet; the header is row 1")
            int row,

            String column,
            String code,
            Text reason) {

        static CellFault of(Fault fault) {
            return new CellFault(fault.row(), fault.column().header(), fault.code(), fault.reason());
        }
    }

    /** What a row says now and what was held before. */
    @Schema(name = "IndicatorChange")
    public record Change(
            int row,
            String creditCode,
            String field,
            @Nullable Integer year,

            @Nullable @Schema(description = "原值，新增时没有 | Values until now; absent when added")
            List<String> before,

            List<String> after) {}
}
