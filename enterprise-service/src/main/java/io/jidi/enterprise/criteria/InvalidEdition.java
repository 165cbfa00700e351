package io.jidi.enterprise.criteria;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jidi.enterprise.criteria.rules.Refused;
import io.jidi.platform.text.Text;
import java.io.IOException;

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

    /** Refused by a constructor. */
    InvalidEdition(String place, RuntimeException cause) {
        super(place + ": " + cause.getMessage(), cause);
        this.place = place;
        this.zh = cause instanceof Refused refused ? refused.zh() : "写法或取值不被接受";
        this.en = String.valueOf(cause.getMessage());
    }

    /** Refused by the parser, whose own words exist in English only: in Chinese the place has to do. */
    InvalidEdition(String place, IOException cause) {
        super(place + ": " + cause.getMessage(), cause);
        this.place = place;
        this.zh = cause instanceof JsonProcessingException wrong && wrong.getLocation() != null
                ? "不是合法的 YAML（第 " + wrong.getLocation().getLineNr() + " 行第 "
                        + wrong.getLocation().getColumnNr() + " 列）"
                : "不是合法的 YAML";
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
