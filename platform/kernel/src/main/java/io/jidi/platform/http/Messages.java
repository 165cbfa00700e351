package io.jidi.platform.http;

import io.jidi.platform.text.Text;
import jakarta.validation.ConstraintViolation;
import java.util.Map;

/** What a broken constraint means to the person who sent the value, in both languages. */
final class Messages {

    private static final Map<String, Text> BY_CONSTRAINT = Map.ofEntries(
            Map.entry("NotNull", Text.of("必填", "is required")),
            Map.entry("NotBlank", Text.of("必填，且不能只有空格", "is required and must not be blank")),
            Map.entry("NotEmpty", Text.of("不能为空", "must not be empty")),
            Map.entry(
                    "Size",
                    Text.of("长度或个数应在 {min} 至 {max} 之间", "must have between {min} and {max} characters or items")),
            Map.entry("Pattern", Text.of("格式不符：{regexp}", "must match {regexp}")),
            Map.entry("Min", Text.of("不得小于 {value}", "must be at least {value}")),
            Map.entry("Max", Text.of("不得大于 {value}", "must be at most {value}")),
            Map.entry("DecimalMin", Text.of("不得小于 {value}", "must be at least {value}")),
            Map.entry("DecimalMax", Text.of("不得大于 {value}", "must be at most {value}")),
            Map.entry(
                    "Digits",
                    Text.of("最多 {integer} 位整数、{fraction} 位小数", "at most {integer} digits and {fraction} decimals")),
            Map.entry("Positive", Text.of("必须大于零", "must be greater than zero")),
            Map.entry("PositiveOrZero", Text.of("不得为负", "must not be negative")));

    private Messages() {}

    static Text of(ConstraintViolation<?> violation) {
        var descriptor = violation.getConstraintDescriptor();
        Text text =
                BY_CONSTRAINT.get(descriptor.getAnnotation().annotationType().getSimpleName());
        if (text == null) {
            return Text.of(violation.getMessage(), violation.getMessage());
        }
        String zh = text.zh();
        String en = text.en();
        for (Map.Entry<String, Object> attribute : descriptor.getAttributes().entrySet()) {
            String placeholder = '{' + attribute.getKey() + '}';
            zh = zh.replace(placeholder, String.valueOf(attribute.getValue()));
            en = en.replace(placeholder, String.valueOf(attribute.getValue()));
        }
        return Text.of(zh, en);
    }
}
