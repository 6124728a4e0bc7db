"""What joining, answering and leaving have in common. The callers are actions: they open the transaction and check."""

from chantiers.enums import EtatMembre
from chantiers.models import Abonnement, Invitation, Membre
from labo import direct, horloge, revisions


def membre_de(chantier, personne):
    return Membre.objects.select_for_update(of=("self",)).filter(chantier=chantier, personne=personne).first()


def verrouiller_membre(membre):
    """The row as it is now, locked, with who it is of and where."""
    membres = Membre.objects.select_for_update(of=("self",)).select_related("chantier", "personne", "organisation")
    return membres.get(pk=membre.pk)


def entrer(membre, *, by):
    """Save a new or returning member, with the first version of her words."""
    if not (membre.pk and membre.is_present):
        membre.rejoint_le = horloge.maintenant()
    membre.etat, membre.motif, membre.parti_le = EtatMembre.PRESENT, "", None
    membre.motif_d_avant, membre.refuse_d_avant_le = "", None
    garder(membre, by=by)
    direct.publier(direct.acces_de(membre.personne_id))


def garder(membre, *, by):
    if membre.pk:
        membre.version += 1
    # Fields only: that the others exist, that nobody enters twice, the locks above and the database say, without being asked.
    membre.full_clean(
        exclude=("chantier", "personne", "organisation", "repondu_par"),
        validate_unique=False,
        validate_constraints=False,
    )
    membre.save()
    revisions.ouvrir(membre, by=by)


def accepter_invitation(chantier, personne) -> bool:
    """Was she invited? Then it is answered: an invitation serves once."""
    attendues = Invitation.objects.en_attente().filter(chantier=chantier, personne=personne)
    return bool(attendues.update(acceptee_le=horloge.maintenant()))


def abonner(membre, *, depuis):
    """Who joins follows what comes after this event, unless she has already chosen."""
    abonnement = Abonnement(chantier_id=membre.chantier_id, personne_id=membre.personne_id, dernier_evenement=depuis.pk)
    Abonnement.objects.bulk_create([abonnement], ignore_conflicts=True)
