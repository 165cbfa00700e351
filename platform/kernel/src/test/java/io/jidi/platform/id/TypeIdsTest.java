package io.jidi.platform.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** conventions.md, Ids: the TypeID form and UUIDv7. */
class TypeIdsTest {

    @Test
    void theVectorsOfTheTypeIdSpecificationHold() {
        assertThat(TypeIds.format("prefix", UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057")))
                .isEqualTo("prefix_01h455vb4pex5vsknk084sn02q");
        assertThat(TypeIds.format("nil", new UUID(0, 0))).isEqualTo("nil_00000000000000000000000000");
        assertThat(TypeIds.format("max", new UUID(-1, -1))).isEqualTo("max_7zzzzzzzzzzzzzzzzzzzzzzzzz");
    }

    @Test
    void whatIsFormattedIsReadBack() {
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            assertThat(TypeIds.parse("fnd", TypeIds.format("fnd", id))).isEqualTo(id);
        }
    }

    @Test
    void whatIsNoIdentifierIsRefused() {
        for (String text : new String[] {
            "",
            "fnd",
            "fnd_",
            "ent_01h455vb4pex5vsknk084sn02q",
            "fnd_01h455vb4pex5vsknk084sn02",
            "fnd_81h455vb4pex5vsknk084sn02q",
            "fnd_01h455vb4pex5vsknk084sn02Q",
            "fnd_01h455vb4pex5vsknk084sn02u",
            "fnd_01h455vb4pex5vsknk084sn02q1",
            "fnd_０1h455vb4pex5vsknk084sn02q"
        }) {
            assertThatThrownBy(() -> TypeIds.parse("fnd", text)).as(text).isInstanceOf(InvalidId.class);
        }
    }

    @Test
    void uuidsAscendEvenWhenTheClockStandsStillOrStepsBack() {
        Uuid7 ids = new Uuid7(Clock.fixed(Instant.ofEpochMilli(1_700_000_000_000L), ZoneOffset.UTC));
        UUID last = ids.next();
        assertThat(last.version()).isEqualTo(7);
        assertThat(last.variant()).isEqualTo(2);
        for (int i = 0; i < 10_000; i++) {
            UUID next = ids.next();
            assertThat(next.getMostSignificantBits()).isGreaterThan(last.getMostSignificantBits());
            last = next;
        }
    }
}
