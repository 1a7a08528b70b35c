"""All that is known of an entry, in plain French lines: what « plus d’information » shows."""

from __future__ import annotations

from knowledge.entries import Entry


def describe(entry: Entry) -> tuple[str, ...]:
    """The lines beyond the card, in reading order; empty when the card already says everything."""
    lines: list[str] = []
    description = entry.description_fr.strip()
    if description and description != entry.sentence:
        lines.append(description)
    lines.extend(f"{number}. {step}" for number, step in enumerate(entry.steps, start=1))
    if entry.documents:
        lines.append("Papiers : " + " ; ".join(entry.documents) + ".")
    lines.extend(f"Attention : {caution}" for caution in entry.cautions)
    facts = (
        ("Pour qui", entry.eligibility_fr),
        ("Prix", entry.cost),
        ("Langues", ", ".join(entry.languages)),
        ("Courriel", entry.email),
    )
    lines.extend(f"{label} : {value}" for label, value in facts if value)
    return tuple(lines)
