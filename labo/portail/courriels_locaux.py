"""Reads the mails that the local run wrote as files."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path


@dataclass(frozen=True)
class CourrielLu:
    a: str
    objet: str
    le: datetime | None
    corps: str


def lire(dossier: Path, *, maximum=100) -> list[CourrielLu]:
    """The newest mails first; Django's file backend writes one file per connection, one mail in each."""
    fichiers = sorted(dossier.glob("*.log"), key=lambda fichier: fichier.stat().st_mtime, reverse=True)
    return [_lu(fichier.read_bytes()) for fichier in fichiers[:maximum]]


def _lu(octets: bytes) -> CourrielLu:
    message = message_from_bytes(octets.rpartition(b"\n" + b"-" * 79)[0] or octets, policy=policy.default)
    le = parsedate_to_datetime(message["date"]) if message["date"] else None
    return CourrielLu(a=message["to"] or "", objet=message["subject"] or "", le=le, corps=message.get_content())
