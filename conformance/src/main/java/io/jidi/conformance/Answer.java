package io.jidi.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/**
 * What an installation answered.
 *
 * @param asked method and target, for reasons
 */
record Answer(String asked, int status, HttpHeaders headers, byte[] bytes) {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int SHOWN = 160;

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Empty for a header that is not there. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    boolean has(String header) {
        return headers.firstValue(header).isPresent();
    }

    JsonNode json() {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new Broken(asked + " 的应答不是 JSON", "the answer to " + asked + " is no JSON: " + head());
        } catch (IOException e) {
            throw new IllegalStateException("bytes at hand can be read", e);
        }
    }

    /** A member of the body, or of its depths by a pointer; missing for none. */
    JsonNode at(String pointer) {
        return json().at(pointer);
    }

    String code() {
        return at("/code").asText();
    }

    Answer requireStatus(int expected) {
        if (status != expected) {
            throw new Broken(
                    asked + " 应答 " + expected + "，实为 " + status,
                    asked + " should answer " + expected + " and answers " + status + ": " + head());
        }
        return this;
    }

    Answer requireCode(int expected, String code) {
        requireStatus(expected);
        if (!code().equals(code)) {
            throw new Broken(
                    asked + " 的 code 应为 " + code + "，实为 " + code(),
                    asked + " should say " + code + " and says " + code());
        }
        return this;
    }

    Answer requireHeader(String name, String pattern) {
        if (!header(name).matches(pattern)) {
            throw new Broken(
                    asked + " 的响应头 " + name + " 不符：" + header(name),
                    "the header " + name + " of " + asked + " is \"" + header(name) + "\", not " + pattern);
        }
        return this;
    }

    Answer requireNoHeader(String name) {
        if (has(name)) {
            throw new Broken(asked + " 不应带响应头 " + name, asked + " should not carry " + name + ": " + header(name));
        }
        return this;
    }

    /** RFC 9457 with the members that the conventions add. */
    Answer requireProblem(int expected) {
        requireStatus(expected);
        requireHeader("Content-Type", "application/problem\\+json.*");
        for (String member : new String[] {"type", "title", "status", "code", "requestId"}) {
            if (json().path(member).asText().isEmpty()) {
                throw new Broken(asked + " 的问题缺 " + member, "the problem of " + asked + " has no " + member);
            }
        }
        if (at("/status").asInt() != status) {
            throw new Broken(
                    asked + " 的 status 与状态码不一致", "the status in the problem of " + asked + " is " + at("/status"));
        }
        return this;
    }

    private String head() {
        String whole = text().replaceAll("\\s+", " ");
        return whole.substring(0, Math.min(SHOWN, whole.length()));
    }
}
