package io.jidi.enterprise.criteria.rules;

import org.jspecify.annotations.Nullable;

/**
 * The place in a policy document a criterion rests on.
 *
 * @param title name of the document
 * @param number its number, "工信部企业〔2026〕2号"
 * @param annex annex or chapter
 * @param item item inside it
 * @param url public address of the document, absent where none was singled out
 */
public record Basis(
        Wording title,
        Wording number,
        Wording annex,
        Wording item,
        @Nullable String url) {

    Wording citation() {
        return new Wording(
                number.zh() + " " + annex.zh() + item.zh(), number.en() + ", " + annex.en() + " " + item.en());
    }
}
