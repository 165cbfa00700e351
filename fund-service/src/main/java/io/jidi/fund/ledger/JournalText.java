package io.jidi.fund.ledger;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.rules.Posting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What a journal's hash covers, and the hash itself; the same text as the database's {@code journal_text}. */
final class JournalText {

    private static final String FIELD = "\u001f";
    private static final String LINE = "\u001e";

    private JournalText() {}

    /** SHA-256 over the hash of the journal before and this journal's text, as 64 lower-case hexadecimal digits. */
    static String hash(
            Fund fund, long number, Posting posting, Ledger.Heading heading, Instant bookedAt, String actor) {
        StringBuilder text = new StringBuilder(fund.lastJournalHash())
                .append(String.join(
                        FIELD,
                        fund.id().value().toString(),
                        Long.toString(number),
                        posting.kind(),
                        fund.currency(),
                        heading.effectiveDate().toString(),
                        heading.bookingDate().toString(),
                        Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, bookedAt)),
                        heading.reference(),
                        orEmpty(heading.reverses()),
                        orEmpty(heading.replaces()),
                        orEmpty(heading.description()),
                        actor));
        for (Posting.Line line : posting.lines()) {
            text.append(LINE)
                    .append(String.join(
                            FIELD,
                            line.account().number(),
                            orEmpty(line.partner()),
                            orEmpty(line.investment()),
                            line.debit().plain(),
                            line.credit().plain()));
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
