package io.jidi.local;

import io.jidi.embedded.DatabaseAccess;
import io.jidi.local.issuer.Issuer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables an application is given. docker-compose.yml gives the same ones. */
record ServiceEnvironment(Home home, Ports ports, Secrets secrets) {
    Map<String, String> of(PartName part) {
        DatabaseAccess database = secrets.database(part);
        String issuer = Issuer.urlFor(ports.of(PartName.ISSUER));
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(part)));
        variables.put(
                "JIDI_DB_URL", "jdbc:postgresql://127.0.0.1:" + ports.of(PartName.POSTGRES) + "/" + database.name());
        variables.put("JIDI_DB_USER", database.app());
        variables.put("JIDI_DB_PASSWORD", database.appPassword());
        variables.put("JIDI_DB_OWNER", database.owner());
        variables.put("JIDI_DB_OWNER_PASSWORD", database.ownerPassword());
        variables.put("JIDI_KAFKA", "127.0.0.1:" + ports.of(PartName.KAFKA));
        variables.put("JIDI_OIDC_ISSUER", issuer);
        variables.put("JIDI_OIDC_JWKS", issuer + "/jwks");
        variables.put("JIDI_SECRET", secrets.signing());
        variables.put("JIDI_PEER_PROJECT", ports.url(PartName.PROJECT_SERVICE));
        variables.put("JIDI_PEER_FUND", ports.url(PartName.FUND_SERVICE));
        variables.put("JIDI_PEER_ENTERPRISE", ports.url(PartName.ENTERPRISE_SERVICE));
        variables.put("JIDI_PEER_EXCHANGE", ports.url(PartName.EXCHANGE_SERVICE));
        if (part == PartName.GATEWAY) {
            variables.put("JIDI_SESSION_KEY", secrets.sessions());
            variables.put("JIDI_ADDRESS", ports.url(PartName.GATEWAY));
            variables.put("JIDI_OIDC_DISCOVERY", issuer + "/.well-known/openid-configuration");
        }
        variables.put("JIDI_DATA_DIR", home.filesOf(part).toString());
        return variables;
    }
}
