"""Laying out the charter: its title, its sections, its comité, whether one still proposes."""

from django.db import IntegrityError, transaction

from charte import permissions
from charte.actions.ecriture import source
from charte.actions.verrous import nouvelle_ancre, suivant, verrouiller, verrouiller_section
from charte.models import Charte, MembreComite, Section
from labo import direct, horloge, journal
from labo.refus import Perime


@transaction.atomic
def creer_charte(*, titre, by):
    permissions.check_can_creer_charte(by)
    if Charte.objects.courante():
        raise Perime("La charte existe déjà : il n’y en a qu’une.")
    charte = Charte(titre=titre, origine=source(by))
    charte.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            charte.save()
    except IntegrityError:  # another one has just been opened
        raise Perime("La charte existe déjà : il n’y en a qu’une.") from None
    journal.consigner("charte_creee", charte, by=by)
    direct.publier(Charte.SUJET)
    return charte


@transaction.atomic
def renommer_charte(*, charte, titre, by, lu=None):
    """`lu`: the title that was read."""
    permissions.check_can_editer_charte(by)
    charte = verrouiller(charte)
    permissions.check_titre_lu(charte.titre, lu=lu, voulu=titre)
    if charte.titre == titre:
        return charte
    charte.titre, charte.origine = titre, source(by)
    charte.full_clean()
    charte.save(update_fields=("titre", "origine"))
    journal.consigner("charte_renommee", charte, by=by)
    direct.publier(Charte.SUJET)
    return charte


@transaction.atomic
def nommer_au_comite(*, charte, personne, by, organisation=None, changer=False):
    """Give a seat, or (`changer`) say again in whose name it is held."""
    permissions.check_can_nommer_au_comite(by)
    permissions.check_can_representer(personne, organisation)
    charte = verrouiller(charte)
    membre = MembreComite.objects.of(personne).select_related("personne", "organisation").filter(charte=charte).first()
    permissions.check_siege_a_changer(membre, changer=changer)
    membre = membre or MembreComite(charte=charte, personne=personne, nomme_le=horloge.maintenant())
    membre.organisation = organisation
    membre.full_clean()
    membre.save()
    journal.consigner("comite_nomme", membre, by=by, organisation=organisation)
    direct.publier(Charte.SUJET)
    direct.publier_acces(personne)
    return membre


@transaction.atomic
def retirer_du_comite(*, membre, by):
    """Take back a seat; what she answered stays hers. What it was is returned, to be given again."""
    permissions.check_can_retirer_du_comite(by)
    charte = verrouiller(membre.charte)
    membre = MembreComite.objects.select_related("personne", "organisation").filter(pk=membre.pk).first()
    if membre is None:
        raise Perime("Cette personne ne siège déjà plus au comité.")
    journal.consigner("comite_quitte", membre, by=by, organisation=membre.organisation)
    membre.delete()
    direct.publier(charte.SUJET)
    direct.publier_acces(membre.personne)
    return membre


@transaction.atomic
def ajouter_section(*, charte, titre, by, is_porteuse=False, is_preambule=False):
    """`is_porteuse`: the list of chantiers stands in this section; `is_preambule`: it stands before all, without a number."""
    permissions.check_can_editer_charte(by)
    charte = verrouiller(charte)
    if is_preambule:
        permissions.check_sans_preambule(charte)
    if is_porteuse:
        charte.sections.filter(is_porteuse=True).update(is_porteuse=False)
    section = Section(charte=charte, titre=titre, is_porteuse=is_porteuse, is_preambule=is_preambule)
    section.ancre = nouvelle_ancre(titre, defaut="section")
    section.rang = suivant(charte.sections)
    section.origine = source(by)
    section.full_clean()
    section.save()
    journal.consigner("section_ajoutee", section, by=by)
    direct.publier(Charte.SUJET)
    return section


