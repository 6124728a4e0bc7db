#!/usr/bin/env python
"""Django's command line; a command that names no database gets the embedded one (labo/portail/local.py)."""

import os
import sys

from django.core.management import execute_from_command_line

from labo.portail import local


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "labo.settings")
    try:
        with local.environnement(os.environ):
            execute_from_command_line(sys.argv)
    except local.LancementRefuse as refus:
        sys.exit(str(refus))


if __name__ == "__main__":
    main()
