package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/go-jose/go-jose/v4"
)

// accessClaims are those of an access token (RFC 9068) that the product uses.
type accessClaims struct {
	Subject  string          `json:"sub"`
	ClientID string          `json:"client_id"`
	TenantID string          `json:"tenant_id"`
	UserID   string          `json:"user_id"`
	Scope    string          `json:"scope"`
	Bound    json.RawMessage `json:"cnf"`
}

type accessTokens struct{ verifier *oidc.IDTokenVerifier }

// newAccessTokens verifies signature, issuer, audience and lifetime; go-oidc fetches the keys when the first token comes, and
// again when a token names another.
func newAccessTokens(provider *oidc.Provider, audience string) *accessTokens {
	return &accessTokens{provider.Verifier(&oidc.Config{ClientID: audience, SupportedSigningAlgs: []string{oidc.ES256}})}
}

func (a *accessTokens) verify(ctx context.Context, token string) (claims accessClaims, err error) {
	parsed, err := jose.ParseSigned(token, []jose.SignatureAlgorithm{jose.ES256})
	if err != nil {
		return claims, err
	}
	// RFC 9068 §4: an ID token, or another, is no access token; go-oidc does not look at this
	kind, _ := parsed.Signatures[0].Header.ExtraHeaders[jose.HeaderType].(string)
	if strings.TrimPrefix(strings.ToLower(kind), "application/") != "at+jwt" {
		return claims, errors.New("this is no access token")
	}
	verified, err := a.verifier.Verify(ctx, token)
	if err != nil {
		return claims, err
	}
	if err := verified.Claims(&claims); err != nil {
		return claims, err
	}
	if claims.TenantID == "" || claims.ClientID == "" {
		return claims, errors.New("a claim is missing")
	}
	if claims.Bound != nil {
		return claims, errors.New("bound to a key: nothing here checks its proof (RFC 9449)")
	}
	return claims, nil
}

func (a *accessTokens) require(next func(http.ResponseWriter, *http.Request, accessClaims)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		scheme, token, _ := strings.Cut(r.Header.Get("authorization"), " ")
		claims, err := a.verify(r.Context(), strings.TrimSpace(token))
		if err != nil || !strings.EqualFold(scheme, "bearer") {
			w.Header().Set("www-authenticate", `Bearer error="invalid_token"`)
			http.Error(w, "the access token is not accepted", http.StatusUnauthorized)
			return
		}
		next(w, r, claims)
	}
}
