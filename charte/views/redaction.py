"""Helps to write an article: what it will look like, what Word pastes made ours. Nothing is written here."""

from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from charte.forms.articles import apercu_de
from labo import balisage


@require_POST
def charte_apercu(request):
    contexte = apercu_de(request.POST)
    return render(request, "charte/_apercu_article.html", contexte, status=413 if contexte["is_trop_long"] else 200)


@require_POST
def charte_nettoyer(request, is_nivele=True):
    """HTML, as the clipboard has it → our Markdown, as plain text; the headings keep their levels unless `is_nivele`.

    What it loses is said in a header, for the page to tell.
    """
    html = request.body.decode(errors="replace")
    try:
        texte, status = balisage.depuis_html(html, is_nivele=is_nivele), 200
    except balisage.TexteDemesure:
        texte, status = "Ce texte est trop long : collez-le par morceaux.", 413
    pertes = " ".join(balisage.pertes.en_phrases(balisage.pertes.dans_le_html(html)))
    entetes = {"Laisse-De-Cote": quote(pertes)}
    return HttpResponse(texte, content_type="text/plain; charset=utf-8", status=status, headers=entetes)
