package io.jidi.enterprise.enterprise;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.enterprise.rules.CreditCode;
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

    /** Nothing is changed of what is no more. */
    static void notGone(Enterprise enterprise) {
        if (enterprise.status() == EnterpriseStatus.DEREGISTERED) {
            throw EnterpriseProblem.ENTERPRISE_DEREGISTERED.problem(
                    enterprise.name() + " 已于 " + enterprise.statusSince() + " 注销或吊销",
                    enterprise.name() + " ceased to be on " + enterprise.statusSince());
        }
    }

    /** Another district of the same city completes the entry; another city is a relocation, which has a date. */
    static void sameCity(String before, String after) {
        if (!before.substring(0, 4).equals(after.substring(0, 4))) {
            throw EnterpriseProblem.ENTERPRISE_RELOCATION_NEEDED.at(
                    "/regionCode",
                    "由 " + before + " 迁至 " + after + " 须登记迁址（日期和凭证）：POST …/relocations",
                    "From " + before + " to " + after
                            + " is a relocation with a date and evidence: POST …/relocations");
        }
    }

    static @Nullable Listing listing(@Nullable Listing listing) {
        if (listing != null && listing.stockCode() != null && listing.status() != ListingStatus.LISTED) {
            throw EnterpriseProblem.ENTERPRISE_LISTING_INVALID.at(
                    "/listing/stockCode", "未上市企业没有证券代码", "An enterprise that is not listed has no stock code");
        }
        return listing;
    }

    /** An empty name takes the controlling firm away. */
    static @Nullable ControllingFirm controllingFirm(@Nullable ControllingFirm firm, String ownCode) {
        if (firm == null || firm.name().isBlank()) {
            return null;
        }
        if (firm.creditCode() == null || firm.creditCode().isBlank()) {
            return new ControllingFirm(firm.name().strip(), null);
        }
        CreditCode code = CreditCode.read(firm.creditCode());
        if (code.verdict() == CreditCode.Verdict.MALFORMED) {
            throw EnterpriseProblem.ENTERPRISE_CREDIT_CODE_MALFORMED.at(
                    "/controllingFirm/creditCode",
                    code.reason().zh(),
                    code.reason().en());
        }
        if (code.normalised().equals(ownCode)) {
            throw EnterpriseProblem.ENTERPRISE_CONTROLS_ITSELF.at(
                    "/controllingFirm/creditCode", "企业不能控股自己", "An enterprise does not control itself");
        }
        return new ControllingFirm(firm.name().strip(), code.normalised());
    }
}
