package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Catalogue;
import io.jidi.fund.edition.StoredJson;
import io.jidi.fund.edition.YamlFile;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** The catalogue shipped with the service, read and validated at the start. */
@Startup
@Singleton
class Catalogues {

    static final String FILE = "compliance/cn-ah-2026.yaml";

    private final Catalogue shipped = CatalogueFile.read(FILE);
    private final String digest = StoredJson.digest(YamlFile.content(FILE));

    Catalogue current() {
        return shipped;
    }

    /** Changes with every word of the catalogue; stored with each check. */
    String digest() {
        return digest;
    }
}
