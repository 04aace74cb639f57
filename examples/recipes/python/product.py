"""A product in Python: people sign in with Kiban, and its API takes Kiban's access tokens."""

import os

import jwt
import requests
from authlib.integrations.flask_client import OAuth
from flask import Flask, abort, g, jsonify, redirect, request, session

ISSUER = os.environ["ISSUER"]
API_URL = os.environ["API_URL"]
AUDIENCE = os.environ.get("AUDIENCE", "urn:kiban:api")
PORT = int(os.environ.get("PORT", "4400"))
HOME = f"http://localhost:{PORT}/"

app = Flask(__name__)
app.secret_key = os.environ["COOKIE_SECRET"]
# Lax, so that the cookie comes along when Kiban sends the browser back
app.config.update(SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax")

kiban = OAuth(app).register(
    "kiban",
    server_metadata_url=f"{ISSUER}/.well-known/openid-configuration",
    client_id=os.environ["CLIENT_ID"],
    client_secret=os.environ["CLIENT_SECRET"],
    client_kwargs={"scope": "openid directory:read", "code_challenge_method": "S256"},
)
# by the browser's session; a real product keeps them in a store
tokens: dict[str, dict] = {}

# Sign-in ---------------------------------------------------------------------------------------


@app.get("/sign-in")
def sign_in():
    return kiban.authorize_redirect(f"{HOME}callback")  # PKCE, state and nonce


@app.get("/callback")
def callback():
    token = kiban.authorize_access_token()  # checks the state, the nonce and the ID token
    session.clear()
    session["id"] = os.urandom(16).hex()
    tokens[session["id"]] = token
    return redirect("/")


@app.get("/")
def home():
    token = tokens.get(session.get("id", ""))
    if token is None:
        return '<a href="/sign-in">ログイン Sign in</a>'
    headers = {"authorization": f"Bearer {token['access_token']}"}
    me = requests.get(f"{API_URL}/directory/v1/me", headers=headers, timeout=10)
    if me.status_code == 401:
        return redirect("/sign-in")  # asks nothing while the session at Kiban lasts
    me.raise_for_status()
    response = app.make_response("".join(f"<p>{place['place_name']}</p>" for place in me.json()["memberships"]))
    response.data += '<a href="/sign-out">ログアウト Sign out</a>'.encode()
    return response


@app.get("/sign-out")
def sign_out():
    token = tokens.pop(session.get("id", ""), {})
    session.clear()
    metadata = kiban.load_server_metadata()
    query = {"id_token_hint": token.get("id_token", ""), "post_logout_redirect_uri": HOME}
    return redirect(requests.Request("GET", metadata["end_session_endpoint"], params=query).prepare().url)


# API -------------------------------------------------------------------------------------------

# fetches the keys when the first token comes, and again when a token names another
keys = jwt.PyJWKClient(f"{ISSUER}/jwks", lifespan=600)


def verified(token: str) -> dict:
    """The claims of an access token (RFC 9068 section 4). Raises jwt.PyJWTError."""
    kind = jwt.get_unverified_header(token).get("typ", "").lower().removeprefix("application/")
    if kind != "at+jwt":
        raise jwt.InvalidTokenError("an ID token, or another, is no access token")
    claims = jwt.decode(
        token,
        keys.get_signing_key_from_jwt(token),
        algorithms=["ES256"],
        audience=AUDIENCE,
        issuer=ISSUER,
        leeway=5,
        options={"require": ["exp", "iat", "sub", "client_id", "tenant_id"]},
    )
    if "cnf" in claims:
        raise jwt.InvalidTokenError("bound to a key: nothing here checks its proof (RFC 9449)")
    return claims


@app.before_request
def require_access_token():
    if not request.path.startswith("/api/"):
        return
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    try:
        if scheme.lower() != "bearer":
            raise jwt.InvalidTokenError("no token")
        g.claims = verified(token.strip())
    except jwt.PyJWKClientConnectionError:
        abort(503)  # says nothing about the token
    except jwt.PyJWTError:
        abort(401, response=app.response_class(status=401, headers={"www-authenticate": 'Bearer error="invalid_token"'}))


@app.get("/api/orders")
def orders():
    return jsonify(tenant_id=g.claims["tenant_id"], orders=[])  # the tenant comes from the token, and from nowhere else


if __name__ == "__main__":
    app.run("localhost", PORT)
