"""What a profile is read by that its city decides: the clock, and the classes of sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from toolbox.model import zone
from toolbox.model.event import sound
from toolbox.model.event.sound import SoundLevels

if TYPE_CHECKING:
    from toolbox.model.city.policy import Policy


@dataclass(frozen=True)
class Local:
    """The time zone of a city and the classes of sound that its law knows; those of a city that names none."""

    zone: ZoneInfo = zone.DEFAULT
    sound: SoundLevels = sound.DEFAULT

    @classmethod
    def of(cls, policy: Policy) -> Local:
        """That of a city whose policy is whole."""
        return cls(policy.zone, policy.sound_levels)

    def context(self) -> dict[str, Any]:
        """What `zone_of` and `levels_of` find in a validation."""
        return {"zone": self.zone, "sound": self.sound}
