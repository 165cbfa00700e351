package io.jidi.project.dispatch;

import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.dispatch.rules.Light;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Words of the bulletin. */
@Singleton
class BulletinTexts {

    /** Printed under every bulletin: what its rates divide by. */
    static final String DEFINITIONS = "口径：开工率＝年度计划开工项目中已开工的比例；到期开工率＝计划开工月已到的项目中已开工的比例；"
            + "竣工率、到期竣工率同此；纳统率＝已开工项目中已纳统的比例；投资完成率＝累计完成投资÷年度计划；序时差＝投资完成率－月份/12；"
            + "红转绿＝红灯后在再次红灯之前转绿的次数。各项由截止日冻结的数据计算，冻结后不再变动；分母为零的不计算，记“—”。";

    private final Map<String, String> regions = new TreeMap<>();
    private final Map<String, String> bases = new TreeMap<>();

    BulletinTexts(ProgrammeSeed programme) {
        programme.regions().forEach(region -> regions.put(region.code(), region.nameZh()));
        programme.bases().forEach(base -> bases.put(base.code(), base.nameZh()));
    }

    /** The code itself for a county or a base that was opened later. */
    String region(String code) {
        return regions.getOrDefault(code, code);
    }

    String base(String code) {
        return code.isEmpty() ? "未列基地" : bases.getOrDefault(code, code);
    }

    static String light(Light light) {
        return switch (light) {
            case GREEN -> "绿";
            case YELLOW -> "黄";
            case RED -> "红";
            case BLUE -> "蓝（完成）";
            case GREY, NONE -> "不评灯";
        };
    }

    static String step(@Nullable String code) {
        if (code == null) {
            return "";
        }
        return switch (code) {
            case "SUPERVISION_LETTER" -> "督办函";
            case "INTERVIEW" -> "约谈";
            case "EXIT_PROPOSAL" -> "调出建议";
            default -> code;
        };
    }

    static String percent(MonthRates.Rate rate) {
        BigDecimal percent = rate.percent();
        return percent == null ? "—" : percent.toPlainString() + "%";
    }

    /** With the parts: 1/2 = 50.00%. */
    static String parts(MonthRates.Rate rate) {
        return rate.numerator().toPlainString() + "/" + rate.denominator().toPlainString() + " = " + percent(rate);
    }
}
