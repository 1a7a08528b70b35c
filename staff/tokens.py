"""Random tokens for links and cookies, and keyed hashes; only hashes are ever stored."""

from __future__ import annotations

import hashlib
import hmac
import secrets

TOKEN_BYTES = 32


def make_token() -> str:
    """A fresh token (43 URL-safe characters)."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """What is stored of a token. It is random and long: a plain SHA-256 cannot be searched backwards."""
    return hashlib.sha256(token.encode()).hexdigest()


def sign(secret: bytes, purpose: str, value: str) -> str:
    """A keyed hash of `value`; `purpose` keeps one use of the secret from serving as another."""
    return hmac.new(secret, f"{purpose}\0{value}".encode(), hashlib.sha256).hexdigest()


def is_signature(secret: bytes, purpose: str, value: str, signature: str) -> bool:
    """Whether `signature` is that of `value`, in constant time."""
    return hmac.compare_digest(sign(secret, purpose, value).encode(), signature.encode())
