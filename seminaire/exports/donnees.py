"""The programme for other programs: JSON, read back by the importer (docs/programme-json.md)."""

import json

from seminaire.contenu import en_json


FORMAT = 1  # one more when the same programme is written otherwise: readers then fetch it anew


def programme_json(publie) -> bytes:
    """What everybody may read, with the number and moment of its publication."""
    publication = {"numero": publie.numero, "publiee_le": publie.publiee_le.isoformat()}
    return _ecrire(en_json(publie.contenu) | {"publication": publication})


def deroule_json(contenu) -> bytes:
    """All of a draft, for who edits it."""
    return _ecrire(en_json(contenu, is_public=False))


def _ecrire(valeurs):
    return (json.dumps(valeurs, ensure_ascii=False, indent=1) + "\n").encode()
