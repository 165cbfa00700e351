package io.jidi.enterprise.enterprise;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.enterprise.rules.IndustryCode;
import io.jidi.enterprise.enterprise.rules.RegionCode;
import io.jidi.platform.problem.PlatformProblem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What registration and change both ask of a profile. */
final class ProfileChecks {

    private ProfileChecks() {}

    static void region(String regionCode, Visibility visibility) {
        if (!RegionCode.isKnown(regionCode)) {
            throw EnterpriseProblem.ENTERPRISE_REGION_UNKNOWN.at(
                    "/regionCode",
                    "“" + regionCode + "”不是现行行政区划代码（GB/T 2260）",
                    "\"" + regionCode + "\" is no present region of GB/T 2260");
        }
        if (!visibility.coversRegion(regionCode)) {
            throw PlatformProblem.FORBIDDEN.at("/regionCode", "该地区不在您的管理范围内", "The region is outside your data scope");
        }
    }

    static void industry(@Nullable String industryCode) {
        if (industryCode != null && !IndustryCode.isKnown(industryCode)) {
            throw EnterpriseProblem.ENTERPRISE_INDUSTRY_UNKNOWN.at(
                    "/industryCode",
                    "“" + industryCode + "”不是 GB/T 4754-2017 的门类、大类、中类或小类，或门类字母与数字不符",
                    "\"" + industryCode + "\" is no section, division, group or class of GB/T 4754-2017, or letter and"
                            + " digits disagree");
        }
    }

    static void notAfter(@Nullable LocalDate date, LocalDate today, String pointer) {
        if (date != null && date.isAfter(today)) {
            throw EnterpriseProblem.ENTERPRISE_DATE_IN_FUTURE.at(
                    pointer, date + " 晚于今天 " + today, date + " is after today, " + today);
        }
    }
}
