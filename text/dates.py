"""Dates of sources as a person says them in French."""

from __future__ import annotations

from text.times import MONTHS


def say_source_date(written: str) -> str:
    """« 2023-05-29 », « 2023-05 » or « 2023 » in words; "" for an empty date.

    >>> say_source_date("2023-05-29"), say_source_date("2022-07-01"), say_source_date("2023-11"), say_source_date("")
    ('29 mai 2023', '1er juillet 2022', 'novembre 2023', '')
    """
    if not written:
        return ""
    year, month, day = [*written.split("-"), "", ""][:3]
    number = "1er" if day == "01" else day.lstrip("0")
    return " ".join(part for part in (number, MONTHS[int(month) - 1] if month else "", year) if part)
