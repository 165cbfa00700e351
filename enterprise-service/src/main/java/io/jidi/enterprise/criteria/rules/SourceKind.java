package io.jidi.enterprise.criteria.rules;

/** Where a fact comes from; a criterion may accept only some kinds (the platform score only from the platform). */
public enum SourceKind {
    AUDIT_REPORT("审计报告", "audit report"),
    PLATFORM("梯度培育平台", "ladder platform"),
    REGISTRY("登记信息", "registry"),
    CREDIT("信用信息", "credit record"),
    CERTIFICATE("证书", "certificate"),
    STATISTICS("统计数据", "statistics"),
    FUND("基金投资记录", "fund investment record"),
    EXPERT("专家意见", "expert opinion"),
    DECLARATION("企业申报", "declaration");

    private final Wording wording;

    SourceKind(String zh, String en) {
        this.wording = new Wording(zh, en);
    }

    public Wording wording() {
        return wording;
    }
}
