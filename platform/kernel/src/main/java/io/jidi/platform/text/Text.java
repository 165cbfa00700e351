package io.jidi.platform.text;

import java.util.Locale;

/**
 * One statement in both languages of the product.
 *
 * @param zh simplified Chinese
 * @param en English
 */
public record Text(String zh, String en) {

    public static Text of(String zh, String en) {
        return new Text(zh, en);
    }

    /** Fills {@code {0}}, {@code {1}} … in both languages with the same arguments, as they are. */
    public Text with(Object... arguments) {
        return new Text(fill(zh, arguments), fill(en, arguments));
    }

    /** English for an English locale, else Chinese. */
    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : zh;
    }

    private static String fill(String template, Object[] arguments) {
        String text = template;
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }
}
