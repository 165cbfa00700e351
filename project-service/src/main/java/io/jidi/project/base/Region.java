package io.jidi.project.base;

/** A province or city. {@code code}: six digits of GB/T 2260. */
public record Region(String code, String nameZh, String nameEn) {

    public Region {
        if (!code.matches("\\d{6}")) {
            throw new IllegalArgumentException("region code '" + code + "' must be six digits");
        }
    }
}
