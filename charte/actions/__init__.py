from charte.actions.amendements import (
    modifier_amendement,
    proposer_ajout,
    proposer_deplacement,
    proposer_modification,
    proposer_suppression,
    retirer_amendement,
)
from charte.actions.articles import (
    ajouter_article,
    deplacer_article,
    modifier_article,
    placer_article,
    restaurer_article,
    retablir_article,
    supprimer_article,
)
from charte.actions.echanges import (
    commenter,
    ne_plus_soutenir_amendement,
    retirer_commentaire,
    soutenir_amendement,
)
from charte.actions.reponses import (
    pressentir_amendement,
    refuser_amendement,
    retenir_amendement,
    retenir_amendements,
)
from charte.actions.sections import (
    ajouter_section,
    clore_amendements,
    creer_charte,
    deplacer_section,
    modifier_section,
    nommer_au_comite,
    renommer_charte,
    restaurer_section,
    rouvrir_amendements,
    supprimer_section,
)
from charte.actions.versions import publier_version


__all__ = [
    "ajouter_article",
    "ajouter_section",
    "clore_amendements",
    "commenter",
    "creer_charte",
    "deplacer_article",
    "deplacer_section",
    "modifier_amendement",
    "modifier_article",
    "modifier_section",
    "ne_plus_soutenir_amendement",
    "nommer_au_comite",
    "placer_article",
    "pressentir_amendement",
    "proposer_ajout",
    "proposer_deplacement",
    "proposer_modification",
    "proposer_suppression",
    "publier_version",
    "refuser_amendement",
    "renommer_charte",
    "restaurer_article",
    "restaurer_section",
    "retablir_article",
    "retenir_amendement",
    "retenir_amendements",
    "retirer_amendement",
    "retirer_commentaire",
    "rouvrir_amendements",
    "soutenir_amendement",
    "supprimer_article",
    "supprimer_section",
]
