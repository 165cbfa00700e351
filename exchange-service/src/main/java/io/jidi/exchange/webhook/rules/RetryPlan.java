package io.jidi.exchange.webhook.rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a failed delivery is tried again.
 *
 * @param pauses after the first failure, the second, and so on; after the last the message is given up
 */
public record RetryPlan(List<Duration> pauses) {

    /** A receiver may put off, but not for ever: a day. */
    public static final Duration LONGEST_HOLD = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final int PERMILLE = 1000;
    /** Of the pause, added at random, so that what failed together does not come back together. */
    private static final int JITTER_PERMILLE = 200;

    public RetryPlan {
        if (pauses.isEmpty() || pauses.stream().anyMatch(pause -> pause.isNegative() || pause.isZero())) {
            throw new IllegalArgumentException("pauses between tries are longer than nothing: " + pauses);
        }
        pauses = List.copyOf(pauses);
    }

    /**
     * The pause after so many failures in a row.
     *
     * @param failures from 1
     * @param dice from 0 to 999
     * @return empty when no try is left
     */
    public Optional<Duration> after(int failures, int dice) {
        if (failures > pauses.size()) {
            return Optional.empty();
        }
        Duration pause = pauses.get(failures - 1);
        long jitter = pause.toMillis() * JITTER_PERMILLE / PERMILLE * dice / PERMILLE;
        return Optional.of(pause.plusMillis(jitter));
    }

    /**
     * Until when a receiver asked to be left alone.
     *
     * @param status of its answer: only 429 and 503 say it
     * @param retryAfter the header {@code Retry-After}, in seconds or as a date (RFC 9110, 10.2.3); null without one
     * @return empty when it did not ask, or for a past moment; never later than {@link #LONGEST_HOLD} from now
     */
    public static Optional<Instant> heldUntil(int status, @Nullable String retryAfter, Instant now) {
        if (status != 429 && status != 503 || retryAfter == null) {
            return Optional.empty();
        }
        Instant latest = now.plus(LONGEST_HOLD);
        return moment(retryAfter.strip(), now)
                .filter(until -> until.isAfter(now))
                .map(until -> until.isAfter(latest) ? latest : until);
    }

    private static Optional<Instant> moment(String text, Instant now) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(now.plusSeconds(Long.parseLong(text)));
        }
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            // Neither form: as if it were not there. The answer comes from outside.
            return Optional.empty();
        }
    }
}
