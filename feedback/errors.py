"""What can go wrong in feedback/, as one small tree of exceptions. Messages are for developers, never for screens."""

from __future__ import annotations


class FeedbackError(Exception):
    """Any expected failure of this package."""


class UnknownCharacteristic(FeedbackError):
    """A code that is not one of c1 … c8."""


class UnknownStatement(FeedbackError):
    """An id that is not one of the 32 statements."""


class InvalidQuestionnaire(FeedbackError):
    """questions.yml does not hold what the questionnaire needs; the message names the entry."""


class InvalidValue(FeedbackError):
    """A rating outside the scale, or a voice described with an unknown word."""


class ConsentMissing(FeedbackError):
    """Something would be kept for a person who did not agree to it."""


class NotDrawn(FeedbackError):
    """An answer to a statement that the assistant did not draw for this person: it is not a solicited answer."""


class SecretsMissing(FeedbackError):
    """The session was opened without a reader of secrets: it can read and count, never record."""


class NotADemonstration(FeedbackError):
    """Simulated voices were asked for in a real town."""


class ModelMissing(FeedbackError):
    """The comment classifier is not trained, or its files are broken: run `passerelle train`."""


class InvalidTrainingRow(FeedbackError):
    """A row of data/comments/ is malformed; the message names the file, the line and the field."""
