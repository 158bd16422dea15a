"""StandardValidators of NiFi that ask whether there is a text: each takes the value and returns None or NiFi's reason."""

from __future__ import annotations

from typing import Optional


def non_empty(value: str) -> Optional[str]:
    """NON_EMPTY_VALIDATOR."""
    return None if value else "{label} cannot be empty"


def non_blank(value: str) -> Optional[str]:
    """NON_BLANK_VALIDATOR."""
    return None if value.strip() else "must contain at least one character that is not white space"


def attribute_key(value: str) -> Optional[str]:
    """ATTRIBUTE_KEY_VALIDATOR."""
    return None if value.strip() else "Invalid attribute key: <Empty String>"
