package io.jidi.project.base;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;

/** A field of a base; projects name it by its policy row. */
@Embeddable
record BaseFocusArea(
        @Column(name = "policy_row") int row,
        @Column(name = "name_zh") String nameZh,
        @Column(name = "name_en") String nameEn,
        List<String> quotes) {}
