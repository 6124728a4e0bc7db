"""What one may do to the charter."""

from django.utils import timezone

from charte.enums import TRANSITIONS, EtatAmendement
from charte.models import MembreComite
from labo.permissions import is_equipe
from labo.refus import Perime, Refus, as_predicate
from labo.typographie import date_ecrite, heure


def is_comite(personne) -> bool:
    return personne.is_authenticated and personne.is_active and MembreComite.objects.of(personne).exists()


def check_can_creer_charte(personne):
    """Équipe alone opens the charter and lays out its sections."""
    if not is_equipe(personne):
        raise Refus("Seule l’équipe du Labo ouvre la charte.")


def check_can_nommer_au_comite(personne):
    if not is_equipe(personne):
        raise Refus("Seule l’équipe du Labo nomme les membres du comité de la charte.")


def check_siege_a_changer(membre, *, changer):
    """Somebody who sits already does so in the same name, unless it is said that this changes."""
    if membre and not changer:
        raise Perime(f"{membre.personne} siège déjà, {membre.au_nom_de}. Pour le changer, cochez-le.")


def check_can_retirer_du_comite(personne):
    if not is_equipe(personne):
        raise Refus("Seule l’équipe du Labo retire un siège du comité de la charte.")


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


def check_section_presente(section):
    if section.supprime_le:
        raise Perime("Cette section vient d’être supprimée : rétablissez-la, ou choisissez-en une autre.")


def check_titre_lu(actuel, *, lu, voulu):
    """Two who give a name at once: the second reads the name that the first one gave."""
    if lu not in (None, actuel) and voulu != actuel:
        raise Perime(f"Le titre vient de changer : « {actuel} ». Gardez-le, ou enregistrez de nouveau le vôtre.")


def check_sans_preambule(charte):
    if charte.sections.presentes().filter(is_preambule=True).exists():
        raise Perime("La charte a déjà un préambule : elle n’en a qu’un.")


def check_can_restaurer_section(personne, section):
    check_can_editer_charte(personne)
    if not section.supprime_le:
        raise Perime("Cette section est déjà dans la charte.")
    if not section.is_restaurable:
        raise Perime("Cette section est supprimée depuis plus de 30 jours : elle ne peut plus être rétablie.")


def check_can_publier_version(personne):
    """The comité alone: publishing commits everybody."""
    if not is_comite(personne):
        raise Refus("Seul le comité de la charte publie une version.")


def check_rien_n_attend(charte, *, sans_attendre):
    """What people proposed is answered first, or the comité says that it does not wait."""
    if not sans_attendre and charte.amendements.deposes().exists():
        raise Perime(
            "Des amendements attendent encore une réponse : répondez-y, ou cochez que vous publiez sans attendre."
        )


# ---- amendements ----


def check_connue(personne, verbe):
    if not (personne.is_authenticated and personne.is_active):
        raise Refus(f"Connectez-vous avec votre lien personnel pour {verbe}.")


def check_au_nom_de(personne, organisation):
    """Oneself, or an organisation that one represents."""
    if organisation and not personne.representations.filter(organisation=organisation).exists():
        raise Refus("Vous ne représentez pas cette organisation.")


class DepotClos(Perime):
    """Nothing is proposed for now: the page that says so leads back to the charter."""


def check_can_amender(personne, charte):
    check_connue(personne, "proposer un changement")
    if charte.amendements_clos_le:
        raise DepotClos("Le dépôt des amendements est clos. Gardez votre texte : le comité dira quand il rouvre.")


def check_can_amender_article(personne, charte, article, organisation=None):
    check_can_amender(personne, charte)
    check_au_nom_de(personne, organisation)
    if article.supprime_le:
        raise Perime("Cet article n’est plus dans la charte : il ne s’amende plus. Votre texte est gardé ci-dessous.")


def check_can_amender_section(personne, charte, section, organisation=None):
    check_can_amender(personne, charte)
    check_au_nom_de(personne, organisation)
    check_section_presente(section)


