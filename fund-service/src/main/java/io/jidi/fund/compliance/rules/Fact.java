package io.jidi.fund.compliance.rules;

import io.jidi.platform.text.Text;
import java.util.Arrays;
import java.util.Optional;

/** Everything a rule may ask. In files and on the wire a fact is called by its camel-case key. */
public enum Fact {
    ACT_DATE(Origin.ACT, ValueKind.DATE, "行为日期", "Day of the act"),
    ACT_AMOUNT(Origin.ACT, ValueKind.MONEY, "金额", "Amount"),
    INSTRUMENT(Origin.ACT, ValueKind.CODE, "投资工具", "Instrument"),
    EXIT_ROUTE(Origin.ACT, ValueKind.CODE, "退出方式", "Exit route"),
    FUND_CLASS(Origin.BOOKS, ValueKind.CODE, "基金类别", "Class of the fund"),
    FUND_LAYER(Origin.BOOKS, ValueKind.CODE, "基金层级", "Layer of the fund"),
    PROVINCE_CODE(Origin.BOOKS, ValueKind.CODE, "注册地省码", "Province of registration"),
    LAYERS_BELOW_MOTHER(Origin.BOOKS, ValueKind.NUMBER, "母基金以下层数", "Layers below the mother fund"),
    FUND_SIZE(
            Origin.BOOKS,
            ValueKind.MONEY,
            "子基金规模基数（募集期按目标规模，否则按认缴）",
            "Size of the fund (target while raising, else commitments)"),
    FUND_COMMITTED(Origin.BOOKS, ValueKind.MONEY, "基金认缴", "Commitments to the fund"),
    FUND_PAID_IN(Origin.BOOKS, ValueKind.MONEY, "基金实缴", "Paid into the fund"),
    FUND_TOTAL_ASSETS(Origin.BOOKS, ValueKind.MONEY, "基金总资产", "Total assets of the fund"),
    FUND_CASH(Origin.BOOKS, ValueKind.MONEY, "托管户余额", "Cash on the custody account"),
    MOTHER_MONEY_AFTER(Origin.BOOKS, ValueKind.MONEY, "行为后母基金出资", "Mother fund's money after the act"),
    GOVERNMENT_MONEY_AFTER(
            Origin.BOOKS,
            ValueKind.MONEY,
            "行为后省市县政府出资（穿透）",
            "Province, city and county money after the act, looked through"),
    ENTERPRISE_COST_AFTER(Origin.BOOKS, ValueKind.MONEY, "行为后对单一企业累计成本", "Cost in the one enterprise after the act"),
    ENTERPRISE_EXPOSURE_AFTER(
            Origin.BOOKS, ValueKind.MONEY, "行为后对单一企业累计成本及承诺", "Cost and promises in the one enterprise after the act"),
    TRANCHES_BEFORE(Origin.BOOKS, ValueKind.NUMBER, "此前对该企业的投资批次", "Tranches in the enterprise before"),
    IN_FIELD_COST(Origin.BOOKS, ValueKind.MONEY, "投向约定领域的成本", "Cost invested in the agreed field"),
    FUND_END_DATE(Origin.BOOKS, ValueKind.DATE, "基金到期日", "End of the fund's term"),
    INVESTMENT_END_DATE(Origin.BOOKS, ValueKind.DATE, "投资期届满日", "End of the investment period"),
    MOTHER_END_DATE(Origin.BOOKS, ValueKind.DATE, "母基金到期日", "End of the mother fund's term"),
    TERM_END_BEFORE(Origin.BOOKS, ValueKind.DATE, "此前条款的到期日", "End of the term by the terms before"),
    TERM_YEARS(Origin.BOOKS, ValueKind.NUMBER, "存续年限", "Term in years"),
    FEE_BASE(Origin.BOOKS, ValueKind.CODE, "管理费基数", "Base of the management fee"),
    FEE_RATE(Origin.BOOKS, ValueKind.RATE, "管理费率（投资期）", "Management fee rate, investment period"),
    HURDLE_RATE(Origin.BOOKS, ValueKind.RATE, "门槛收益率", "Hurdle rate"),
    SET_UP(Origin.BOOKS, ValueKind.FLAG, "是否已设立", "Whether the fund is set up"),
    REGISTRY_UPDATE_DUE(Origin.BOOKS, ValueKind.FLAG, "年度登记更新是否到期", "Whether a yearly update is due"),
    DAYS_NOT_SET_UP(Origin.BOOKS, ValueKind.NUMBER, "方案确认后未设立天数", "Days since the scheme was confirmed without set-up"),
    DAYS_CASH_UNINVESTED(
            Origin.BOOKS, ValueKind.NUMBER, "财政资金到账未投资天数", "Days that government money lies without any investment"),
    REGISTRY_YEAR_DUE(Origin.BOOKS, ValueKind.NUMBER, "应完成登记更新的年度", "Year whose registry update is due"),
    REINVESTMENT_MET(Origin.BOOKS, ValueKind.FLAG, "返投是否完成", "Whether reinvestment is done"),
    GOVERNMENT_SHARE_DUE(Origin.BOOKS, ValueKind.MONEY, "分配中政府份额", "Government's share of the distribution"),
    FUND_LEVEL(Origin.FUND_EVIDENCE, ValueKind.CODE, "基金级次", "Level of the fund"),
    SUPERIOR_APPROVAL(Origin.FUND_EVIDENCE, ValueKind.FLAG, "上级批准", "Approval of the superior government"),
    DRC_CONSULTATION(
            Origin.FUND_EVIDENCE,
            ValueKind.FLAG,
            "设立前征求发改部门意见",
            "Consultation of the development and reform office before set-up"),
    SCHEME_CONFIRMED_DATE(Origin.FUND_EVIDENCE, ValueKind.DATE, "设立方案确认日", "Day the scheme was confirmed"),
    PRINCIPAL_PROMISED(Origin.FUND_EVIDENCE, ValueKind.FLAG, "承诺本金不受损失", "Promise of the principal"),
    MINIMUM_RETURN_PROMISED(Origin.FUND_EVIDENCE, ValueKind.FLAG, "承诺最低收益", "Promise of a minimum return"),
    REINVESTMENT_MULTIPLE(Origin.FUND_EVIDENCE, ValueKind.NUMBER, "约定返投倍数", "Agreed reinvestment multiple"),
    RELOCATION_CONDITION(Origin.FUND_EVIDENCE, ValueKind.FLAG, "是否附招商落户条件", "Whether money is tied to relocation"),
    PLAN_ALLOWS_MERGERS(Origin.FUND_EVIDENCE, ValueKind.FLAG, "设立方案允许并购重组", "Set-up plan allows mergers"),
    PLAN_ALLOWS_PRIVATE_PLACEMENT(
            Origin.FUND_EVIDENCE, ValueKind.FLAG, "设立方案允许定向增发", "Set-up plan allows private placements"),
    PLAN_ALLOWS_STRATEGIC_PLACEMENT(
            Origin.FUND_EVIDENCE, ValueKind.FLAG, "设立方案允许战略配售", "Set-up plan allows strategic placements"),
    EXTENSION_APPROVED_UNTIL(Origin.FUND_EVIDENCE, ValueKind.DATE, "批准延期至", "Extension approved until"),
    REGISTRY_YEAR_DONE(Origin.FUND_EVIDENCE, ValueKind.NUMBER, "已完成登记更新的年度", "Year whose registry update is done"),
    TREASURY_ROUTE(Origin.FUND_EVIDENCE, ValueKind.FLAG, "政府收益已安排上缴国库", "Government's share goes to the treasury"),
    ROLLOVER_AGREED(Origin.FUND_EVIDENCE, ValueKind.FLAG, "已约定滚动使用", "Rolling over is agreed"),
    USES_BOND_MONEY(Origin.FUND_EVIDENCE, ValueKind.FLAG, "使用专项债资金", "Special bond money is used"),
    BOND_END_DATE(Origin.FUND_EVIDENCE, ValueKind.DATE, "专项债到期日", "End of the special bond"),
    BOND_CASH_COVERED(Origin.FUND_EVIDENCE, ValueKind.FLAG, "现金流覆盖还本付息", "Cash flow covers the bond"),
    HURDLE_MET(Origin.BOOKS, ValueKind.FLAG, "达到门槛收益", "Whether the hurdle is met"),
    AT_LIQUIDATION(Origin.BOOKS, ValueKind.FLAG, "基金处于清算期", "The fund is being wound up"),
    MANAGER_PAID_IN(Origin.FUND_EVIDENCE, ValueKind.MONEY, "管理人实缴资本", "Manager's paid-in capital"),
    MANAGER_SENIOR_STAFF(
            Origin.FUND_EVIDENCE, ValueKind.NUMBER, "三年以上经验高管人数", "Senior people with three years or more"),
    INDUSTRY_CLASS(
            Origin.TARGET_EVIDENCE, ValueKind.CODE, "标的产业指导目录类别", "Class of the target's industry in the catalogue"),
    INDUSTRY_CODE(
            Origin.TARGET_EVIDENCE, ValueKind.INDUSTRY, "标的国民经济行业代码", "Class of the target's industry, GB/T 4754"),
    IN_PROVINCIAL_LIST(Origin.TARGET_EVIDENCE, ValueKind.FLAG, "属于省级重点领域清单", "Member of the provincial key-field list"),
    IN_FIELD(Origin.TARGET_EVIDENCE, ValueKind.FLAG, "属于约定投资领域", "Belongs to the agreed field"),
    PUBLIC_STOCK_ELEMENT(Origin.TARGET_EVIDENCE, ValueKind.CODE, "涉及公开市场股票的形式", "Form of a public-stock element"),
    RELATED_PARTY(Origin.TARGET_EVIDENCE, ValueKind.FLAG, "是否关联方", "Related party"),
    RELATED_PARTY_DISCLOSED(Origin.TARGET_EVIDENCE, ValueKind.FLAG, "关联关系已披露", "Relation disclosed"),
    UNAFFILIATED_VOTE(Origin.TARGET_EVIDENCE, ValueKind.FLAG, "非关联方表决通过", "Vote of the unaffiliated"),
    CHARTER_PRICE(Origin.TARGET_EVIDENCE, ValueKind.FLAG, "章程约定退出价格", "Exit price by the charter"),
    APPRAISAL(Origin.TARGET_EVIDENCE, ValueKind.FLAG, "资产评估报告", "Appraisal"),
    FIRM_AGE_YEARS(Origin.TARGET_EVIDENCE, ValueKind.NUMBER, "企业成立年限", "Age of the firm in years"),
    FIRM_STAFF(Origin.TARGET_EVIDENCE, ValueKind.NUMBER, "职工人数", "Staff"),
    FIRM_BACHELOR_RATE(
            Origin.TARGET_EVIDENCE, ValueKind.RATE, "本科及以上人员占比", "Share of staff with a bachelor's degree or more"),
    FIRM_RD_RATE(Origin.TARGET_EVIDENCE, ValueKind.RATE, "研发费用占比", "R&D expense to sales"),
    FIRM_ASSETS(Origin.TARGET_EVIDENCE, ValueKind.MONEY, "资产总额", "Assets"),
    FIRM_SALES(Origin.TARGET_EVIDENCE, ValueKind.MONEY, "销售收入", "Sales");

    private final Origin origin;
    private final ValueKind kind;
    private final Text label;
    private final String key;

    Fact(Origin origin, ValueKind kind, String zh, String en) {
        this.origin = origin;
        this.kind = kind;
        this.label = Text.of(zh, en);
        this.key = camelCase(name());
    }

    public static Optional<Fact> byKey(String key) {
        return Arrays.stream(values()).filter(fact -> fact.key.equals(key)).findFirst();
    }

    public String key() {
        return key;
    }

    public Origin origin() {
        return origin;
    }

    public ValueKind kind() {
        return kind;
    }

    public Text label() {
        return label;
    }

    private static String camelCase(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : name.toLowerCase(java.util.Locale.ROOT).split("_")) {
            text.append(text.length() == 0 ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return text.toString();
    }
}
