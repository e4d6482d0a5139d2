"""Settings from the environment: LOKMIN_DATA, DATABASE_URL, PUBLIC_URL, EMAIL_URL, LOKMIN_HOSTS,
LOKMIN_DEBUG. LOKMIN_HALL is set by `lokmin serve --hall`.
"""

import contextlib
import os
import secrets
import sqlite3
import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from lokmin.web.mail import read_email_url

PACKAGE = Path(__file__).resolve().parent


def _platform_data() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "lokmin"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "lokmin"


DATA = Path(os.environ.get("LOKMIN_DATA") or _platform_data())
# Names and health counts lie here: what Lokmin makes is for its owner; a folder found keeps its rights.
DATA.mkdir(mode=0o700, parents=True, exist_ok=True)


def _private(path: Path, content: str = "") -> Path:
    """Make a file that its owner alone may read, unless it is there already."""
    with contextlib.suppress(FileExistsError):
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(content)
    return path


def _secret() -> str:
    return _private(DATA / "secret.key", secrets.token_urlsafe(64)).read_text()


SECRET_KEY = os.environ.get("LOKMIN_SECRET_KEY") or _secret()
DEBUG = os.environ.get("LOKMIN_DEBUG") == "1"
PUBLIC_URL = os.environ.get("PUBLIC_URL", "").rstrip("/")
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    *filter(None, os.environ.get("LOKMIN_HOSTS", "").split(",")),
]
# A laptop in a hall: phones nearby call it by number, over plain HTTP. Which number is known only once its
# hotspot is on, so `near_hosts` looks at each request: never a name of the internet.
HALL = os.environ.get("LOKMIN_HALL") == "1"
if HALL:
    ALLOWED_HOSTS = ["*"]
elif PUBLIC_URL:
    ALLOWED_HOSTS.append(PUBLIC_URL.split("//", 1)[-1].split("/", 1)[0].split(":", 1)[0])
    CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

# Without EMAIL_URL nothing is mailed; EMAIL_HOST is then empty.
globals().update(read_email_url(os.environ.get("EMAIL_URL", "")))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "lokmin.tools",
    "lokmin.places",
    "lokmin.people",
    "lokmin.coverage",
    "lokmin.intake",
    "lokmin.obstacles",
    "lokmin.commitments",
    "lokmin.meetings",
    "lokmin.yearly",
    "lokmin.papers",
    "lokmin.exchange",
    "lokmin.rollup",
    "lokmin.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "lokmin.web.middleware.Packed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lokmin.web.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lokmin.web.middleware.door",
    "lokmin.web.middleware.only_sent",
    "lokmin.web.middleware.Refusals",
    "axes.middleware.AxesMiddleware",
]
if HALL:
    MIDDLEWARE.insert(0, "lokmin.web.middleware.near_hosts")
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lokmin.web.menu.context",
            ],
        },
    }
]
FORM_RENDERER = "lokmin.tools.widgets.Renderer"
ROOT_URLCONF = "lokmin.web.urls"
WSGI_APPLICATION = "lokmin.web.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# D1–D4: full sync; WAL only where its reset fault is mended (SQLite 3.51.3); never mmap.
_JOURNAL = "WAL" if sqlite3.sqlite_version_info >= (3, 51, 3) else "TRUNCATE"
_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "lokmin.sqlite3",
    "CONN_MAX_AGE": 60,  # a connection knows the statements it has prepared
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": f"PRAGMA journal_mode={_JOURNAL}; PRAGMA synchronous=FULL;",
    },
}
_URL = os.environ.get("DATABASE_URL", "")


def _database() -> dict[str, object]:
    """SQLite in the data folder, or what DATABASE_URL names.

    PostgreSQL plans the PWS rule as costly and would compile it anew for each page: seconds instead of
    milliseconds, so just-in-time compilation is off for our connections.
    """
    if not _URL:
        _private(DATA / "lokmin.sqlite3")  # SQLite gives its journal the same rights
        return _SQLITE
    found = dict(dj_database_url.parse(_URL, conn_max_age=60, conn_health_checks=True))
    if "postgresql" in str(found["ENGINE"]):
        found["OPTIONS"] = {**found.get("OPTIONS", {}), "options": "-c jit=off"}  # type: ignore[dict-item]
    return found


DATABASES = {"default": _database()}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "sign_in"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "lokmin.web.views.entrance.typed_name"
AXES_LOCKOUT_TEMPLATE = "web/locked_out.html"
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "static/"
STATIC_ROOT = None  # nothing is collected: WhiteNoise finds the files of every room where they lie
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = DATA / "files"
FILE_UPLOAD_PERMISSIONS = 0o640
# An upload may name persons: up to the largest file that intake reads it stays in memory, never on the disk.
FILE_UPLOAD_MAX_MEMORY_SIZE = 41_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

_HTTPS = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_ENGINE = "lokmin.web.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_keys": {"()": "lokmin.web.logs.WithoutKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_keys"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
