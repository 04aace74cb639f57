// A product in Go: people sign in with Kiban, and its API takes Kiban's access tokens.
package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"html"
	"log"
	"net/http"
	"net/url"
	"os"
	"sync"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

var (
	issuer = os.Getenv("ISSUER")
	apiURL = os.Getenv("API_URL")
	port   = or(os.Getenv("PORT"), "4500")
	home   = "http://localhost:" + port + "/"
)

// A signIn is what must be the same when the browser comes back.
type signIn struct{ state, nonce, verifier string }

// A session is what came from signing in. Its source renews the access token, one request at a time: a refresh token is used once.
type session struct {
	source  oauth2.TokenSource
	idToken string
}

// A product keeps its sessions; a real one keeps them in a store.
type product struct {
	provider *oidc.Provider
	client   oauth2.Config
	idTokens *oidc.IDTokenVerifier
	access   *accessTokens

	mutex    sync.Mutex
	begun    map[string]signIn
	sessions map[string]session
}

func main() {
	provider, err := oidc.NewProvider(context.Background(), issuer)
	if err != nil {
		log.Fatal(err)
	}
	clientID := os.Getenv("CLIENT_ID")
	product := &product{
		provider: provider,
		client: oauth2.Config{
			ClientID:     clientID,
			ClientSecret: os.Getenv("CLIENT_SECRET"),
			Endpoint:     provider.Endpoint(),
			RedirectURL:  home + "callback",
			Scopes:       []string{oidc.ScopeOpenID, "directory:read"},
		},
		idTokens: provider.Verifier(&oidc.Config{ClientID: clientID}),
		access:   newAccessTokens(provider, or(os.Getenv("AUDIENCE"), "urn:kiban:api")),
		begun:    map[string]signIn{},
		sessions: map[string]session{},
	}
	http.HandleFunc("GET /{$}", product.home)
	http.HandleFunc("GET /sign-in", product.signIn)
	http.HandleFunc("GET /callback", product.callback)
	http.HandleFunc("GET /sign-out", product.signOut)
	http.HandleFunc("GET /api/orders", product.access.require(orders))
	log.Fatal(http.ListenAndServe("localhost:"+port, nil))
}

func (p *product) signIn(w http.ResponseWriter, r *http.Request) {
	begun := signIn{state: rand.Text(), nonce: rand.Text(), verifier: oauth2.GenerateVerifier()}
	p.mutex.Lock()
	p.begun[setCookie(w, "checks")] = begun
	p.mutex.Unlock()
	address := p.client.AuthCodeURL(begun.state, oidc.Nonce(begun.nonce), oauth2.S256ChallengeOption(begun.verifier))
	http.Redirect(w, r, address, http.StatusFound)
}

func (p *product) callback(w http.ResponseWriter, r *http.Request) {
	p.mutex.Lock()
	begun, known := p.begun[cookie(r, "checks")]
	delete(p.begun, cookie(r, "checks"))
	p.mutex.Unlock()
	answer := r.URL.Query()
	// RFC 9207: an answer of another server is none
	if !known || answer.Get("state") != begun.state || answer.Get("iss") != issuer {
		http.Error(w, "begin again", http.StatusBadRequest)
		return
	}
	token, err := p.client.Exchange(r.Context(), answer.Get("code"), oauth2.VerifierOption(begun.verifier))
	if err != nil {
		http.Error(w, "Kiban refused", http.StatusBadGateway)
		return
	}
	raw, _ := token.Extra("id_token").(string)
	idToken, err := p.idTokens.Verify(r.Context(), raw)
	if err != nil || idToken.Nonce != begun.nonce {
		http.Error(w, "begin again", http.StatusBadRequest)
		return
	}
	p.mutex.Lock()
	p.sessions[setCookie(w, "session")] = session{p.client.TokenSource(context.Background(), token), raw}
	p.mutex.Unlock()
	http.Redirect(w, r, "/", http.StatusFound)
}

func (p *product) home(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("content-type", "text/html; charset=utf-8")
	p.mutex.Lock()
	session, signedIn := p.sessions[cookie(r, "session")]
	p.mutex.Unlock()
	if !signedIn {
		fmt.Fprint(w, `<a href="/sign-in">ログイン Sign in</a>`)
		return
	}
	answer, err := oauth2.NewClient(r.Context(), session.source).Get(apiURL + "/directory/v1/me")
	if err != nil || answer.StatusCode == http.StatusUnauthorized {
		http.Redirect(w, r, "/sign-in", http.StatusFound) // asks nothing while the session at Kiban lasts
		return
	}
	defer answer.Body.Close()
	var me struct {
		Memberships []struct {
			PlaceName string `json:"place_name"`
		} `json:"memberships"`
	}
	if err := json.NewDecoder(answer.Body).Decode(&me); err != nil {
		http.Error(w, "the directory does not answer", http.StatusBadGateway)
		return
	}
	for _, place := range me.Memberships {
		fmt.Fprintf(w, "<p>%s</p>", html.EscapeString(place.PlaceName))
	}
	fmt.Fprint(w, `<a href="/sign-out">ログアウト Sign out</a>`)
}

func (p *product) signOut(w http.ResponseWriter, r *http.Request) {
	p.mutex.Lock()
	session, signedIn := p.sessions[cookie(r, "session")]
	delete(p.sessions, cookie(r, "session"))
	p.mutex.Unlock()
	var metadata struct {
		EndSession string `json:"end_session_endpoint"`
	}
	if err := p.provider.Claims(&metadata); err != nil || !signedIn {
		http.Redirect(w, r, "/", http.StatusFound)
		return
	}
	query := url.Values{"id_token_hint": {session.idToken}, "post_logout_redirect_uri": {home}}
	http.Redirect(w, r, metadata.EndSession+"?"+query.Encode(), http.StatusFound)
}

// The tenant comes from the token, and from nowhere else.
func orders(w http.ResponseWriter, _ *http.Request, claims accessClaims) {
	w.Header().Set("content-type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{"tenant_id": claims.TenantID, "orders": []string{}})
}

func setCookie(w http.ResponseWriter, name string) string {
	value := rand.Text()
	http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode})
	return value
}

func cookie(r *http.Request, name string) string {
	if found, err := r.Cookie(name); err == nil {
		return found.Value
	}
	return ""
}

func or(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}
