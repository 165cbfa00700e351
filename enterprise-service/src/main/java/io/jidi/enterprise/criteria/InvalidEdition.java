package io.jidi.enterprise.criteria;

import io.jidi.platform.text.Text;

/** An edition, catalogue or size standard that cannot be used; the message names the place in the file. */
public final class InvalidEdition extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String zh;
    private final String en;

    InvalidEdition(String place, String zh, String en) {
        super(place + ": " + en);
        this.place = place;
        this.zh = zh;
        this.en = en;
    }

    /** Refused by a constructor or a parser, whose own words exist in English only and are quoted. */
    InvalidEdition(String place, Exception cause) {
        super(place + ": " + cause.getMessage(), cause);
        this.place = place;
        this.zh = "写法或取值不被接受（原文：" + cause.getMessage() + "）";
        this.en = String.valueOf(cause.getMessage());
    }

    /** Path in the file, such as {@code srdi-2026.yaml/criteria[3]/test}. */
    public String place() {
        return place;
    }

    /** The place as a JSON Pointer: {@code /criteria/3/test}. */
    String pointer() {
        return place.replaceAll("\\[(\\d+)]", "/$1").replaceAll("/$", "");
    }

    /** What is wrong there, without the place. */
    public Text problem() {
        return Text.of(zh, en);
    }
}
