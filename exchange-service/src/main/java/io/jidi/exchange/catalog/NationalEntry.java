package io.jidi.exchange.catalog;

import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.FieldType;
import io.jidi.exchange.dataset.rules.Grade;
import io.jidi.exchange.dataset.rules.Mask;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A data set in the fields of 政务信息资源目录编制指南 (project-library.md 4.6).
 *
 * @param category 信息资源分类
 * @param name 信息资源名称
 * @param code 信息资源代码
 * @param provider 信息资源提供方
 * @param providerCode 提供方代码
 * @param summary 信息资源摘要
 * @param format 信息资源格式
 * @param items 信息项信息
 * @param shareType 共享类型
 * @param shareCondition 共享条件
 * @param shareMode 共享方式
 * @param openness 开放属性
 * @param updateCycle 更新周期
 * @param publishedOn 发布日期
 * @param relatedCodes 关联资源代码
 * @param versions that are served, the present one first
 * @param granted whether the platform that asks may fetch it
 */
@Schema(name = "CatalogueEntry")
record NationalEntry(
        String category,
        String name,
        String code,
        String provider,
        String providerCode,
        String summary,
        String format,
        List<Item> items,
        String shareType,
        String shareCondition,
        String shareMode,
        String openness,
        String updateCycle,
        LocalDate publishedOn,
        List<String> relatedCodes,
        String schema,
        List<Version> versions,
        boolean granted) {

    /**
     * A version of the schema.
     *
     * @param announcedOn when the end of an earlier version was announced
     * @param removedFrom the first day on which it is not served any more
     */
    @Schema(name = "CatalogueVersion")
    record Version(
            String version,
            LocalDate issued,
            String schema,
            @Nullable LocalDate announcedOn,
            @Nullable LocalDate removedFrom) {}

    /** 信息项. */
    @Schema(name = "CatalogueItem")
    record Item(
            String name,
            String title,
            FieldType type,
            Grade grade,
            boolean required,
            @Nullable Mask mask) {}

    static NationalEntry of(DataSet set, Publisher publisher, boolean granted, LocalDate today) {
        return new NationalEntry(
                set.category(),
                set.titleZh(),
                set.code(),
                publisher.nameZh(),
                publisher.code(),
                set.descriptionZh(),
                "NDJSON.gz, JSON",
                set.fields().stream()
                        .map(field -> new Item(
                                field.name(),
                                field.titleZh(),
                                field.type(),
                                field.grade(),
                                field.required(),
                                field.mask()))
                        .toList(),
                set.shareType().zh(),
                set.shareConditionZh(),
                "接口方式（快照、变更流）",
                set.shareType() == DataSet.ShareType.UNCONDITIONAL ? "有条件开放" : "不予开放",
                set.updateCycle().zh(),
                set.issued(),
                set.related(),
                address(set, set.version()),
                Stream.concat(
                                Stream.of(new Version(
                                        set.version(), set.issued(), address(set, set.version()), null, null)),
                                set.earlierOn(today).stream()
                                        .map(one -> new Version(
                                                one.version(),
                                                one.issued(),
                                                address(set, one.version()),
                                                one.announcedOn(),
                                                one.removedFrom())))
                        .toList(),
                granted);
    }

    private static String address(DataSet set, String version) {
        return "/open/v1/schemas/" + set.code() + "/" + version;
    }
}
