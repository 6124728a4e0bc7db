"""What the demonstration's people propose to change in the charter: examples, like its articles.

Before the second version: who proposes (a rank among the participants), the article, what it says, what it should say, the
motif; then the comité's answer. After it: what still waits, of every kind; two change the same words.
"""

from charte import actions
from charte.enums import NatureVersion
from charte.models import Article, Section


NOTES = "Deux articles précisés par des participant·es."
# (rank, article, words, other words, motif, is retained, the comité's reason)
REPONDUS = (
    (
        3,
        "Se retrouver",
        "au moins une fois par trimestre",
        "au moins une fois par trimestre, en alternant les territoires",
        "Ce sont toujours les mêmes qui font la route.",
        True,
        "La route se partage : nous l’écrivons.",
    ),
    (
        7,
        "Entrer, contribuer, partir",
        "On le quitte librement.",
        "On le quitte librement, en le disant aux autres.",
        "Un départ que personne ne connaît laisse une place vide.",
        True,
        "Le dire suffit, sans avoir à se justifier.",
    ),
    (
        12,
        "Composition",
        "*jamais la majorité*",
        "*jamais plus d’un tiers*",
        "Une majorité se gagne à peu de voix près.",
        False,
        "Un tiers exclurait deux partenaires qui nous suivent depuis le début. La majorité reste notre limite.",
    ),
)
# (rank, article, words, other words, motif)
EN_ATTENTE = (
    (
        5,
        "Décider",
        "quand plus personne n’y objecte",
        "quand moins de trois personnes y objectent encore après deux réunions",
        "Une seule objection ne doit pas tout arrêter pendant un an.",
    ),
    (
        9,
        "Décider",
        "quand plus personne n’y objecte",
        "quand plus personne n’y oppose de raison argumentée",
        "Une objection donne sa raison, sinon c’est un refus.",
    ),
    (
        14,
        "Ce que nous refusons",
        "ni label, ni classement des territoires",
        "ni label, ni classement des territoires, ni outil que l’on ne peut pas copier",
        "Ce que nous trouvons doit pouvoir resservir ailleurs.",
    ),
)
COMMENTAIRE = "D’accord, à condition de dire qui propose la deuxième réunion."


def amender(charte, *, gens, participante, comite):
    """`gens`: the participants, by rank."""
    for rang, titre, mots, autres, motif, is_retenu, raison in REPONDUS:
        amendement = _proposer(gens[rang], titre, mots, autres, motif)
        repondre = actions.retenir_amendement if is_retenu else actions.refuser_amendement
        repondre(amendement=amendement, raison=raison, by=comite)
    actions.publier_version(charte=charte, nature=NatureVersion.FOND, notes=NOTES, by=comite)
    attendent = [_proposer(gens[rang], *proposition) for rang, *proposition in EN_ATTENTE]
    for rang in (1, 2, 8):
        actions.soutenir_amendement(amendement=attendent[0], by=gens[rang])
    actions.commenter(amendement=attendent[0], texte=COMMENTAIRE, by=gens[9])
    actions.proposer_ajout(
        section=Section.objects.get(titre__startswith="Le financement"),
        apres=Article.objects.get(titre="D’où vient l’argent"),
        titre="Où va l’argent",
        corps="Chaque chantier publie une fois par an :\n\n- ce qu’il a reçu ;\n- ce qu’il en a fait.",
        motif="Dire d’où vient l’argent ne suffit pas.",
        by=participante,
    )
    actions.proposer_deplacement(
        article=Article.objects.get(titre="Le temps donné"),
        section=Section.objects.get(titre__startswith="Fonctionnement"),
        apres=Article.objects.get(titre="Entrer, contribuer, partir"),
        motif="Donner du temps, c’est d’abord contribuer.",
        by=gens[11],
    )


def _proposer(qui, titre, mots, autres, motif):
    article = Article.objects.get(titre=titre)
    corps = article.corps.replace(mots, autres)
    return actions.proposer_modification(
        article=article, base=article.version, titre=titre, corps=corps, motif=motif, by=qui
    )
