package io.jidi.enterprise.indicator;

import io.jidi.enterprise.EnterpriseProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out how a file is encoded: as the request says, else by its byte order mark, else UTF-8 when it is that without a
 * single fault, else GB18030, of which GBK is a part and which Chinese spreadsheets write.
 */
final class FileEncoding {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w.:-]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private FileEncoding() {}

    /** The text without a byte order mark. */
    record Decoded(Charset charset, String text) {}

    static Decoded decode(byte[] bytes, String contentType) {
        boolean marked = bytes.length >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
        List<Charset> candidates = declared(contentType)
                .map(List::of)
                .orElse(marked ? List.of(StandardCharsets.UTF_8) : List.of(StandardCharsets.UTF_8, GB18030));
        for (Charset charset : candidates) {
            Optional<String> text = strictly(bytes, charset);
            if (text.isPresent() && text.get().indexOf('\0') < 0) {
                return new Decoded(charset, withoutMark(text.get()));
            }
        }
        throw EnterpriseProblem.ENTERPRISE_IMPORT_ENCODING.problem(
                "文件不是有效的 " + names(candidates) + " 文本，请另存为“CSV UTF-8”后上传",
                "The file is no valid " + names(candidates) + " text; save it as CSV UTF-8");
    }

    private static Optional<Charset> declared(String contentType) {
        Matcher matcher = CHARSET.matcher(contentType);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
                    case "utf-8", "utf8" -> StandardCharsets.UTF_8;
                    case "gbk", "gb2312", "gb18030", "cp936", "ms936" -> GB18030;
                    default ->
                        throw EnterpriseProblem.ENTERPRISE_IMPORT_ENCODING.problem(
                                "不支持编码“" + matcher.group(1) + "”，可用 UTF-8 或 GBK",
                                "The charset " + matcher.group(1) + " is not supported; use UTF-8 or GBK");
                });
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            // Not this one: the caller tries the next or says which were tried.
            return Optional.empty();
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String names(List<Charset> charsets) {
        return charsets.stream()
                .map(Charset::name)
                .reduce((a, b) -> a + "/" + b)
                .orElse("");
    }
}
