"""The settings of the house, unchanged, with the bench's two addresses beside the product's."""

from labo.settings import *  # noqa: F403


ROOT_URLCONF = "tests.bench.adresses"
