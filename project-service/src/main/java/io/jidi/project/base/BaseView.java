package io.jidi.project.base;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A base as shown, and as told in the event that it was opened. */
public record BaseView(
        BaseId id,
        String code,
        String nameZh,
        String nameEn,
        @Nullable String section,
        List<City> cities,
        List<Area> focusAreas) {

    /** @param confirmed false where the source is only a worked example */
    public record City(String regionCode, String source, boolean confirmed) {}

    /** @param row row of the policy's list, by which projects name the field */
    public record Area(int row, String nameZh, String nameEn, List<String> quotes) {}

    static BaseView of(IndustryBase base) {
        return new BaseView(
                base.id(),
                base.code(),
                base.nameZh(),
                base.nameEn(),
                base.section(),
                base.cities().stream()
                        .map(city -> new City(city.regionCode(), city.source(), city.confirmed()))
                        .toList(),
                base.focusAreas().stream()
                        .map(area -> new Area(area.row(), area.nameZh(), area.nameEn(), area.quotes()))
                        .toList());
    }
}
