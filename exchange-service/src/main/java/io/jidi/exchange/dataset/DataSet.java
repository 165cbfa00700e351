package io.jidi.exchange.dataset;

import io.jidi.exchange.dataset.rules.Grade;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A data set that is published.
 *
 * @param version of its schema, semantic
 * @param issued when this version was published first
 * @param category 分类 of the national catalogue
 * @param shareType 共享类型: unconditional, conditional, none
 * @param topics of the services whose events it is made of
 * @param id see {@link Source#id}
 * @param earlier versions that are still served beside this one; absent when there are none
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
        List<String> related,
        @Nullable List<EarlierVersion> earlier) {

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
        Set<String> majors = new HashSet<>(Set.of(major(version)));
        for (EarlierVersion one : earlier == null ? List.<EarlierVersion>of() : earlier) {
            if (!majors.add(major(one.version()))) {
                throw new IllegalStateException(code + " has the major version of " + one.version() + " twice");
            }
            one.fields().forEach(field -> requireNoMoreThanNow(code, field, fields));
        }
    }

    /** The fields that a grade shows, in the order of their names. */
    public List<Field> visible(Grade grade) {
        return fields.stream()
                .filter(field -> grade.covers(field.grade()))
                .sorted(Comparator.comparing(Field::name))
                .toList();
    }

    /** An earlier version shows nothing of what this one hides, and calls nothing by another type. */
    private static void requireNoMoreThanNow(String code, Field field, List<Field> present) {
        boolean covered = present.stream()
                .anyMatch(now -> now.name().equals(field.stored())
                        && now.type() == field.type()
                        && now.mask() == field.mask()
                        && field.grade().covers(now.grade()));
        if (!covered) {
            throw new IllegalStateException(code + ": an earlier version's " + field.name()
                    + " is not, or shows more than, a field of the present one");
        }
    }

    /**
     * The data set as a version of it shows the records: this one, or an earlier one that is served on that day.
     *
     * @param asked whole or its major number alone; null for this one
     */
    public Optional<DataSet> as(@Nullable String asked, LocalDate today) {
        if (asked == null || asked.equals(version) || asked.equals(major(version))) {
            return Optional.of(this);
        }
        return earlierOn(today).stream()
                .filter(one -> asked.equals(one.version()) || asked.equals(major(one.version())))
                .findFirst()
                .map(this::as);
    }

    /** The earlier versions that are served on a day. */
    public List<EarlierVersion> earlierOn(LocalDate today) {
        return earlier == null
                ? List.of()
                : earlier.stream()
                        .filter(one -> one.removedFrom() == null || today.isBefore(one.removedFrom()))
                        .toList();
    }

    private DataSet as(EarlierVersion one) {
        return new DataSet(
                code,
                one.version(),
                one.issued(),
                titleZh,
                titleEn,
                descriptionZh,
                descriptionEn,
                category,
                updateCycle,
                shareType,
                shareConditionZh,
                shareConditionEn,
                topics,
                id,
                region,
                sources,
                one.fields(),
                one.totals(),
                related,
                null);
    }

    private static String major(String version) {
        return version.substring(0, version.indexOf('.'));
    }
}
