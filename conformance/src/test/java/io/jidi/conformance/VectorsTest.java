package io.jidi.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published vectors are those of the reference, and a changed one is found. */
class VectorsTest {

    @Test
    void theVectorsAreThoseOfTheReference() {
        JsonNode vectors = Vectors.published();
        Vectors.ask(vectors);
        assertThat(vectors.at("/digest/fileSm3").asText())
                .isEqualTo("ef309d4eeaff1defe2d6719b78f201b26bcc1945e40a4066c039f80f11037e46");
        assertThat(vectors.at("/digest/lines/1/sm3").asText())
                .isEqualTo("e796e75b305e6591b31d3d215e086eee7e3d3b13f0353496b31b935cbee2af0a");
        assertThat(vectors.at("/request/textSm3").asText())
                .isEqualTo("55cdde8b097c6873bc9bc2ddda2cf535564a24c313ef0e74e255fb3aa31c1ed4");
        assertThat(vectors.at("/nationalGateway/sign").asText())
                .isEqualTo("jYUlYRO9pHgFjgWoOxPXyM5OsAlP39xVcgeJlXWgwtE=");
    }

    @Test
    void everyChangedVectorIsFound() {
        List<String> pointers = new ArrayList<>();
        for (String pointer : List.of(
                "/sm3/0/sm3",
                "/sm2/publicKey",
                "/sm2/r",
                "/request/bodySm3",
                "/request/textSm3",
                "/request/sm2/s",
                "/request/hmacSha256",
                "/request/hmacSm3",
                "/response/sm2/r",
                "/response/hmacSm3",
                "/manifest/canonical",
                "/manifest/sm2/s",
                "/digest/lines/2/sha256",
                "/digest/fileSm3",
                "/digest/idRevSm3",
                "/digest/buckets/0/bucket",
                "/nationalGateway/sign")) {
            JsonNode vectors = Vectors.published();
            int slash = pointer.lastIndexOf('/');
            ObjectNode parent = (ObjectNode) vectors.at(pointer.substring(0, slash));
            String name = pointer.substring(slash + 1);
            String value = parent.path(name).asText();
            parent.put(name, (value.startsWith("1") ? "2" : "1") + value.substring(1));
            assertThatThrownBy(() -> Vectors.ask(vectors)).as(pointer).isInstanceOf(RuntimeException.class);
            pointers.add(pointer);
        }
        assertThat(pointers).hasSize(17);
    }
}
