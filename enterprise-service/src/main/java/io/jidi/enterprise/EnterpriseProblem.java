package io.jidi.enterprise;

import io.jidi.platform.problem.ProblemType;
import io.jidi.platform.text.Text;

/** Every problem that only this service answers. */
public enum EnterpriseProblem implements ProblemType {
    ENTERPRISE_CREDIT_CODE_MALFORMED(422, "统一社会信用代码不合格式", "Not a unified social credit code"),
    ENTERPRISE_CREDIT_CODE_CHECK_FAILED(422, "统一社会信用代码校验位不符", "The check character of the credit code differs"),
    ENTERPRISE_REGION_UNKNOWN(422, "行政区划代码无效", "Not a region of GB/T 2260"),
    ENTERPRISE_INDUSTRY_UNKNOWN(422, "国民经济行业代码无效", "Not an industry of GB/T 4754-2017"),
    ENTERPRISE_DATE_IN_FUTURE(422, "日期不能晚于今天", "The date lies in the future"),
    ENTERPRISE_RENAME_BEFORE_NAME(422, "更名日期早于现名启用日期", "The name would change before the present one began"),
    ENTERPRISE_ALREADY_REGISTERED(409, "该企业已登记", "The enterprise is already registered"),
    ENTERPRISE_IMPORT_ENCODING(422, "无法识别文件编码", "The file's encoding cannot be read"),
    ENTERPRISE_IMPORT_UNREADABLE(422, "文件不是可读的 CSV", "The file is no readable CSV"),
    ENTERPRISE_IMPORT_COLUMNS(422, "文件的列与模板不符", "The file has not the columns of the template"),
    ENTERPRISE_IMPORT_TOO_MANY_ROWS(422, "文件行数超过上限", "The file has too many rows"),
    ENTERPRISE_IMPORT_EMPTY(422, "文件没有数据行", "The file has no rows"),
    ENTERPRISE_IMPORT_REJECTED(422, "导入未通过，未写入任何数据", "The import was rejected and nothing was written"),
    ENTERPRISE_EDITION_UNKNOWN(422, "没有该标准或版本", "There is no such standard or edition"),
    ENTERPRISE_EDITION_NOT_IN_FORCE(422, "该日期没有适用的版本", "No edition judges this kind and date"),
    ENTERPRISE_EDITION_CHANGED(409, "评估所依据的版本已不可用", "The edition of the assessment is no longer at hand"),
    ENTERPRISE_EDITION_OUT_OF_SCOPE(422, "该版本不适用于企业所在地区", "The edition does not judge enterprises of that region"),
    ENTERPRISE_EDITION_AMBIGUOUS(422, "有多个标准认定该层级", "Several standards give that tier"),
    ENTERPRISE_EDITION_INVALID(422, "标准文件有误", "The edition cannot be used"),
    ENTERPRISE_EDITION_TOO_LATE(422, "新版本的适用日期不在将来", "The edition does not begin in the future"),
    ENTERPRISE_EDITION_SAME_PERSON(403, "须由另一人批准", "A second person has to approve"),
    ENTERPRISE_EDITION_NO_DRAFT(409, "该草案已有结论", "The draft is decided already"),
    ENTERPRISE_RATE_INVALID(422, "汇率无效", "Not a usable exchange rate"),
    ENTERPRISE_REFERENCE_YEAR_INVALID(422, "基准年度无效", "Not a usable reference year");

    private final int status;
    private final Text title;

    EnterpriseProblem(int status, String zh, String en) {
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
}
