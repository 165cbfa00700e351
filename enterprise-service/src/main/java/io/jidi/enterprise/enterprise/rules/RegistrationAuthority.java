package io.jidi.enterprise.enterprise.rules;

/** First character of a credit code: the department that keeps the register (domain reference 6.1). */
public enum RegistrationAuthority {
    INSTITUTION_ESTABLISHMENT('1', "机构编制", "institution establishment"),
    FOREIGN_AFFAIRS('2', "外交", "foreign affairs"),
    JUDICIAL('3', "司法行政", "judicial administration"),
    CULTURE('4', "文化", "culture"),
    CIVIL_AFFAIRS('5', "民政", "civil affairs"),
    TOURISM('6', "旅游", "tourism"),
    RELIGION('7', "宗教", "religious affairs"),
    TRADE_UNION('8', "工会", "trade union"),
    MARKET_REGULATION('9', "市场监管（工商）", "market regulation"),
    MILITARY_REFORM('A', "中央军委改革和编制", "military reform and establishment"),
    AGRICULTURE('N', "农业", "agriculture"),
    OTHER('Y', "其他", "other");

    private final char character;
    private final CreditCode.Wording wording;

    RegistrationAuthority(char character, String zh, String en) {
        this.character = character;
        this.wording = new CreditCode.Wording(zh, en);
    }

    public CreditCode.Wording wording() {
        return wording;
    }

    static RegistrationAuthority of(char character) {
        for (RegistrationAuthority authority : values()) {
            if (authority.character == character) {
                return authority;
            }
        }
        return OTHER;
    }
}
