"""A real mail server for the tests: what the house sends is received by it, and read."""

from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

from tests.conftest import port_libre


class Boite:
    """Its hands: keeps what it receives."""

    def __init__(self):
        self.recus = []  # (to, message)

    async def handle_DATA(self, server, session, envelope):
        self.recus.append((envelope.rcpt_tos[0], message_from_bytes(envelope.content, policy=policy.default)))
        return "250 Pris"

    def vers(self, personne) -> list[str]:
        """What a person got: subject and body of each mail, as she reads them."""
        siens = [message for a, message in self.recus if a == personne.email]
        return [f"{message['subject']}\n{message.get_content()}" for message in siens]


def ouvrir_boite(settings):
    """A generator for a fixture: the server lives as long as the test."""
    boite = Boite()
    serveur = Controller(boite, hostname="127.0.0.1", port=port_libre())
    serveur.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = serveur.hostname, serveur.port
    yield boite
    serveur.stop()
