package io.jidi.exchange.feed;

import io.jidi.exchange.application.Platform;
import io.jidi.exchange.dataset.DataSet;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.SignedText;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Cursors as platforms hold them: opaque, signed, of one data set and one grant. */
@Singleton
public class FeedCursors {

    private static final String KIND = "feed1";

    private final SignedText signed;

    FeedCursors(SignedText signed) {
        this.signed = signed;
    }

    /** The cursor of who has read up to and including this number. */
    public String write(DataSet set, Platform platform, long seq) {
        return signed.sign(String.join(
                ":", KIND, platform.appId(), set.code(), platform.entitlement().key(), Long.toString(seq)));
    }

    /**
     * The number a cursor stands for; empty when the grant is another by now, so that what it covers was not all sent.
     *
     * @throws io.jidi.platform.problem.Problem 400 when it is no cursor of this platform and data set
     */
    Optional<Long> read(DataSet set, Platform platform, String cursor) {
        List<String> parts = List.of(signed.read(cursor).orElse("").split(":", -1));
        if (parts.size() != 5
                || !parts.get(0).equals(KIND)
                || !parts.get(1).equals(platform.appId())
                || !parts.get(2).equals(set.code())) {
            throw PlatformProblem.INVALID_CURSOR.at("?cursor", "不是本数据集的游标", "Not a cursor of this data set");
        }
        return parts.get(3).equals(platform.entitlement().key())
                ? Optional.of(Long.parseLong(parts.get(4)))
                : Optional.empty();
    }
}
