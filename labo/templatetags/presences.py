"""Who is there: beside a form, and beside an object in a list."""

from django import template

from labo import presence


register = template.Library()


@register.inclusion_tag("labo/_presence.html", takes_context=True)
def presence_sur(context, coedite):
    """The place of presence.js, above the form of this object; without JavaScript, who was there when the page was made."""
    objet, personne = coedite.cle_objet, context["user"]
    phrases = presence.phrases(objet, presence.vivantes(objet), personne=personne)
    return {"objet": objet, "phrases": phrases, "rythme": presence.RYTHME}


@register.inclusion_tag("labo/_presents.html")
def presents_a(presents, genre, pk):
    """Beside an object of a list: `presents` comes from `presence.presents`, for who may edit."""
    objet = f"{genre}-{pk}"
    return {"objet": objet, "phrases": presents.par_objet.get(objet, ()) if presents else ()}