def check_en_attente(amendement):
    if EtatAmendement.RETIRE not in TRANSITIONS[amendement.etat]:
        dit = f"L’amendement {amendement.numero} est déjà {amendement.get_etat_display()}"
        quand = timezone.localtime(amendement.repondu_le)
        raise Perime(
            f"{dit} : {amendement.repondu_par}, le {date_ecrite(quand.date())} à {heure(quand)}.", suite=amendement
        )


def check_auteur_de(personne, amendement, verbe):
    if amendement.personne_id != personne.pk or not personne.is_active:
        raise Refus(f"Seule la personne qui a déposé cet amendement le {verbe}.")


def check_can_modifier_amendement(personne, amendement):
    check_auteur_de(personne, amendement, "modifie")
    check_en_attente(amendement)
    if amendement.article and amendement.article.supprime_le:
        raise Perime(
            "L’article a été supprimé : votre amendement ne se modifie plus. Il reste lisible, et le comité y répondra."
        )


def check_can_retirer_amendement(personne, amendement):
    check_auteur_de(personne, amendement, "retire")
    check_en_attente(amendement)


def check_repond(personne):
    """The comité and nobody else, équipe neither."""
    if not is_comite(personne):
        raise Refus("Seul le comité de la charte répond aux amendements.")


def check_can_repondre(personne, amendement):
    check_repond(personne)
    check_en_attente(amendement)


def check_can_pressentir(personne, amendement):
    check_can_repondre(personne, amendement)
    if amendement.is_a_reprendre:
        raise Perime("Cet amendement est à reprendre : il ne se réunit plus au texte tel quel.")


def check_raison(raison):
    if not raison.strip():
        raise Refus("Dites pourquoi : chaque réponse porte sa raison.")


def check_can_clore_amendements(personne, charte):
    if not is_comite(personne):
        raise Refus("Seul le comité de la charte clôt le dépôt des amendements.")
    if charte.amendements_clos_le:
        raise Perime("Le dépôt des amendements est déjà clos.")


def check_can_rouvrir_amendements(personne, charte):
    if not is_comite(personne):
        raise Refus("Seul le comité de la charte rouvre le dépôt des amendements.")
    if not charte.amendements_clos_le:
        raise Perime("Le dépôt des amendements est déjà ouvert.")


def check_can_soutenir(personne, amendement, organisation=None):
    check_connue(personne, "soutenir un amendement")
    check_au_nom_de(personne, organisation)
    if amendement.personne_id == personne.pk:
        raise Refus("C’est votre amendement : vous le soutenez déjà.")
    check_en_attente(amendement)


def check_lu(amendement, version):
    """One supports words that one has read."""
    if not amendement.version_ecrite <= version <= amendement.version:
        raise Perime("Le texte de cet amendement vient de changer. Relisez-le, puis dites si vous le soutenez.")


def check_can_ne_plus_soutenir(personne, amendement):
    check_connue(personne, "retirer votre soutien")
    check_en_attente(amendement)


def check_can_commenter(personne, article=None, organisation=None):
    check_connue(personne, "commenter")
    check_au_nom_de(personne, organisation)
    if article and article.supprime_le:
        raise Perime("Cet article n’est plus dans la charte : il ne se commente plus.")


def check_can_retirer_commentaire(personne, commentaire):
    if not is_equipe(personne) and (commentaire.personne_id != personne.pk or not personne.is_active):
        raise Refus("Seules la personne qui a écrit ce commentaire et l’équipe du Labo le retirent.")


can_creer_charte = as_predicate(check_can_creer_charte)
can_nommer_au_comite = as_predicate(check_can_nommer_au_comite)
can_editer_charte = as_predicate(check_can_editer_charte)
can_modifier_article = as_predicate(check_can_modifier_article)
can_restaurer_article = as_predicate(check_can_restaurer_article)
can_publier_version = as_predicate(check_can_publier_version)
can_amender = as_predicate(check_can_amender)
can_amender_article = as_predicate(check_can_amender_article)
can_modifier_amendement = as_predicate(check_can_modifier_amendement)
can_retirer_amendement = as_predicate(check_can_retirer_amendement)
can_repondre = as_predicate(check_can_repondre)
can_soutenir = as_predicate(check_can_soutenir)
can_retirer_commentaire = as_predicate(check_can_retirer_commentaire)
