package io.jidi.project.overview;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Figures that share one definition. */
@Schema(name = "OverviewPanel", description = "同一口径的一组数字 | Figures that share one definition")
public record Panel(
        String code, String nameZh, String nameEn, String definitionZh, String definitionEn, List<Figure> figures) {

    public Panel {
        figures = List.copyOf(figures);
    }

    /**
     * One number.
     *
     * @param keys what is counted: the values of the panel's dimensions, in their order
     * @param drillDown path and query of the list that holds exactly the rows counted
     */
    @Schema(name = "OverviewFigure")
    public record Figure(
            List<String> keys,

            @Schema(description = "行数 | Number of rows") long count,

            @Schema(description = "列出所计各行的路径 | Path that lists exactly the rows counted")
            String drillDown) {

        public Figure {
            keys = List.copyOf(keys);
        }
    }
}
