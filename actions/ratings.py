"""The five faces with words, and the two ways of not rating: the same in both streams."""

from __future__ import annotations

from feedback.questions import SCALE

# Stored value → what its button says, from the best to the worst, then « I don't know » and « not for me ».
RATINGS: dict[str, str] = {
    **{str(point.value): f"{point.face} {point.fr}" for point in SCALE.points},
    **{missing.code: missing.fr for missing in SCALE.missing},
}


def rating_buttons() -> list[dict[str, str]]:
    return [{"title": title, "payload": f'/answer{{"value": "{value}"}}'} for value, title in RATINGS.items()]
