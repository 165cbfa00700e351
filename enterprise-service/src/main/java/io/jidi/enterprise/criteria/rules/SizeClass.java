package io.jidi.enterprise.criteria.rules;

/** Size classes of 中小企业划型标准规定, largest first. */
public enum SizeClass {
    LARGE("大型", "large"),
    MEDIUM("中型", "medium"),
    SMALL("小型", "small"),
    MICRO("微型", "micro");

    private final Wording wording;

    SizeClass(String zh, String en) {
        this.wording = new Wording(zh, en);
    }

    public Wording wording() {
        return wording;
    }
}
