"""An OpenID Connect provider on this machine: Django OAuth Toolkit, a store in memory, two clients and one user.

Tests start it, read the port from its first line, and sign in as a browser would. It ends when its input is closed.
Arguments are the ways of authentication that it tells of. POST /rotate gives it a new signing key; GET /fetched tells how
often the keys have been fetched.
"""

import os
import sys
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

REDIRECT = "http://127.0.0.1/inloggning/svar"


def new_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return key.private_bytes(pem, form, serialization.NoEncryption()).decode()


settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "file:memory?mode=memory&cache=shared"}},
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "oauth2_provider",
    ],
    LOGGING_CONFIG=None,
    LOGIN_URL="/login/",
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    OAUTH2_PROVIDER={
        "OAUTH2_VALIDATOR_CLASS": "__main__.Validator",
        "OIDC_ENABLED": True,
        "OIDC_RSA_PRIVATE_KEY": new_key(),
        "OIDC_RP_INITIATED_LOGOUT_ENABLED": True,
        "OIDC_TOKEN_ENDPOINT_AUTH_METHODS_SUPPORTED": sys.argv[1:] or ["client_secret_basic", "client_secret_post"],
        "PKCE_REQUIRED": True,
        "SCOPES": {"openid": "", "profile": "", "email": ""},
    },
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ROOT_URLCONF="__main__",
    SECRET_KEY="only for tests on this machine",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.locmem.Loader",
                        {"registration/login.html": "<form method=post>{% csrf_token %}{{ form }}</form>"},
                    )
                ]
            },
        }
    ],
)
os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.contrib.auth.views import LoginView  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import include, path  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402
from oauth2_provider.models import Application  # noqa: E402
from oauth2_provider.oauth2_validators import OAuth2Validator  # noqa: E402
from oauth2_provider.settings import oauth2_settings  # noqa: E402
from oauth2_provider.views import JwksInfoView  # noqa: E402


class Validator(OAuth2Validator):
    oidc_claim_scope = None

    def get_additional_claims(self, request):
        user = request.user
        return {
            "name": user.get_full_name(),
            "email": user.email,
            "email_verified": True,
            "groups": ["planerare", "chef"],
        }


fetched = 0


def keys(request):
    global fetched
    fetched += 1
    return JwksInfoView.as_view()(request)


@csrf_exempt
def rotate(request):
    oauth2_settings.OIDC_RSA_PRIVATE_KEY = new_key()
    return HttpResponse("ok")


urlpatterns = [
    path("login/", LoginView.as_view()),
    path("rotate", rotate),
    path("fetched", lambda request: HttpResponse(str(fetched))),
    path("o/.well-known/jwks.json", keys),
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
]


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


def main() -> None:
    call_command("migrate", verbosity=0)
    User.objects.create_user(
        "lind", "lind@example.se", "hemlig lösenfras", first_name="Alva", last_name="Lind"
    )
    for name in ["framsyn", "annan"]:
        Application.objects.create(
            name=name,
            client_id=name,
            client_secret="hemlig: åäö&=",
            client_type=Application.CLIENT_CONFIDENTIAL,
            authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
            redirect_uris=REDIRECT,
            post_logout_redirect_uris="http://127.0.0.1/",
            algorithm=Application.RS256_ALGORITHM,
            skip_authorization=True,
        )
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
    print(server.server_port, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


main()
