package io.jidi.platform.http;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import jakarta.ws.rs.core.EntityTag;
import org.jspecify.annotations.Nullable;

/** Strong entity tags made of the stored version, and the If-Match that every change of an existing thing carries. */
public final class Versions {

    private Versions() {}

    public static EntityTag tag(long version) {
        return new EntityTag("v" + version);
    }

    /**
     * Lets the change pass only if the caller saw the present version. Ask after the row is locked: two changes that
     * carry the same tag must not both pass.
     *
     * @throws Problem 428 without a header, 412 when another version is stored
     */
    public static void requireMatch(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw PlatformProblem.PRECONDITION_REQUIRED.problem(
                    "请在 If-Match 中带上所读取资源的 ETag", "Send the ETag of the resource that you read as If-Match");
        }
        String current = "\"v" + version + "\"";
        for (String candidate : ifMatch.split(",")) {
            if (candidate.trim().equals(current)) {
                return;
            }
        }
        throw PlatformProblem.PRECONDITION_FAILED.problem(
                "资源当前版本为 " + current + "，请重新读取后再修改", "The stored version is " + current + "; read it again first");
    }
}
