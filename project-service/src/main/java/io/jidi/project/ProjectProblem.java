package io.jidi.project;

import io.jidi.platform.catalogue.ProblemCatalogue;
import io.jidi.platform.problem.ProblemType;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** Every problem that this service can answer beside those of the platform. */
public enum ProjectProblem implements ProblemType {
    BASE_CODE_TAKEN(409, "基地代码已存在", "There is a base with this code"),
    DEPARTMENT_CODE_TAKEN(409, "部门代码已存在", "There is a department with this code"),
    REGION_UNKNOWN(422, "行政区划代码不在本省各市代码表内", "Not a region of the province"),
    AMOUNT_REFUSED(422, "金额应为非负的人民币数", "Amounts here are in CNY and not negative"),
    PROJECT_ADMISSION_RETURNED(422, "入库申请退回", "The application for the library is returned"),
    PROJECT_CLASSES_CONTRADICT(422, "项目类别不能并存", "These classes do not go together"),
    PROJECT_CODES_REFUSED(422, "项目代码填报有误", "The project codes cannot be taken"),
    PROJECT_DATE_REFUSED(422, "日期不成立", "The date cannot be right"),
    PROJECT_HAS_LEFT(409, "项目已退出", "The project has left the library"),
    PROJECT_TRANSITION_REFUSED(409, "当前状态不能这样变更", "The project cannot go there from its present status"),
    ADJUSTMENT_WINDOW_CLOSED(422, "不在调整窗口期内", "The library is not adjusted in this month"),
    EXIT_REFUSED(422, "退出填报不成立", "The exit cannot be right"),
    REENTRY_REFUSED(422, "重新入库不成立", "The project cannot come back"),
    PROFILE_REFUSED(422, "项目信息填报有误", "The record cannot be right"),
    RESPONSIBILITY_REFUSED(422, "责任主体任期不成立", "The term of the responsible unit cannot be right"),
    PLAN_EXISTS(409, "该年度已有原始计划，修订须注明批准月份", "The year has its original plan; a revision names its month of approval"),
    PLAN_REFUSED(422, "年度计划不成立", "The plan cannot be right"),
    PAST_DATE_RESERVED(422, "只有省、市主管部门可以补录过去的日期", "Only a provincial or city office may enter a past date"),
    REPORT_EXISTS(409, "该月已有月报，更正须说明理由", "The month has its report; a correction needs a reason"),
    REPORT_REFUSED(422, "月报不成立", "The report cannot be right"),
    EXEMPTION_EXISTS(409, "该月已有批准的豁免", "The month has an approved exemption"),
    MANUAL_RATING_EXISTS(409, "该月已有人工评定", "The month has a manual rating"),
    MANUAL_RATING_REFUSED(422, "人工评定只能调差", "A manual rating may only worsen a light"),
    DISPATCH_ORDER_REFUSED(409, "台账条目当前状态不能这样处理", "The entry of the ledger cannot go there from its present status"),
    DESIGN_OUTPUT_REFUSED(422, "达产登记不成立", "The design output cannot be right"),
    COMPARISON_REFUSED(422, "无法比较", "There is nothing to compare with"),
    BASE_PART_REFUSED(422, "基地数据填报不成立", "The figures or parts of the base cannot be right"),
    ELEMENT_STEP_REFUSED(409, "要素事项当前状态不能这样办理", "The request for an element cannot go there from its present status"),
    ELEMENT_REFUSED(422, "要素事项填报不成立", "The request for an element cannot be right"),
    NODE_EXISTS(409, "该节点已存在", "The project has this node"),
    NODE_REFUSED(422, "节点填报不成立", "The node cannot be right"),
    LIGHT_ALREADY_FROZEN(409, "该月灯已冻结", "The light of this month is frozen"),
    LIGHT_NOT_DUE(422, "该月不评灯或尚未到截止日", "There is no light of this month, or not yet"),
    LIGHT_EARLIER_MONTH_OPEN(409, "上一月灯尚未冻结", "The month before is not frozen yet"),
    ITEM_ATTRIBUTES_REFUSED(422, "事项属性不符合类别约定", "The attributes are not what the kind allows"),
    ITEM_KIND_REFUSED(422, "事项类别不能这样设定", "The kind cannot be like this"),
    ITEM_KIND_TAKEN(409, "事项类别代码已存在", "There is a kind with this code"),
    ITEM_KIND_UNKNOWN(422, "没有该事项类别", "There is no such kind of item"),
    ITEM_LINK_UNKNOWN(422, "关联对象不存在", "What it links to is not there"),
    ITEM_STEP_REFUSED(422, "事项不能这样变更", "The item cannot go there like this"),
    INDICATOR_VALUE_REFUSED(422, "指标值不成立", "The value cannot be right"),
    SUPPORT_CLAUSE_UNKNOWN(422, "没有有效的支持条款", "No such clause is in force"),
    SUPPORT_QUESTION_REFUSED(422, "测算条件与条款不符", "Not what the clause takes"),
    SUPPORT_LIST_REFUSED(422, "名单不成立", "The list cannot be like this"),
    SUPPORT_STEP_REFUSED(409, "名单当前不能这样办理", "The list does not stand where this can be done"),
    SUPPORT_PAID_BEFORE(409, "已享受该条款", "It has been paid before"),
    BOUNTY_CONFLICT(422, "存在利益冲突", "There is a conflict of interest"),
    BOUNTY_REFUSED(422, "榜单事项不成立", "The bounty cannot be like this"),
    BOUNTY_STEP_REFUSED(409, "榜单当前不能这样办理", "The bounty does not stand where this can be done"),
    LEAD_REFUSED(422, "招商线索不能这样填报", "The lead cannot be like this"),
    FIRST_SET_REFUSED(422, "首台(套)申报不能这样办理", "The application cannot be like this"),
    SCORE_REFUSED(422, "评分事项不成立", "The score cannot be like this"),
    SCORE_STEP_REFUSED(409, "本轮评分当前不能这样办理", "The round does not stand where this can be done");

    private final int status;
    private final Text title;

    ProjectProblem(int status, String zh, String en) {
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
