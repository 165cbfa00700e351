package io.jidi.enterprise;

import io.jidi.platform.catalogue.ProblemCatalogue;
import io.jidi.platform.problem.ProblemType;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** Every problem that only this service answers. */
public enum EnterpriseProblem implements ProblemType {
    ENTERPRISE_CREDIT_CODE_MALFORMED(422, "统一社会信用代码不合格式", "Not a unified social credit code"),
    ENTERPRISE_CREDIT_CODE_CHECK_FAILED(422, "统一社会信用代码校验位不符", "The check character of the credit code differs"),
    ENTERPRISE_REGION_UNKNOWN(422, "行政区划代码无效", "Not a region of GB/T 2260"),
    ENTERPRISE_INDUSTRY_UNKNOWN(422, "国民经济行业代码无效", "Not an industry of GB/T 4754-2017"),
    ENTERPRISE_DATE_IN_FUTURE(422, "日期不能晚于今天", "The date lies in the future"),
    ENTERPRISE_RENAME_BEFORE_NAME(422, "更名日期早于现名启用日期", "The name would change before the present one began"),
    ENTERPRISE_ALREADY_REGISTERED(409, "该企业已登记", "The enterprise is already registered"),
    ENTERPRISE_BASE_BEFORE_PRESENT(422, "基地变更日期早于现任成员起始日", "The base would change before the present membership began"),
    ENTERPRISE_RELOCATION_NEEDED(422, "跨市变更须登记迁址", "A move to another city is a relocation"),
    ENTERPRISE_RELOCATION_INVALID(422, "迁址登记无效", "Not a possible relocation"),
    ENTERPRISE_DEREGISTERED(409, "企业已注销", "The enterprise is deregistered"),
    ENTERPRISE_LISTING_INVALID(422, "上市信息不一致", "The listing contradicts itself"),
    ENTERPRISE_CONTROLS_ITSELF(422, "控股企业不能是本企业", "An enterprise cannot control itself"),
    ENTERPRISE_IMPORT_ENCODING(422, "无法识别文件编码", "The file's encoding cannot be read"),
    ENTERPRISE_IMPORT_UNREADABLE(422, "文件不是可读的表格", "The file is no readable table"),
    ENTERPRISE_IMPORT_BOMB(422, "文件解压后超出限制", "The file inflates beyond the limits"),
    ENTERPRISE_IMPORT_MOVED_ON(409, "数据在校验后又有变化", "What is held changed since the file was validated"),
    ENTERPRISE_IMPORT_COLUMNS(422, "文件的列与模板不符", "The file has not the columns of the template"),
    ENTERPRISE_IMPORT_TOO_MANY_ROWS(422, "文件行数超过上限", "The file has too many rows"),
    ENTERPRISE_IMPORT_EMPTY(422, "文件没有数据行", "The file has no rows"),
    ENTERPRISE_IMPORT_REJECTED(422, "导入未通过，未写入任何数据", "The import was rejected and nothing was written"),
    ENTERPRISE_RECOGNITION_NOT_ADMITTED(409, "不符合申请条件", "The application is not admitted"),
    ENTERPRISE_RECOGNITION_NOT_NOW(409, "当前环节不能办理", "Not in this stage"),
    ENTERPRISE_RECOGNITION_NOT_YOURS(403, "不在您的办理层级", "For another level to do"),
    ENTERPRISE_RECOGNITION_FOUR_EYES(403, "须由另一人办理", "Another person must do this"),
    ENTERPRISE_RECOGNITION_INCOMPLETE(422, "办理信息不完整", "The act lacks something it needs"),
    ENTERPRISE_CHAIN_NODE_TAKEN(409, "节点上仍有企业", "Enterprises still take the node"),
    ENTERPRISE_CHAIN_INVALID(422, "产业链登记无效", "Not a possible place on a chain or supply"),
    ENTERPRISE_IMPORT_NOT_FAILED(409, "导入没有失败，不能重试", "The import has not failed; there is nothing to retry"),
    ENTERPRISE_TITLE_INVALID(422, "称号信息无效", "Not a possible title"),
    ENTERPRISE_TITLE_NOT_HELD(409, "称号当前无效", "The title does not hold"),
    ENTERPRISE_EDITION_UNKNOWN(422, "没有该标准或版本", "There is no such standard or edition"),
    ENTERPRISE_EDITION_NOT_IN_FORCE(422, "该日期没有适用的版本", "No edition judges this kind and date"),
    ENTERPRISE_EDITION_CHANGED(409, "评估所依据的版本已不可用", "The edition of the assessment is no longer at hand"),
    ENTERPRISE_EDITION_OUT_OF_SCOPE(422, "该版本不适用于企业所在地区", "The edition does not judge enterprises of that region"),
    ENTERPRISE_EDITION_AMBIGUOUS(422, "有多个标准认定该层级", "Several standards give that tier"),
    ENTERPRISE_EDITION_INVALID(422, "标准文件有误", "The edition cannot be used"),
    ENTERPRISE_EDITION_TOO_LATE(422, "新版本的适用日期应晚于今天", "The edition does not begin in the future"),
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

    /** Tells the gateway. */
    @Singleton
    static final class Catalogue implements ProblemCatalogue {
        @Override
        public List<ProblemType> problems() {
            return List.of(values());
        }
    }
}
