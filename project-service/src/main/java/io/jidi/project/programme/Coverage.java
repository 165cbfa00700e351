package io.jidi.project.programme;

import io.jidi.project.base.ProgrammeSeed;

/** Puts together where a row of the policy lives. */
final class Coverage {

    private Coverage() {}

    static ProgrammeResource.RowCoverage of(ShippedProgramme programme, ProgrammeSeed seed, ShippedProgramme.Row row) {
        java.util.stream.Stream<ShippedProgramme.Place> bases = seed.bases().stream()
                .filter(base -> base.focusAreas().stream().anyMatch(area -> area.row() == row.row()))
                .map(base -> new ShippedProgramme.Place(
                        row.row(),
                        "project-service",
                        "/api/v1/bases",
                        "基地 " + base.code() + " 的重点领域",
                        "a focus area of the base " + base.code()));
        return new ProgrammeResource.RowCoverage(
                row,
                programme.kinds().stream()
                        .filter(kind -> kind.rows().contains(row.row()))
                        .map(ShippedProgramme.Kind::code)
                        .toList(),
                programme.indicators().stream()
                        .filter(indicator -> indicator.rows().contains(row.row()))
                        .map(ShippedProgramme.Indicator::code)
                        .toList(),
                programme.targets().stream()
                        .filter(target -> target.row() == row.row())
                        .map(ShippedProgramme.Target::code)
                        .toList(),
                java.util.stream.Stream.concat(
                                bases, programme.places().stream().filter(place -> place.row() == row.row()))
                        .toList(),
                programme.gaps().stream()
                        .filter(gap -> gap.row() == row.row())
                        .findFirst()
                        .orElse(null));
    }
}
