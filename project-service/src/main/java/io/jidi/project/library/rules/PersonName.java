package io.jidi.project.library.rules;

import org.jspecify.annotations.Nullable;

/** Names of persons as those see them who need not know them. */
public final class PersonName {

    private PersonName() {}

    /** The first character and a star for each other one, at most two: 张三 → 张*, 欧阳春晓 → 欧**; null stays null. */
    public static @Nullable String masked(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return name;
        }
        int[] characters = name.codePoints().toArray();
        return Character.toString(characters[0]) + "*".repeat(Math.min(2, characters.length - 1));
    }
}
