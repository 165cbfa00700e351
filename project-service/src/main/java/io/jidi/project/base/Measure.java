package io.jidi.project.base;

import java.util.List;

/**
 * One of the fifteen measures.
 *
 * @param departments codes in the order of the policy. No lead is implied: the policy says 按职责分别负责.
 * @param openEnded true where the policy's list ends with 等
 */
public record Measure(
        String code, String section, String titleZh, String titleEn, List<String> departments, boolean openEnded) {

    public Measure {
        departments = List.copyOf(departments);
    }
}
