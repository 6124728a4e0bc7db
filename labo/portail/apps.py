from django.apps import AppConfig


class PortailConfig(AppConfig):
    name = "labo.portail"
    verbose_name = "Portail"
