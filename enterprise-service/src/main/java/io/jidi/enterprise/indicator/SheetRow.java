package io.jidi.enterprise.indicator;

import io.jidi.enterprise.criteria.rules.bulk.Block;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.enterprise.EnterpriseStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the stream, kept as the bytes that came (PostgreSQL's binary COPY format): most rows are only looked at in columns,
 * so text is made of the few that are asked for.
 */
public final class SheetRow {

    private static final int FIELDS = 9;
    private static final int ID = 0;
    private static final int CREDIT_CODE = 1;
    private static final int NAME = 2;
    private static final int REGION = 3;
    private static final int BASE = 4;
    private static final int INDUSTRY = 5;
    private static final int FOUNDED = 6;
    private static final int STATUS_SINCE = 7;
    private static final int FACTS = 8;

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};

    /** PostgreSQL counts days from here. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private final byte[] bytes;
    private byte @Nullable [] other;
    private final int[] from = new int[FIELDS];

    /** Length per field; -1 for null. */
    private final int[] length = new int[FIELDS];

    private SheetRow(byte[] bytes, int start) {
        this.bytes = bytes;
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.position(start);
        for (int i = 0; i < FIELDS; i++) {
            length[i] = in.getInt();
            from[i] = in.position();
            in.position(from[i] + Math.max(0, length[i]));
        }
    }

    /** One message of the stream: a row, perhaps behind the header; absent for the header alone and the trailer. */
    static @Nullable SheetRow of(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message);
        if (message.length >= SIGNATURE.length && in.slice(0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE))) {
            in.position(SIGNATURE.length + Integer.BYTES);
            in.position(in.getInt() + in.position());
        }
        if (in.remaining() < Short.BYTES) {
            return null;
        }
        short fields = in.getShort();
        if (fields == -1) {
            return null;
        }
        if (fields != FIELDS) {
            throw new IllegalStateException("a row of " + fields + " fields instead of " + FIELDS);
        }
        return new SheetRow(message, in.position());
    }

    public EnterpriseId id() {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new EnterpriseId(new UUID(in.getLong(from[ID]), in.getLong(from[ID] + Long.BYTES)));
    }

    public String regionCode() {
        return String.valueOf(text(REGION));
    }

    public @Nullable String industryCode() {
        return text(INDUSTRY);
    }

    public @Nullable LocalDate foundedDate() {
        return day(FOUNDED);
    }

    /** Takes another sheet than the one that came. */
    void replace(byte[] sheet) {
        other = sheet;
    }

    /** Puts the facts into the next row of a block. */
    public void into(Block block) {
        block.add(sheet(), sheetFrom(), sheetTo(), foundedDate(), industryCode());
    }

    /** The bytes in which the sheet stands. */
    byte[] sheet() {
        return other == null ? bytes : other;
    }

    int sheetFrom() {
        return other == null ? from[FACTS] : 0;
    }

    /** Where the sheet ends; where it begins when nothing was ever recorded. */
    int sheetTo() {
        return other == null ? from[FACTS] + Math.max(0, length[FACTS]) : other.length;
    }

    /** What the registry says. */
    public EnterpriseRegistry.Registered registered() {
        String name = String.valueOf(text(NAME));
        return new EnterpriseRegistry.Registered(
                id(),
                String.valueOf(text(CREDIT_CODE)),
                name,
                List.of(name),
                regionCode(),
                text(BASE),
                industryCode(),
                foundedDate(),
                EnterpriseStatus.ACTIVE,
                day(STATUS_SINCE));
    }

    private @Nullable String text(int field) {
        return length[field] < 0 ? null : new String(bytes, from[field], length[field], StandardCharsets.UTF_8);
    }

    private @Nullable LocalDate day(int field) {
        return length[field] < 0
                ? null
                : FIRST_DAY.plusDays(ByteBuffer.wrap(bytes).getInt(from[field]));
    }
}
