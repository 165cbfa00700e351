package io.jidi.enterprise.criteria.rules;

/**
 * A statement in both languages of the product, Chinese first.
 *
 * @param zh never blank
 * @param en never blank
 */
public record Wording(String zh, String en) {

    public Wording {
        if (zh.isBlank() || en.isBlank()) {
            throw new Refused(
                    "文字须有中英文两种，实为 zh=“" + zh + "” en=“" + en + "”",
                    "A wording needs both languages, not zh=\"" + zh + "\" en=\"" + en + "\"");
        }
    }

    public static Wording of(String zh, String en) {
        return new Wording(zh, en);
    }

    Wording then(Wording next) {
        return new Wording(zh + next.zh, en + next.en);
    }
}
