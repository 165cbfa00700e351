package io.jidi.platform.event;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The contracts of the events, {@code contracts/events/<type>/v<n>.schema.json} on the class path. Checked when an event
 * is appended: what the broker or a consumer would refuse later must fail the business transaction now.
 */
@Singleton
public class EventSchemas {

    /** A quarter of the broker's default record limit, so that headers and batches always fit. */
    static final int MAX_BYTES = 256 * 1024;

    /** Of a file's name, so that a text from outside leads to no other file. */
    private static final Pattern TYPE = Pattern.compile("io\\.jidi(\\.[a-z0-9-]+){3}");

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    static String uri(String type, int version) {
        return "/contracts/events/" + type + "/v" + version + ".schema.json";
    }

    /** Whether there is a contract for events of this type. Any text may be asked. */
    public boolean knows(String type) {
        return TYPE.matcher(type).matches()
                && Thread.currentThread()
                                .getContextClassLoader()
                                .getResource(uri(type, 1).substring(1))
                        != null;
    }

    /**
     * Lets an event's data pass or refuses it.
     *
     * @throws Problem 422 with what the schema found
     */
    void check(String type, int version, String data) {
        int size = data.getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_BYTES) {
            throw PlatformProblem.EVENT_REFUSED.problem(
                    "事件 " + type + " 的数据为 " + size + " 字节，超过上限 " + MAX_BYTES,
                    "The data of " + type + " has " + size + " bytes, more than " + MAX_BYTES);
        }
        var errors = schemas.computeIfAbsent(uri(type, version), this::load).validate(data, InputFormat.JSON);
        if (!errors.isEmpty()) {
            String found = errors.stream().map(Object::toString).collect(Collectors.joining("; "));
            throw PlatformProblem.EVENT_REFUSED.problem(
                    "事件 " + type + " 不符合约定：" + found, "The event " + type + " breaks its contract: " + found);
        }
    }

    private Schema load(String path) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path.substring(1))) {
            if (file == null) {
                throw new IllegalStateException("no contract for this event on the class path: " + path);
            }
            return registry.getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
