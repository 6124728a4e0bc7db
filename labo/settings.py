"""Settings: one file, everything from the environment (the README lists every variable)."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env


env = Env()
RACINE = Path(__file__).resolve().parent.parent
VAR = Path(env.str("VAR", str(RACINE / "var")))

# The local run is started by `make run`, never by chance: it opens /courriels/ and allows HORLOGE.
LOCAL = env.bool("LOCAL", False)
DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", "")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY manque : donnez une longue phrase aléatoire, ou lancez « make run ».")
ADRESSE_PUBLIQUE = env.str("ADRESSE_PUBLIQUE", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["*"] if LOCAL else ["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [ADRESSE_PUBLIQUE])

HORLOGE_DECALAGE = timedelta(seconds=env.float("HORLOGE_DECALAGE", 0))
if (HORLOGE_DECALAGE or env.str("HORLOGE", "")) and not LOCAL:
    raise ImproperlyConfigured("HORLOGE ne se règle que dans l’exécution locale (make run).")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "heroicons",
    "procrastinate.contrib.django",
    "labo",
    "chantiers",
    "charte",
    "seminaire",
    "labo.portail",
]

MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",  # first: what concerns documents is not said of each of their files
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "labo.middleware.PersonneRequise",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "labo.middleware.reponses_francaises",
]

ROOT_URLCONF = "labo.urls"
WSGI_APPLICATION = "labo.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [RACINE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "labo.portail.contexte.maison",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

DATABASES = {"default": env.dj_db_url("DATABASE_URL", conn_max_age=60, conn_health_checks=True)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "labo.Personne"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "labo:connexion"
LOGIN_REDIRECT_URL = "portail:accueil"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_SAMESITE = "Lax"
# A room's network is plain http: cookies are marked secure exactly when the public address is https.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ADRESSE_PUBLIQUE.startswith("https://")
CSRF_FAILURE_VIEW = "labo.views.erreurs.csrf_refuse"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [RACINE / "static"]
# On a first visit the headers of some sixteen files weigh as much as a page: they say what a file needs, nothing else.
WHITENOISE_ALLOW_ALL_ORIGINS = False


def WHITENOISE_ADD_HEADERS_FUNCTION(headers, path, url):
    headers["X-Content-Type-Options"] = "nosniff"


STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "labo.portail.statiques.Statiques"},
}

# Mail: SMTP by EMAIL_URL; the local run writes files that /courriels/ shows.
COURRIELS_LOCAUX = VAR / "courriels"
if env.str("EMAIL_URL", ""):
    _courriel = env.dj_email_url("EMAIL_URL")
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _courriel["EMAIL_HOST"], _courriel["EMAIL_PORT"]
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _courriel["EMAIL_HOST_USER"], _courriel["EMAIL_HOST_PASSWORD"]
    EMAIL_USE_TLS, EMAIL_USE_SSL = _courriel["EMAIL_USE_TLS"], _courriel["EMAIL_USE_SSL"]
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = COURRIELS_LOCAUX
DEFAULT_FROM_EMAIL = env.str("COURRIEL_EXPEDITEUR", "Chantiers coopératifs <chantiers@labo.example>")

LIEN_DUREE = timedelta(days=env.int("LIEN_DUREE_JOURS", 180))
CLE_DUREE = timedelta(days=8)
ENVOI_DUREE = timedelta(days=env.int("ENVOI_DUREE_JOURS", 90))  # that a mail was sent; no less than CLE_DUREE
BIN_DUREE = timedelta(days=30)
CONTACT = env.str("CONTACT", "")  # shown on the pages of help, mentions and accessibility
DIRECT_VERIFICATION = env.int("DIRECT_VERIFICATION", 180)  # seconds
CONNEXION_PAR_HEURE = env.int("CONNEXION_PAR_HEURE", 5)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"ligne": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "ligne"}},
    "root": {"handlers": ["console"], "level": env.str("JOURNAL_NIVEAU", "WARNING")},
}
