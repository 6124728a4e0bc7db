"""The task worker of the local run. Elsewhere `manage.py procrastinate worker` does the same, and says so in English."""

import os

import django
from procrastinate.contrib.django import app


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "labo.settings")
    django.setup()
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(shutdown_graceful_timeout=5)


if __name__ == "__main__":
    main()
