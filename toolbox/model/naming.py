"""What the file of a thing is called after its name."""

from __future__ import annotations

import re
import unicodedata

from toolbox.model.fields import INDEX, RESERVED
from toolbox.model.limits import SLUG


def slug(name: str) -> str:
    """A name as part of an address: `Fuif Élise!` is `fuif-elise`; one that no file can have gets a number."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG].strip("-")
    return f"{made}-1" if made in (*RESERVED, INDEX) else made
