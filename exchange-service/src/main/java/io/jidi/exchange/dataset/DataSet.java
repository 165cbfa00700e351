package io.jidi.exchange.dataset;

import io.jidi.exchange.dataset.rules.Grade;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A data set that is published.
 *
 * @param version of its schema, semantic
 * @param issued when this version was published first
 * @param category 分类 of the national catalogue
 * @param shareType 共享类型: unconditional, conditional, none
 * @param topics of the services whose events it is made of
 * @param id see {@link Source#id}
 * @param totals fields of type MONEY or INTEGER that are summed up for control
 */
public record DataSet(
        String code,
        String version,
        LocalDate issued,
        String titleZh,
        String titleEn,
        String descriptionZh,
        String descriptionEn,
        String category,
        UpdateCycle updateCycle,
        ShareType shareType,
        String shareConditionZh,
        String shareConditionEn,
        List<String> topics,
        List<String> id,
        String region,
        List<Source> sources,
        List<Field> fields,
        List<String> totals,
        List<String> related) {

    /** 共享类型. */
    public enum ShareType {
        UNCONDITIONAL("无条件共享"),
        CONDITIONAL("有条件共享"),
        NONE("不予共享");

        private final String zh;

        ShareType(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /** 更新周期. */
    public enum UpdateCycle {
        REAL_TIME("实时", "http://publications.europa.eu/resource/authority/frequency/UPDATE_CONT"),
        MONTHLY("每月", "http://publications.europa.eu/resource/authority/frequency/MONTHLY"),
        YEARLY("每年", "http://publications.europa.eu/resource/authority/frequency/ANNUAL");

        private final String zh;
        private final String frequency;

        UpdateCycle(String zh, String frequency) {
            this.zh = zh;
            this.frequency = frequency;
        }

        public String zh() {
            return zh;
        }

        /** The EU's word for it, as DCAT-AP uses it. */
        public String frequency() {
            return frequency;
        }
    }

    public DataSet {
        Set<String> names = fields.stream().map(Field::name).collect(Collectors.toSet());
        if (names.size() < fields.size()
                || names.contains("id")
                || names.contains("rev")
                || names.contains("deleted")) {
            throw new IllegalStateException(code + " has a field twice, or one with a reserved name");
        }
        if (!names.containsAll(totals)) {
            throw new IllegalStateException(code + " sums up a field that it has not");
        }
        if (fields.stream().noneMatch(field -> field.grade() == Grade.L1)) {
            throw new IllegalStateException(code + " shows nothing to the lowest grade");
        }
    }

    /** The fields that a grade shows, in the order of their names. */
    public List<Field> visible(Grade grade) {
        return fields.stream()
                .filter(field -> grade.covers(field.grade()))
                .sorted(Comparator.comparing(Field::name))
                .toList();
    }

    /** The first number of the version. */
    public String major() {
        return version.substring(0, version.indexOf('.'));
    }
}
