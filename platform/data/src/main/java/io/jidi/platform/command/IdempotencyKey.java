package io.jidi.platform.command;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key of a request, bare or in the quoted form of the IETF draft: 1 to 64 visible ASCII characters. */
record IdempotencyKey(String value) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1,64}");

    /**
     * Reads the header; empty when there is none.
     *
     * @throws Problem 400 for a key that is empty, too long or not visible ASCII
     */
    static Optional<IdempotencyKey> parse(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        String key = header.trim();
        if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        if (!VISIBLE.matcher(key).matches()) {
            throw PlatformProblem.IDEMPOTENCY_KEY_INVALID.problem(
                    "Idempotency-Key 应为 1 至 64 个可见 ASCII 字符",
                    "An Idempotency-Key has 1 to 64 visible ASCII characters");
        }
        return Optional.of(new IdempotencyKey(key));
    }

    static Problem missing() {
        return PlatformProblem.IDEMPOTENCY_KEY_REQUIRED.problem(
                "涉及资金、认缴或导入的请求必须带 Idempotency-Key，重试时使用同一个值",
                "Requests that move money or commitments, and imports, need an Idempotency-Key; repeat it when retrying");
    }
}
