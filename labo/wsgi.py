"""Django alone, for what needs no stream; `labo/asgi.py` serves it in threads."""

import os

from django.core.wsgi import get_wsgi_application


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "labo.settings")

application = get_wsgi_application()
