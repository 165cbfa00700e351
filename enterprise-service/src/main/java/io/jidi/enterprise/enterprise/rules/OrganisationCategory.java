package io.jidi.enterprise.enterprise.rules;

/** Second character of a credit code, which only has a meaning together with the first (domain reference 6.1). */
public enum OrganisationCategory {
    STATE_ORGAN("11", "机关", "state organ"),
    PUBLIC_INSTITUTION("12", "事业单位", "public institution"),
    MASS_ORGANISATION("13", "群众团体", "mass organisation"),
    SOCIETY("51", "社会团体", "society"),
    PRIVATE_NON_ENTERPRISE("52", "民办非企业单位", "private non-enterprise unit"),
    FOUNDATION("53", "基金会", "foundation"),
    ENTERPRISE("91", "企业", "enterprise"),
    INDIVIDUAL_BUSINESS("92", "个体工商户", "individual business"),
    FARMERS_COOPERATIVE("93", "农民专业合作社", "farmers' cooperative"),
    OTHER("", "其他", "other");

    private final String characters;
    private final CreditCode.Wording wording;

    OrganisationCategory(String characters, String zh, String en) {
        this.characters = characters;
        this.wording = new CreditCode.Wording(zh, en);
    }

    public CreditCode.Wording wording() {
        return wording;
    }

    static OrganisationCategory of(char authority, char category) {
        String pair = String.valueOf(new char[] {authority, category});
        for (OrganisationCategory each : values()) {
            if (each.characters.equals(pair)) {
                return each;
            }
        }
        return OTHER;
    }
}
