package io.jidi.project.base;

import java.util.List;

/**
 * One industry base of the policy.
 *
 * @param code stable code, also used in data scopes ({@code base:VOICE})
 * @param section section of the policy that describes it
 * @param cities cities it lies in; empty where no source names one
 * @param focusAreas what the policy asks of it
 */
public record Base(
        String code, String nameZh, String nameEn, String section, List<City> cities, List<FocusArea> focusAreas) {

    public Base {
        if (!code.matches("[A-Z][A-Z_]*")) {
            throw new IllegalArgumentException("base code '" + code + "' must be UPPER_SNAKE");
        }
        cities = List.copyOf(cities);
        focusAreas = List.copyOf(focusAreas);
    }

    /** A city of the base with where we read it; not confirmed if the source is only a worked example. */
    public record City(String region, String source, boolean confirmed) {}
}
