"""Random tokens: only their fingerprint is ever stored."""

import hashlib
import secrets


def nouveau_jeton() -> str:
    """A random token of 128 bits, safe in an address (22 characters)."""
    return secrets.token_urlsafe(16)


def empreinte(jeton: str) -> str:
    """The SHA-256 of a token, 64 hexadecimal digits: what the database keeps."""
    return hashlib.sha256(jeton.encode()).hexdigest()
