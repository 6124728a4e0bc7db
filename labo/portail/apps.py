from django.apps import AppConfig

from labo import registre


class PortailConfig(AppConfig):
    name = "labo.portail"
    verbose_name = "Portail"

    def ready(self):
        from labo.portail import contexte

        registre.declarer("portail", cadre=contexte.annonces_du_site)
