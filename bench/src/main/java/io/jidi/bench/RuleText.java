package io.jidi.bench;

/** SRDI-2022 as one expression of whole numbers, in the words that general engines share. */
final class RuleText {

    private RuleText() {}

    static final String POINTS = """
            (main * 100 >= rev * 80 ? 5 : main * 100 >= rev * 70 ? 3 : main * 100 >= rev * 60 ? 1 : 0)
            + ((main * main2 + main1 * main1) * 100 >= 2 * main1 * main2 * 110 ? 10
               : (main * main2 + main1 * main1) * 100 >= 2 * main1 * main2 * 108 ? 8
               : (main * main2 + main1 * main1) * 100 >= 2 * main1 * main2 * 106 ? 6
               : (main * main2 + main1 * main1) * 100 >= 2 * main1 * main2 * 104 ? 4
               : (main * main2 + main1 * main1) * 100 >= 2 * main1 * main2 * 100 ? 2 : 0)
            + (segment / 2 >= 5 ? 5 : segment / 2)
            + field
            + (digital >= 3 ? 5 : digital >= 2 ? 3 : 0)
            + (quality >= 2 ? 5 : quality >= 1 ? 3 : 0)
            + (profit * 100 >= rev * 10 ? 10 : profit * 100 >= rev * 8 ? 8 : profit * 100 >= rev * 6 ? 6
               : profit * 100 >= rev * 4 ? 4 : profit * 100 >= rev * 2 ? 2 : 0)
            + (debt * 100 <= assets * 50 ? 5 : debt * 100 <= assets * 60 ? 3 : debt * 100 <= assets * 70 ? 1 : 0)
            + local
            + (high >= 1 ? 10 : own >= 1 ? 8 : one >= 1 ? 6 : two >= 1 ? 2 : 0)
            + (rd >= 50000 || rd * 100 >= rev * 10 ? 10 : rd >= 40000 || rd * 100 >= rev * 8 ? 8
               : rd >= 30000 || rd * 100 >= rev * 6 ? 6 : rd >= 20000 || rd * 100 >= rev * 4 ? 4
               : rd >= 10000 || rd * 100 >= rev * 3 ? 2 : 0)
            + (staff * 100 >= people * 20 ? 5 : staff * 100 >= people * 10 ? 3 : staff * 100 >= people * 5 ? 1 : 0)
            + (level == 1 ? 10 : level == 2 ? 8 : level == 3 ? 4 : level == 4 ? 2 : 0)
            """;

    static final String ELIGIBLE = """
            clean && !(software ? people >= 300 && rev >= 1000000 : people >= 1000 && rev >= 4000000)
            && titleEnd >= today
            && segment >= 2 && rd >= 10000 && rd * 100 >= rev * 3 && (rev >= 100000 || equity >= 200000)
            && ((award >= 1 && award <= 3 && awardDay >= awardFrom && awardDay <= today)
                || mean2 >= 200000 || equity >= 600000 || (%s) >= 60)
            """.formatted(POINTS);
}
