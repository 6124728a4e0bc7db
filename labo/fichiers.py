"""Files that pages give: made once for all that they show, sent again only to who does not have them."""

import hashlib

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from labo.documents import DocumentImpossible
from labo.gardees import fichier_garde


def servir(request, cle, faire, genre, nom, *, is_piece_jointe=False):
    """The file that `cle` names, made by `faire()` when nobody has asked for it yet; nothing to who already has it."""
    etag = empreinte(cle)
    if inchange := get_conditional_response(request, etag=etag):
        return inchange
    try:
        octets = fichier_garde(cle, faire)
    except DocumentImpossible as impossible:
        contexte = {"titre": "Document indisponible", "raison": str(impossible), "statut": 503}
        return render(request, "erreur.html", contexte, status=503)
    place = "attachment" if is_piece_jointe else "inline"
    entetes = {"ETag": etag, "Cache-Control": "no-cache", "Content-Disposition": f'{place}; filename="{nom}"'}
    return HttpResponse(octets, content_type=genre, headers=entetes)


def empreinte(cle) -> str:
    """What a reader keeps to ask « anything new? »: short, whatever a name in the key holds."""
    return f'"{hashlib.sha256(repr(cle).encode()).hexdigest()[:32]}"'
