package io.jidi.exchange;

import io.jidi.platform.catalogue.ProblemCatalogue;
import io.jidi.platform.problem.ProblemType;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** Every problem that this service can answer beside those of the platform. */
public enum ExchangeProblem implements ProblemType {
    SIGNATURE_REFUSED(401, "签名无效", "The signature is not accepted"),
    SIGNATURE_EXPIRED(401, "时间戳超出允许范围", "The timestamp is outside the window"),
    NONCE_REPLAYED(401, "随机数已使用", "The nonce was used before"),
    APPLICATION_TAKEN(409, "应用标识已存在", "There is an application with this id"),
    APPLICATION_STEP_REFUSED(409, "当前状态不能这样办理", "It does not stand where this can be done"),
    GRANT_REFUSED(422, "授权内容不成立", "The grant cannot be like this"),
    KEY_REFUSED(422, "密钥不成立", "The key cannot be like this"),
    TWO_PEOPLE_NEEDED(403, "须由另一人审批", "Another person must decide"),
    DATA_SET_UNKNOWN(404, "没有该数据集或未获授权", "There is no such data set, or none for you"),
    CURSOR_EXPIRED(410, "游标已过期，请从快照重新开始", "The cursor has expired; begin again with the snapshot"),
    SNAPSHOT_GONE(410, "快照已清理，请取最新快照", "The snapshot is gone; take the latest"),
    CORRECTION_REFUSED(422, "校核纠错内容不成立", "The correction cannot be like this"),
    CORRECTION_STEP_REFUSED(409, "该纠错已答复", "The correction has its answer"),
    INBOUND_REFUSED(422, "报送内容不成立", "What was handed in cannot be taken"),
    INBOUND_STALE(409, "版本已过时", "The revision is stale"),
    WEBHOOK_REFUSED(422, "回调内容不成立", "The webhook cannot be like this"),
    WEBHOOK_STEP_REFUSED(409, "回调当前不能这样办理", "The webhook does not stand where this can be done"),
    NATIONAL_GATEWAY_OFF(409, "未配置国家平台", "No national gateway is configured"),
    NATIONAL_SUBMISSION_REFUSED(422, "报送内容不成立", "What is to be handed in cannot be like this");

    private final int status;
    private final Text title;

    ExchangeProblem(int status, String zh, String en) {
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
