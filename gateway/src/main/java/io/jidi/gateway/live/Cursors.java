package io.jidi.gateway.live;

import io.jidi.gateway.upstream.Upstream;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.SignedText;
import jakarta.inject.Singleton;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cursors as clients hold them: opaque, signed, the same for feed and stream. */
@Singleton
class Cursors {

    /** Says what was signed, so that no other token of this installation passes for a cursor. */
    private static final String KIND = "cursor1";

    private static final Pattern CONTENT = Pattern.compile(KIND + "(:[0-9a-z]{1,13}){1,8}");
    private static final int BASE = 36;

    private final SignedText signed;

    Cursors(SignedText signed) {
        this.signed = signed;
    }

    /**
     * Reads what a client sends as {@code after} or {@code Last-Event-ID}: nothing for now, {@code 0} or
     * {@code beginning}, or a cursor.
     *
     * @throws Problem INVALID_CURSOR
     */
    Positions parse(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return Positions.unknown();
        }
        if (after.equals("0") || after.equals("beginning")) {
            return Positions.beginning();
        }
        return signed.read(after)
                .filter(text -> CONTENT.matcher(text).matches())
                .map(Cursors::positions)
                .orElseThrow(Cursors::invalid);
    }

    /** The cursor; empty while a position is not known. */
    String write(Positions positions) {
        if (!positions.isComplete()) {
            return "";
        }
        StringJoiner text = new StringJoiner(":").add(KIND);
        for (Upstream upstream : Upstream.values()) {
            text.add(Long.toString(positions.of(upstream), BASE));
        }
        return signed.sign(text.toString());
    }

    static Problem invalid() {
        return PlatformProblem.INVALID_CURSOR.at(
                "?after",
                "游标无效或已失效；请不带 after 从当前开始，或用 after=beginning 从头读取",
                "Not a cursor of this feed, or no longer; leave after out for now, or send after=beginning");
    }

    /** A service that came after the cursor was made is read from its beginning. */
    private static Positions positions(String text) {
        String[] parts = text.split(":");
        Positions positions = Positions.beginning();
        for (Upstream upstream : Upstream.values()) {
            int part = upstream.ordinal() + 1;
            if (part < parts.length) {
                positions = positions.with(upstream, Long.parseLong(parts[part], BASE));
            }
        }
        return positions;
    }
}
