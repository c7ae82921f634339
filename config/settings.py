"""Settings, all from the environment (or `.env`). A missing or malformed one stops the start."""

from datetime import datetime
from ipaddress import ip_network
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import environ
from django.core.exceptions import ImproperlyConfigured

from config.logs import FORMATS, logging_config
from config.mail_in import wrong_in
from config.schedule import beat_schedule

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")


def stop(name: str, expected: str) -> ImproperlyConfigured:
    """The error for a setting that is missing or malformed: its name and what was expected."""
    return ImproperlyConfigured(f"{name}: expected {expected}")


def flag(name: str, *, default: bool) -> bool:
    value = env.str(name, default="").strip().lower()
    if value in ("", "1", "true", "yes", "on", "0", "false", "no", "off"):
        return default if value == "" else value in ("1", "true", "yes", "on")
    raise stop(name, "on or off")


def whole(name: str, *, default: int) -> int:
    value = env.str(name, default="").strip() or str(default)
    if value.isdecimal() and int(value) >= 1:
        return int(value)
    raise stop(name, "a whole number from 1 up")


DEBUG = flag("DEBUG", default=False)
DEMO = flag("DEMO", default=False)
if DEMO and not DEBUG:
    raise stop("DEMO", "DEBUG to be on: the demo's accounts and clock are no place for real data")

SECRET_KEY = env.str("SECRET_KEY", default="insecure-only-for-development" if DEBUG else "")
if len(SECRET_KEY) < (1 if DEBUG else 32):
    raise stop("SECRET_KEY", "a random string of at least 32 characters")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if DEBUG else [])
if not ALLOWED_HOSTS:
    raise stop("ALLOWED_HOSTS", "host names with commas between, like beslut.example.org")

SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000" if DEBUG else "").rstrip("/")
if not SITE_URL.startswith(("http://", "https://")):
    raise stop("SITE_URL", "the address for links in mails, like https://beslut.example.org")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

# --- Language and time ---

LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="sv")
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
if LANGUAGE_CODE not in dict(LANGUAGES):
    raise stop("LANGUAGE_CODE", "sv or en")
LOCALE_PATHS = [BASE_DIR / "tracker" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Stockholm")
if TIME_ZONE not in available_timezones():
    raise stop("TIME_ZONE", "a time zone by name, like Europe/Stockholm")
FORMAT_MODULE_PATH = ["config.formats"]

# The demo's clock: the moment that the application lives from (see `tracker.clock`).
TRACKER_NOW: datetime | None = None
if "TRACKER_NOW" in env.ENVIRON:
    if not DEMO:
        raise stop("TRACKER_NOW", "to be set in the demo only")
    try:
        TRACKER_NOW = datetime.fromisoformat(env.str("TRACKER_NOW")).replace(
            tzinfo=ZoneInfo(TIME_ZONE)
        )
    except ValueError as error:
        raise stop("TRACKER_NOW", "a local time like 2019-01-25T16:00") from error

# --- Where data lives ---

DATABASE_URL = env.str("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")
try:
    DATABASES = {"default": environ.Env.db_url_config(DATABASE_URL)}
except Exception as error:
    raise stop("DATABASE_URL", "an address like postgres://user:password@host/name") from error
if DATABASES["default"].get("ENGINE") == "django.db.backends.sqlite3":
    # One writer at a time, who waits for the other instead of failing, and takes its lock at
    # the start of a transaction: else two that first read and then write lock each other out.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
elif DATABASES["default"].get("ENGINE") == "django.db.backends.postgresql":
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # What is noted for every letter the server reads and plans once: reminders.noting.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("prepare_threshold", 5)
else:
    raise stop("DATABASE_URL", "an address that starts with postgres:// or sqlite:///")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0" if DEBUG else "")
if not REDIS_URL.startswith(("redis://", "rediss://", "unix://", "redis+socket://")):
    raise stop("REDIS_URL", "an address like redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL.replace("redis+socket://", "unix://"),
        "KEY_PREFIX": "beslutsspar",
        # A server that accepts and then says nothing would else hold a request for good.
        "OPTIONS": {"socket_timeout": 5, "socket_connect_timeout": 5},
    }
}

MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "config.static.StaticFiles"
    },
}
# An upload is read whole to be parsed; 20 MB is also what `tracker.intake` takes at most.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# The review page is one form: some twenty fields a decision, and minutes can hold a thousand.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 40_000

# --- Mail ---

EMAIL_URL = env.str("EMAIL_URL", default="smtp://127.0.0.1:2525" if DEBUG else "")
if not EMAIL_URL.startswith(("smtp://", "smtps://", "smtp+tls://", "smtp+ssl://")):
    raise stop("EMAIL_URL", "an address like smtp://user:password@host:587")
try:
    vars().update(environ.Env.email_url_config(EMAIL_URL))
except ValueError as error:
    raise stop("EMAIL_URL", "an address like smtp://user:password@host:587") from error
# Seconds that one answer of the mail server may take.
EMAIL_TIMEOUT = whole("EMAIL_TIMEOUT", default=20)
# Seconds after which a letter in the hands of a process counts as left behind by it: longer than
# a server can keep us waiting, with the time limit of each of its answers.
MAIL_LEASE = whole("MAIL_LEASE", default=300)
# Connections to the mail server at once, a thread each, in every process that sends.
MAIL_THREADS = whole("MAIL_THREADS", default=1)
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default="Beslutsspår <beslut@example.org>" if DEBUG else ""
)
if "@" not in DEFAULT_FROM_EMAIL:
    raise stop("DEFAULT_FROM_EMAIL", "an address like Beslutsspår <beslut@example.org>")
# Mail that comes in: off when unset.
REPLY_ADDRESS = env.str("REPLY_ADDRESS", default="").strip()
INBOX_URL = env.str("INBOX_URL", default="").strip()
if wrong := wrong_in(REPLY_ADDRESS, INBOX_URL):
    raise stop(*wrong)

# --- Background work ---

# Seconds between two looks for what is to be sent, and into the mailbox (see `config.schedule`).
SWEEP_EVERY = whole("SWEEP_EVERY", default=60)
POLL_EVERY = whole("POLL_EVERY", default=60)
CELERY_BEAT_SCHEDULE = beat_schedule(SWEEP_EVERY, POLL_EVERY if INBOX_URL else None)
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://")
CELERY_RESULT_BACKEND = CELERY_BROKER_URL
CELERY_RESULT_EXPIRES = 3600
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# With kombu's defaults a killed task comes back after two minutes; so it does within seconds.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "unacked_restore_interval": 2,
    "unacked_restore_throttle": 1,
}

# --- The application ---

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "tracker",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tracker.web.language.language_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
if DEMO:
    MIDDLEWARE.append("tracker.web.demo_errors.MissingPages")
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tracker.web.context.page",
            ]
        },
    }
]

AUTH_USER_MODEL = "tracker.User"
AUTH_PASSWORD_VALIDATORS = (
    []
    if DEMO
    else [
        {"NAME": f"django.contrib.auth.password_validation.{name}"}
        for name in (
            "UserAttributeSimilarityValidator",
            "MinimumLengthValidator",
            "CommonPasswordValidator",
            "NumericPasswordValidator",
        )
    ]
)
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"

SECURE = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# What only machines ask for, which may come without the web server in front.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]

# --- Insight ---

LOG_FORMAT = env.str("LOG_FORMAT", default="plain" if DEBUG else "json")
if LOG_FORMAT not in FORMATS:
    raise stop("LOG_FORMAT", "plain or json")
LOGGING = logging_config(LOG_FORMAT, debug=DEBUG)

# /metrics does not exist but for who has the token, or asks from one of these without a proxy.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
if METRICS_TOKEN and len(METRICS_TOKEN) < 16:
    raise stop("METRICS_TOKEN", "a random string of at least 16 characters")
try:
    METRICS_ALLOWED = [ip_network(each) for each in env.list("METRICS_ALLOWED", default=[])]
except ValueError as error:
    raise stop("METRICS_ALLOWED", "addresses or networks like 10.0.0.0/24") from error