@transaction.atomic
def modifier_section(*, section, titre, is_porteuse, by, lu=None, porteuse_lue=None):
    """Its title, and whether it carries the list of chantiers: then no other one does.

    `lu`, `porteuse_lue`: what was read of both. Who left the list as it was does not undo what another one did meanwhile.
    """
    permissions.check_can_editer_charte(by)
    section = verrouiller_section(section)
    permissions.check_section_presente(section)
    permissions.check_titre_lu(section.titre, lu=lu, voulu=titre)
    is_porteuse = section.is_porteuse if is_porteuse == porteuse_lue else is_porteuse
    if (section.titre, section.is_porteuse) == (titre, is_porteuse):
        return section
    if is_porteuse:
        Section.objects.filter(charte_id=section.charte_id, is_porteuse=True).update(is_porteuse=False)
    section.titre, section.is_porteuse, section.origine = titre, is_porteuse, source(by)
    section.full_clean()
    section.save(update_fields=("titre", "is_porteuse", "origine"))
    journal.consigner("section_modifiee", section, by=by)
    direct.publier(Charte.SUJET)
    return section


@transaction.atomic
def deplacer_section(*, section, vers_le_haut, by):
    """Change places with the section just above or below; the preamble stays first."""
    permissions.check_can_editer_charte(by)
    section = verrouiller_section(section)
    permissions.check_section_presente(section)
    voisines = Section.objects.presentes().filter(charte_id=section.charte_id, is_preambule=False)
    if vers_le_haut:
        voisine = voisines.filter(rang__lt=section.rang).order_by("-rang").first()
    else:
        voisine = voisines.filter(rang__gt=section.rang).order_by("rang").first()
    if voisine is None or section.is_preambule:
        raise Perime(f"Cette section est déjà la {'première' if vers_le_haut else 'dernière'}.")
    section.rang, voisine.rang, section.origine = voisine.rang, section.rang, source(by)
    section.save(update_fields=("rang", "origine"))
    voisine.save(update_fields=("rang",))
    journal.consigner("section_deplacee", section, by=by)
    direct.publier(Charte.SUJET)
    return section


@transaction.atomic
def supprimer_section(*, section, by):
    """Take an empty section out, for 30 days reversibly; its anchor stays its own."""
    permissions.check_can_editer_charte(by)
    section = verrouiller_section(section)
    permissions.check_section_presente(section)
    if section.articles.presents().exists():
        raise Perime("Cette section contient des articles : déplacez-les ou supprimez-les d’abord.")
    section.supprime_le, section.is_porteuse, section.origine = horloge.maintenant(), False, source(by)
    section.save(update_fields=("supprime_le", "is_porteuse", "origine"))
    journal.consigner("section_supprimee", section, by=by)
    direct.publier(Charte.SUJET)
    return section


@transaction.atomic
def restaurer_section(*, section, by):
    """Put it back where it stood; the list of chantiers stays where it is now."""
    section = verrouiller_section(section)
    permissions.check_can_restaurer_section(by, section)
    if section.is_preambule:
        permissions.check_sans_preambule(section.charte)
    section.supprime_le, section.origine = None, source(by)
    section.full_clean()
    section.save(update_fields=("supprime_le", "origine"))
    journal.consigner("section_restauree", section, by=by)
    direct.publier(Charte.SUJET)
    return section


@transaction.atomic
def clore_amendements(*, charte, by):
    """Nothing more is proposed, until the comité opens again; what waits is still answered."""
    charte = verrouiller(charte)
    permissions.check_can_clore_amendements(by, charte)
    charte.amendements_clos_le = horloge.maintenant()
    charte.save(update_fields=("amendements_clos_le",))
    journal.consigner("amendements_clos", charte, by=by)
    direct.publier(Charte.SUJET)
    return charte


@transaction.atomic
def rouvrir_amendements(*, charte, by):
    charte = verrouiller(charte)
    permissions.check_can_rouvrir_amendements(by, charte)
    charte.amendements_clos_le = None
    charte.save(update_fields=("amendements_clos_le",))
    journal.consigner("amendements_rouverts", charte, by=by)
    direct.publier(Charte.SUJET)
    return charte
