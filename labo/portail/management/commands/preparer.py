"""`manage.py preparer`: bring the local run's database, static files and demonstration up to date.

`make run` calls it at each start and prints its output, the personal links, once the server answers.
"""

import hashlib
from pathlib import Path

import rjsmin
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from labo.portail import statiques


class Command(BaseCommand):
    help = "Met à jour la base, les fichiers statiques et la démonstration de l’exécution locale."
    requires_migrations_checks = False

    def handle(self, **options):
        call_command("migrate", interactive=False, verbosity=0)
        collect_static()
        call_command("demo", stdout=self.stdout)


def collect_static() -> bool:
    """Collect and compress the static files when one of them changed since the last time. Whether it had to."""
    stamp = Path(settings.STATIC_ROOT).parent / "static.empreinte"
    state = _static_state()
    if stamp.exists() and stamp.read_text() == state and Path(settings.STATIC_ROOT).is_dir():
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(state)
    return True


def _static_state() -> str:
    """A fingerprint of names, sizes and dates: reading every file would take as long as collecting it.

    And of what makes the collected files of them.
    """
    lines = [settings.STORAGES["staticfiles"]["BACKEND"], Path(statiques.__file__).read_text(), rjsmin.__version__]
    for finder in get_finders():
        for name, storage in finder.list(None):
            found = Path(storage.path(name)).stat()
            lines.append(f"{name} {found.st_size} {found.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
