"""What every act of a chantier ends with: a line of its journal, and the news to open pages."""

from labo import direct, journal


def dire(verbe, objet, *, chantier, by, organisation=None, champs=()):
    """In the transaction of the act. The line is news of the chantier, whatever the object."""
    evenement = journal.consigner(
        verbe, objet, by=by, organisation=organisation, champs=champs, ensemble=chantier.sujet
    )
    direct.publier(chantier.sujet)
    return evenement
