package io.jidi.platform.problem;

import io.jidi.platform.text.Text;

/** The problems that every service can answer, whatever it is about. */
public enum PlatformProblem implements ProblemType {
    MALFORMED_BODY(400, "请求体无法读取", "The body cannot be read"),
    INVALID_FIELD(400, "字段取值无效", "A field has an invalid value"),
    INVALID_IDENTIFIER(400, "标识符无效", "Not an identifier of this kind"),
    INVALID_PARAMETER(400, "查询参数无效", "A query parameter has an invalid value"),
    UNKNOWN_FILTER(400, "未知的查询参数", "Unknown query parameter"),
    INVALID_PAGE_TOKEN(400, "分页令牌无效", "The page token is not valid here"),
    INVALID_CURSOR(400, "游标无效", "The cursor is not valid"),
    IDEMPOTENCY_KEY_REQUIRED(400, "必须提供 Idempotency-Key", "An Idempotency-Key is required"),
    IDEMPOTENCY_KEY_INVALID(400, "Idempotency-Key 格式无效", "The Idempotency-Key is malformed"),
    UNAUTHENTICATED(401, "需要登录", "Authentication is required"),
    FORBIDDEN(403, "没有权限", "Not allowed"),
    NOT_FOUND(404, "未找到", "Not found"),
    METHOD_NOT_ALLOWED(405, "不支持该方法", "Method not allowed"),
    NOT_ACCEPTABLE(406, "无法提供所请求的格式", "Not available in the requested format"),
    REQUEST_IN_PROGRESS(409, "同一请求正在处理", "The same request is still being processed"),
    REQUEST_TIMEOUT(408, "请求体未及时送达", "The body did not arrive in time"),
    CONFLICT(409, "与现有数据冲突", "In conflict with what is stored"),
    PRECONDITION_FAILED(412, "资源已被修改", "The resource has changed"),
    PAYLOAD_TOO_LARGE(413, "请求体过大", "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "不支持的内容类型", "Unsupported media type"),
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency-Key 已用于另一请求", "The Idempotency-Key was used for another request"),
    EVENT_REFUSED(422, "事件不符合约定", "The event does not keep its contract"),
    PRECONDITION_REQUIRED(428, "必须提供 If-Match", "If-Match is required"),
    TOO_MANY_REQUESTS(429, "请求过于频繁", "Too many requests"),
    HEADERS_TOO_LARGE(431, "请求头过大", "The headers are too large"),
    INTERNAL_ERROR(500, "内部错误", "Internal error"),
    UNAVAILABLE(503, "服务暂不可用", "Temporarily unavailable");

    private final int status;
    private final Text title;

    PlatformProblem(int status, String zh, String en) {
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
