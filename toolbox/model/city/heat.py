"""Figures from which heat risk follows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator
from pydantic.json_schema import WithJsonSchema
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.fields import Number
from toolbox.model.pages.page import Source


def _day_of_year(value: Any) -> Any:
    try:
        return date.fromisoformat(f"2000-{value}").strftime("%m-%d")
    except ValueError:
        raise PydanticCustomError("not-day-of-year", "", {"value": str(value)}) from None


DayOfYear = Annotated[
    str, BeforeValidator(_day_of_year), WithJsonSchema({"type": "string", "pattern": r"^\d{2}-\d{2}$"})
]


class HeatRules(Model):
    """Figures from which heat risk follows, in °C of forecast daily maximum. Sources stand in `policy.yml`."""

    FORMER: ClassVar[dict[str, tuple[str, str]]] = {"sum_above": ("sum_from", "sum-above")}

    season_start: DayOfYear
    season_end: DayOfYear
    raised_from: Number
    extreme_from: Number
    sum_base: Number
    sum_from: Annotated[Number, Field(ge=1)]
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @field_validator("extreme_from")
    @classmethod
    def _extreme_is_hotter(cls, extreme: Decimal, info: ValidationInfo) -> Decimal:
        raised = info.data.get("raised_from", extreme)
        if extreme < raised:
            raise PydanticCustomError("heat-order", "", {"value": str(extreme), "raised": str(raised)})
        return extreme

    def in_season(self, first: date, last: date) -> bool:
        """Whether any day from `first` to `last` falls in the heat season, which may run over New Year."""
        over = self.season_start > self.season_end
        return any(
            f"{year}-{self.season_start}" <= last.isoformat()
            and first.isoformat() <= f"{year + over}-{self.season_end}"
            for year in range(first.year - over, last.year + 1)
        )
