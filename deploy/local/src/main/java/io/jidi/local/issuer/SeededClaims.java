package io.jidi.local.issuer;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/** What the server puts into tokens. It asks again who it is about, behind the wall that checked the password. */
record SeededClaims(DemoUsers users) implements OAuth2TokenCallback {
    static final long VALID_SECONDS = 3_600;

    @Override
    public String issuerId() {
        return Wall.ISSUER_ID;
    }

    @Override
    public String subject(TokenRequest request) {
        return owner(request).username();
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of("jidi");
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        // In the code flow the server keeps the claims from the log-in, which the wall has written, and takes them up
        // again
        // for a refresh token of that log-in; with another one it would ask here for a subject, and be refused.
        return request.getAuthorizationGrant() instanceof AuthorizationCodeGrant
                        || request.getAuthorizationGrant() instanceof RefreshTokenGrant
                ? Map.of()
                : owner(request).claims();
    }

    @Override
    public long tokenExpiry() {
        return VALID_SECONDS;
    }

    private DemoUser owner(TokenRequest request) {
        AuthorizationGrant grant = request.getAuthorizationGrant();
        if (grant instanceof ResourceOwnerPasswordCredentialsGrant password) {
            return users.find(password.getUsername())
                    .filter(user -> !user.machine())
                    .orElseThrow(SeededClaims::refused);
        }
        if (grant instanceof ClientCredentialsGrant && request.getClientAuthentication() != null) {
            return users.find(request.getClientAuthentication().getClientID().getValue())
                    .filter(DemoUser::machine)
                    .orElseThrow(SeededClaims::refused);
        }
        throw refused();
    }

    private static OAuth2Exception refused() {
        return new OAuth2Exception(OAuth2Error.INVALID_GRANT, "no seeded user stands behind this request");
    }
}
