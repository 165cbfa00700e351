package io.jidi.project.cityscore;

import io.jidi.project.ProjectProblem;
import io.jidi.project.cityscore.rules.Scheme;
import io.jidi.project.edition.StrictJson;
import io.jidi.project.rules.CanonicalJson;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;

/** The weights shipped with the service, one scheme a year. */
@Startup
@Singleton
class Schemes {

    private static final String FILE = "/cityscore/AH-CITY-1.json";

    private final List<SchemeFile> all = StrictJson.resource(FILE, File.class).schemes();
    private final String digest = CanonicalJson.digest(StrictJson.text(FILE));

    Schemes() {
        all.forEach(SchemeFile::scheme);
    }

    record File(List<SchemeFile> schemes) {}

    record IndicatorFile(String code, String nameZh, String nameEn, BigDecimal weight) {}

    /** @param confirmed whether an office has confirmed the weights */
    record SchemeFile(
            String id, int year, String source, boolean confirmed, BigDecimal cap, List<IndicatorFile> indicators) {

        Scheme scheme() {
            return new Scheme(
                    id,
                    year,
                    cap,
                    indicators.stream()
                            .map(one -> new Scheme.Indicator(one.code(), one.nameZh(), one.nameEn(), one.weight()))
                            .toList());
        }
    }

    List<SchemeFile> all() {
        return List.copyOf(all);
    }

    String digest() {
        return digest;
    }

    /** @throws io.jidi.platform.problem.Problem 422 for one that is not there */
    Scheme byId(String id) {
        return all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> ProjectProblem.SCORE_REFUSED.at("/scheme", "没有评分办法 " + id, "There is no scheme " + id))
                .scheme();
    }
}
