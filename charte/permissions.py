"""What one may do to the charter."""

from charte.models import MembreComite
from labo.permissions import is_equipe
from labo.refus import Perime, Refus, as_predicate


def is_comite(personne) -> bool:
    return personne.is_authenticated and personne.is_active and MembreComite.objects.of(personne).exists()


def check_can_creer_charte(personne):
    """Équipe alone opens the charter and lays out its sections."""
    if not is_equipe(personne):
        raise Refus("Seule l’équipe du Labo ouvre la charte.")


def check_can_nommer_au_comite(personne):
    if not is_equipe(personne):
        raise Refus("Seule l’équipe du Labo nomme les membres du comité de la charte.")


def check_can_representer(personne, organisation):
    """An organisation sits through one of its representatives."""
    if organisation and not personne.representations.filter(organisation=organisation).exists():
        raise Refus("Cette personne ne représente pas cette organisation : notez d’abord la représentation.")


def check_can_editer_charte(personne):
    """The comité holds the pen, équipe helps."""
    if not is_equipe(personne) and not is_comite(personne):
        raise Refus("Seuls le comité de la charte et l’équipe du Labo modifient le texte de la charte.")


def check_can_modifier_article(personne, article):
    check_can_editer_charte(personne)
    if article.supprime_le:
        raise Perime(
            "Cet article vient d’être supprimé. Copiez votre texte, rétablissez l’article depuis la charte, puis collez-le."
        )


def check_can_restaurer_article(personne, article):
    check_can_editer_charte(personne)
    if not article.supprime_le:
        raise Perime("Cet article est déjà dans la charte.")
    if not article.is_restaurable:
        raise Perime("Cet article est supprimé depuis plus de 30 jours : il ne peut plus être rétabli.")


def check_can_publier_version(personne):
    """The comité alone: publishing commits everybody."""
    if not is_comite(personne):
        raise Refus("Seul le comité de la charte publie une version.")


can_editer_charte = as_predicate(check_can_editer_charte)
can_modifier_article = as_predicate(check_can_modifier_article)
can_restaurer_article = as_predicate(check_can_restaurer_article)
can_publier_version = as_predicate(check_can_publier_version)
