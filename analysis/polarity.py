"""Which direction of an indicator is good. It is declared by a source or by the field, never guessed."""

from enum import StrEnum


class Polarity(StrEnum):
    """The good direction of an indicator."""

    HIGH = "high"
    LOW = "low"
    NEUTRAL = "neutral"

    @property
    def words(self) -> str:
        """The direction as a sentence."""
        return {
            Polarity.HIGH: "High is good.",
            Polarity.LOW: "Low is good.",
            Polarity.NEUTRAL: "Neither: a rise or fall is not good or bad in itself.",
        }[self]

    @property
    def is_judged(self) -> bool:
        """Whether a figure can be better or worse at all; volumes such as plans and referrals cannot."""
        return self is not Polarity.NEUTRAL

    @property
    def sign(self) -> int:
        """+1 when high is good, -1 when low is good, 0 when neither is."""
        return {Polarity.HIGH: 1, Polarity.LOW: -1, Polarity.NEUTRAL: 0}[self]
