package io.jidi.fund;

import io.jidi.platform.catalogue.ProblemCatalogue;
import io.jidi.platform.problem.ProblemType;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** Every problem that fund-service can answer besides the platform's. */
public enum FundProblem implements ProblemType {
    FUND_CODE_TAKEN(409, "基金代码已存在", "The fund code is taken"),
    FUND_PARENT_INVALID(422, "上级基金不符合层级要求", "The parent fund is of the wrong layer"),
    FUND_TRANSITION_NOT_ALLOWED(409, "基金当前状态不允许该变更", "The fund's state does not allow this change"),
    FUND_NOT_OPEN_FOR_COMMITMENTS(409, "基金当前状态不接受认缴", "The fund takes no commitments in its present state"),
    FUND_NOT_OPEN_FOR_CALLS(409, "基金当前状态不能催缴", "The fund cannot call capital in its present state"),
    FUND_CURRENCY_MISMATCH(422, "币种与基金不一致", "The currency is not the fund's"),
    FUND_AMOUNT_NOT_POSITIVE(422, "金额必须大于零", "The amount must be greater than zero"),
    FUND_COMMITMENT_EXCEEDED(422, "超过未缴认缴额", "More than the unfunded commitments"),
    FUND_CALL_PURPOSES_DIFFER(422, "用途合计与催缴总额不一致", "The purposes do not add up to the call"),
    FUND_CALL_NOTICE_TOO_SHORT(422, "缴款通知期不足", "The notice is too short"),
    FUND_CALL_CLOSED(409, "该催缴已结清或取消", "The call is settled or cancelled"),
    FUND_CALL_LINE_UNKNOWN(422, "该合伙人不在此次催缴中", "The partner has no line in this call"),
    FUND_PAYMENT_EXCEEDS_LINE(422, "缴款超过应缴余额", "The payment is more than is due"),
    FUND_PAYMENT_ALREADY_RECORDED(409, "该银行流水已入账", "The bank reference is already recorded"),
    FUND_COMMITMENT_UNDER_CALL(409, "该认缴有未缴清的催缴", "A call on this commitment is not yet paid"),
    FUND_COMMITMENT_TOO_SMALL(422, "超过可处置的认缴额", "More than there is of this commitment"),
    FUND_CALL_TRANSITION_NOT_ALLOWED(409, "催缴当前状态不允许该变更", "The call's state does not allow this change"),
    FUND_CALL_NOT_OVERDUE(409, "该合伙人没有逾期缴款", "Nothing of this partner is overdue"),
    FUND_PAYMENT_NOT_PENDING(409, "该到账不处于待确认状态", "The payment is not pending"),
    FUND_PAYMENT_EXPIRED(409, "待确认到账已过期", "The pending payment has expired"),
    FUND_PAYMENT_SUPERSEDED(409, "该到账已作废或已更正", "The payment is voided or corrected already"),
    FUND_EQUALISATION_EXISTS(409, "该次交割已做权益均衡", "This closing is equalised already"),
    FUND_EQUALISATION_EMPTY(422, "没有可均衡的出资", "There is nothing to make equal"),
    FUND_TERMS_MISSING(409, "基金条款缺少该项约定", "The fund's terms say nothing about this"),
    FUND_INVESTMENT_TARGET(422, "须指明一个项目或一个子基金", "Name one deal or one sub-fund"),
    FUND_INVESTMENT_EXCEEDED(422, "超过该笔投资的余额", "More than there is of this investment"),
    FUND_INVESTMENT_EXISTS(409, "该批次投资已登记", "This tranche is registered already"),
    FUND_NOT_INVESTING(409, "基金当前状态不能投资", "The fund does not invest in its present state"),
    FUND_NOTHING_PAID_IN(422, "尚无实缴，无法分配", "Nothing was paid in; there is nothing to share by"),
    FUND_CARRY_WITHOUT_RECIPIENT(
            409, "条款约定业绩报酬，但基金没有普通合伙人", "The terms give carry, but the fund has no general partner"),
    FUND_DISTRIBUTION_NOT_ALLOWED(409, "分配当前状态不允许该操作", "The distribution's state does not allow this"),
    FUND_DISTRIBUTION_OUT_OF_DATE(409, "分配测算已过时，请重新测算", "The proposal is out of date; compute it again"),
    FUND_DISTRIBUTION_ORDER(422, "分配日早于已批准的分配", "An approved distribution is of a later day"),
    FUND_FOUR_EYES(403, "不能批准自己编制的分配", "Who prepared it does not approve it"),
    FUND_RECYCLING_EXCEEDED(422, "超过条款允许的可召回额", "More than the terms let be called again"),
    FUND_WITHHOLDING_INVALID(422, "代扣超过该合伙人所得", "More than the partner receives"),
    FUND_FEE_PERIOD_INVALID(422, "计提期间无效", "Not a period for a fee"),
    FUND_PERIOD_CLOSED(409, "会计期间已结账", "The accounting period is closed"),
    FUND_PERIOD_INVALID(422, "会计期间无效", "Not a period that can be closed"),
    FUND_CASH_INSUFFICIENT(422, "托管户余额不足", "The custody account does not hold enough"),
    FUND_WITHOUT_COMMITMENTS(422, "基金没有认缴", "Nobody has committed to the fund"),
    FUND_JOURNAL_NOT_REVERSIBLE(409, "凭证不能冲销", "The journal cannot be reversed"),
    FUND_FILE_UNREADABLE(422, "文件无法读取", "The file cannot be read"),
    FUND_HISTORY_REJECTED(422, "历史数据有误，未导入", "The history has faults; nothing was imported"),
    FUND_INDEX_REJECTED(422, "指数数据有误，未写入", "The index has faults; nothing was written"),
    FUND_HISTORY_WITHDRAWN(409, "该导入已撤回", "The import is withdrawn already"),
    FUND_VALUATION_INVALID(422, "估值内容不完整或不合理", "The valuation is incomplete or cannot be right"),
    FUND_VALUATION_DECIDED(409, "该估值已审批", "The valuation is decided already"),
    FUND_VALUATION_FOUR_EYES(403, "编制人不能审批", "The preparer cannot decide"),
    FUND_VALUATION_OUTDATED(409, "已有更晚日期的估值", "A later valuation is approved already"),
    FUND_OWNERSHIP_CIRCLE(409, "持有关系成环", "The owners go round in a circle"),
    FUND_OWNERSHIP_EXCEEDED(409, "持有比例超过 100%", "More than all of it is held"),
    FUND_SETTLEMENT_NOT_ALLOWED(409, "结算当前状态不允许该操作", "The settlement's state does not allow this"),
    FUND_SETTLEMENT_FOUR_EYES(403, "不能批准自己编制的结算", "Who prepared it does not approve it"),
    FUND_SETTLEMENT_OUT_OF_DATE(409, "结算测算已过时，请撤回后重新编制", "The settlement is out of date; withdraw it and propose anew"),
    FUND_SETTLEMENT_OPEN(409, "同类结算尚未了结", "A settlement of this kind is still open"),
    FUND_SETTLEMENT_NOTHING_DUE(409, "没有应结算的金额", "Nothing is due"),
    FUND_SETTLEMENT_EXCEEDED(422, "超过应缴余额", "More than is owed"),
    FUND_CLAWBACK_NOT_YET(409, "尚未到终期回拨的时点", "It is not the time for the final clawback"),
    FUND_ESCROW_EXCEEDED(422, "超过可释放的暂存业绩报酬", "More than may leave the escrow"),
    FUND_CONCESSION_GATED(409, "不满足让利条件", "The gates of the concession are shut"),
    FUND_CORRECTION_BLOCKED(409, "有其他记录以此为依据，不能更正", "Other records stand on this one; it cannot be corrected"),
    FUND_CORRECTED_ALREADY(409, "该记录已更正", "The record is corrected already"),
    FUND_METHOD_KEPT(409, "业绩模板的方法在基金存续期内不变", "A fund keeps its method of the performance template for life"),
    FUND_HISTORY_STANDS(409, "该文件已导入且未撤回", "The file is imported already and stands"),
    FUND_TERMS_UNKNOWN(422, "没有这份母基金条款", "No such terms of a mother fund"),
    FUND_ACT_REFUSED(422, "不符合政策规定，不予办理", "The policy rules refuse this act"),
    FUND_ACT_NEEDS_OVERRIDE(422, "须经授权的第二人说明理由后放行", "An authorised second person must let this act pass"),
    FUND_OVERRIDE_NOT_POSSIBLE(409, "该规则不能或无需放行", "This rule cannot or need not be overridden"),
    FUND_OVERRIDE_FOUR_EYES(403, "申请人不能自行放行", "Who asked does not let it pass"),
    FUND_EVIDENCE_INVALID(422, "该事实不能这样登记", "The fact cannot be recorded so"),
    FUND_TRIAL_INVALID(422, "试算参数无效", "There is no such value to try"),
    FUND_CLAIM_INVALID(422, "返投申报内容无效", "Not a claim that can count"),
    FUND_CLAIM_EXISTS(409, "该批次已申报返投", "The tranche is claimed already"),
    FUND_CLAIM_NOT_EVIDENCED(409, "尚无证明材料", "No paper was given yet"),
    FUND_CLAIM_FOUR_EYES(403, "申报人不能自行认定", "Who claims does not recognise"),
    FUND_FIGURE_INVALID(422, "没有这样的评价指标值", "Not a figure of the evaluation"),
    FUND_SCHEME_REJECTED(422, "评价方案有误，未写入", "The scheme has faults; nothing was written"),
    FUND_DEAL_STAGE(409, "项目所处阶段不允许该操作", "The deal's stage does not allow this"),
    FUND_DEAL_GATE_SHUT(422, "阶段出口条件未满足，项目未移动", "The gate of the stage is shut; the deal was not moved"),
    FUND_DEAL_ENTRY_INVALID(422, "该项目资料不能这样登记", "The deal has no such entry or value"),
    FUND_DEAL_TERMS_INVALID(422, "投资条款不合理", "The terms cannot be right"),
    FUND_COMMITTEE_INVALID(422, "投委会组成不合理", "A committee cannot be made up so"),
    FUND_COMMITTEE_MISSING(409, "基金在该日尚无投委会", "The fund has no committee on this day"),
    FUND_BALLOT_CLOSED(409, "表决已结束或已有未结表决", "The ballot is closed, or another is open"),
    FUND_VOTE_INVALID(422, "该席位不能这样表决", "The seat cannot vote so"),
    FUND_VOTE_EXISTS(409, "该委员已表决", "The member has voted"),
    FUND_NO_SEAT(403, "不是该次表决的投委会成员", "No seat in the committee of this ballot"),
    FUND_CAP_TABLE_INVALID(422, "股权变动不可能如此发生", "The shares cannot have moved so"),
    FUND_OCF_UNREADABLE(422, "不是可读取的开放股权格式文件", "Not a readable Open Cap Table Format package"),
    FUND_ROUND_INVALID(422, "融资轮次数字不合理", "The figures of the round cannot be right"),
    FUND_EXIT_FIGURE_INVALID(422, "没有这样的退出核查指标", "No such figure for a check of an exit"),
    FUND_KEY_FIELDS_REJECTED(422, "重点领域清单有误，未写入", "The list of key fields has faults; nothing was written"),
    FUND_KEY_FIELDS_FOUR_EYES(403, "不能批准自己上传的清单", "Who loaded it does not approve it"),
    FUND_KEY_FIELDS_STATE(409, "该清单不能批准", "The list cannot be approved"),
    FUND_PROSPECT_CLOSED(409, "该储备线索已了结", "The prospect is closed"),
    FUND_DEAL_EXISTS(409, "该基金与企业已有在途项目", "The fund already has a deal with this enterprise");

    private final int status;
    private final Text title;

    FundProblem(int status, String zh, String en) {
        this.status = status;
        this.title = Text.of(zh, en);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Text title() {
        return title;
    }

    /** Tells the gateway. */
    @Singleton
    static final class Catalogue implements ProblemCatalogue {
        @Override
        public List<ProblemType> problems() {
            return List.of(values());
        }
    }
}
