package io.jidi.platform.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.jidi.platform.id.InvalidId;
import io.jidi.platform.problem.FieldError;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.text.Text;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the field and the reason in what the JSON reader, the validator and JAX-RS say. */
final class Faults {

    private static final Text UNREADABLE = Text.of("第 {0} 行第 {1} 列附近不是合法的 JSON", "Not JSON near line {0}, column {1}");
    private static final Text UNKNOWN = Text.of("没有名为“{0}”的字段，可用：{1}", "There is no field named \"{0}\"; known: {2}");
    private static final Text WRONG_TYPE =
            Text.of("取值不符合该字段的类型或格式", "The value has not the type or format of this field");

    private Faults() {}

    static Problem invalidId(InvalidId invalid) {
        return PlatformProblem.INVALID_IDENTIFIER.problem(
                "应为以 " + invalid.wantedPrefix() + "_ 开头、后接 26 个字符的标识符",
                "Expected " + invalid.wantedPrefix() + "_ and 26 characters");
    }

    static Problem unreadable(JacksonException unreadable) {
        Optional<InvalidId> invalidId = invalidIdIn(unreadable);
        if (unreadable instanceof JsonParseException || !(unreadable instanceof JsonMappingException mapping)) {
            Text where = unreadable.getLocation() == null
                    ? PlatformProblem.MALFORMED_BODY.title()
                    : UNREADABLE.with(
                            unreadable.getLocation().getLineNr(),
                            unreadable.getLocation().getColumnNr());
            return new Problem(PlatformProblem.MALFORMED_BODY, where);
        }
        String pointer = pointer(mapping.getPath());
        if (pointer.isEmpty()) {
            return PlatformProblem.MALFORMED_BODY.problem();
        }
        FieldError error;
        if (mapping instanceof UnrecognizedPropertyException unknown) {
            error = new FieldError(pointer, "UNKNOWN_FIELD", unknown(unknown));
        } else if (invalidId.isPresent()) {
            error = new FieldError(
                    pointer, "INVALID_IDENTIFIER", invalidId(invalidId.get()).detail());
        } else {
            error = new FieldError(pointer, "INVALID_VALUE", reason(mapping));
        }
        return new Problem(PlatformProblem.INVALID_FIELD, error.message()).withError(error);
    }

    private static Text unknown(UnrecognizedPropertyException unknown) {
        List<String> known = unknown.getKnownPropertyIds() == null
                ? List.of()
                : unknown.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .sorted()
                        .toList();
        return UNKNOWN.with(unknown.getPropertyName(), String.join("、", known), String.join(", ", known));
    }

    static Problem violations(ConstraintViolationException violations) {
        List<FieldError> errors = violations.getConstraintViolations().stream()
                .map(Faults::fieldError)
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .toList();
        return PlatformProblem.INVALID_FIELD.problem().withErrors(errors);
    }

    /** A query or path parameter that could not be converted: JAX-RS says 404, we say which and why. */
    static Optional<Problem> badParameter(WebApplicationException failure) {
        @Nullable Throwable cause = failure.getCause();
        if (cause == null) {
            return Optional.empty();
        }
        return Optional.of(PlatformProblem.INVALID_PARAMETER.problem());
    }

    private static Text reason(JsonMappingException mapping) {
        @Nullable Throwable cause = mapping.getCause();
        if (cause instanceof Problem problem) {
            return problem.detail();
        }
        if (cause instanceof IllegalArgumentException refused && refused.getMessage() != null) {
            // A record of ours that refused to be built says which rule was broken.
            return Text.of(WRONG_TYPE.zh(), refused.getMessage());
        }
        if (mapping instanceof InvalidFormatException given
                && given.getTargetType().isEnum()) {
            String known = Arrays.stream(given.getTargetType().getEnumConstants())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            return Text.of("没有取值“{0}”，可用：{1}", "There is no value \"{0}\"; known: {1}")
                    .with(given.getValue(), known);
        }
        return WRONG_TYPE;
    }

    private static Optional<InvalidId> invalidIdIn(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidId invalid) {
                return Optional.of(invalid);
            }
        }
        return Optional.empty();
    }

    private static FieldError fieldError(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        boolean parameter = false;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                continue;
            }
            if (node.getKind() == ElementKind.PARAMETER) {
                // The body itself has no name in its own pointer; a query parameter is named by itself.
                parameter = true;
                continue;
            }
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        }
        if (pointer.length() == 0 && parameter) {
            String path = violation.getPropertyPath().toString();
            pointer.append('?').append(path.substring(path.lastIndexOf('.') + 1));
        }
        Map<String, Object> params = new LinkedHashMap<>();
        violation.getConstraintDescriptor().getAttributes().forEach((name, value) -> {
            if (value instanceof Number number && isTold(number)) {
                params.put(name, number);
            }
        });
        String annotation = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        String code = annotation.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        return new FieldError(pointer.toString(), code, Messages.of(violation), params);
    }

    /** {@code Size.max} without a limit is the largest int: nothing to tell anyone. */
    private static boolean isTold(Number number) {
        return number.longValue() != Integer.MAX_VALUE;
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference reference : path) {
            pointer.append('/')
                    .append(reference.getFieldName() != null ? reference.getFieldName() : reference.getIndex());
        }
        return pointer.toString();
    }
}
