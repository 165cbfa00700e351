package io.jidi.enterprise.recognition.rules;

import java.util.Arrays;
import java.util.Optional;

/** The titles of the ministry's ladder, lowest first, each with the standard that judges eligibility for it. */
public enum Title {
    INNOVATIVE("INNOV", "CX", "创新型中小企业", "Innovative SME"),
    SRDI("SRDI", "ZJTX", "专精特新中小企业", "SRDI SME"),
    LITTLE_GIANT("LG", "XJR", "专精特新“小巨人”企业", "Little giant");

    private final String standard;
    private final String mark;
    private final String zh;
    private final String en;

    Title(String standard, String mark, String zh, String en) {
        this.standard = standard;
        this.mark = mark;
        this.zh = zh;
        this.en = en;
    }

    /** The standard whose editions compute eligibility. */
    public String standard() {
        return standard;
    }

    /** Letters of this title in a certificate number. */
    public String mark() {
        return mark;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** Empty for a standard that leads to no title of the ladder. */
    public static Optional<Title> ofStandard(String standard) {
        return Arrays.stream(values())
                .filter(title -> title.standard.equals(standard))
                .findFirst();
    }
}
