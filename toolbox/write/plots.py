"""The monitor's plots as SVG, made at build time; no script is needed to see them, and a table stands beside each.

The same figures give the same bytes. Letters are drawn as shapes in the site's own font.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.ticker import MaxNLocator

from toolbox.assemble.monitor import FEW, Table
from toolbox.write.fonts import FAMILY, latin_fonts

_INK, _QUIET, _RULE = "#14212b", "#4a5a64", "#c3d2d6"
_COLOURS = ("#0b5563", "#c2571a", "#4a8c5f", "#7b5ea7", "#b8912f", "#a23b5c", "#6f7f88")
"""Told apart in grey too, by their order in the legend and the hatching."""
_HATCHES = ("", "//", "..", "\\\\", "xx", "--", "oo")


def bars(table: Table, names: dict[str, str], public: bool) -> str:
    """A bar for each row in each column, side by side; what is too few to be told is drawn alike, and open."""
    figure, axes = _figure(5.6, 3.3)
    width = 0.8 / max(len(table.rows), 1)
    for number, (row, counts) in enumerate(table.rows):
        few = [public and 0 < count < FEW for count in counts]
        heights = [FEW / 2 if small else count for count, small in zip(counts, few, strict=True)]
        left = [column - 0.4 + width * number for column in range(len(counts))]
        drawn = axes.bar(left, heights, width * 0.9, align="edge", label=names[row], color=_COLOURS[number])
        for bar, small in zip(drawn, few, strict=True):
            bar.set_hatch(_HATCHES[number])
            bar.set_edgecolor(_COLOURS[number] if small else "white")
            bar.set_linewidth(0.8 if small else 0)
            if small:
                bar.set_facecolor("white")
    axes.set_xticks(range(len(table.columns)), table.columns)
    axes.set_ylim(0, max([FEW, *(count for _, counts in table.rows for count in counts)]) * 1.1)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    figure.legend(loc="outside lower left", ncols=3, frameon=False, fontsize=9, labelcolor=_INK)
    return _svg(figure)


def course(measured: Sequence[tuple[str, float]], baseline: float, target: float) -> str:
    """What was measured over time, with the starting point and the target as lines."""
    figure, axes = _figure(3.4, 1.5)
    quarters = [when.replace("-", "\n") for when, _ in measured]
    axes.axhline(target, color=_COLOURS[2], linewidth=1.4, linestyle=(0, (5, 3)))
    axes.axhline(baseline, color=_QUIET, linewidth=1, linestyle=(0, (1, 2)))
    axes.plot(range(len(measured)), [value for _, value in measured], color=_COLOURS[0], linewidth=2.2, marker="o")
    axes.set_xticks(range(len(measured)), quarters, fontsize=7)
    low, high = min(0, baseline, target), max([baseline, target, *(value for _, value in measured)])
    axes.set_ylim(low, high * 1.12 or 1)
    axes.set_xlim(-0.4, max(len(measured) - 0.6, 0.6))
    return _svg(figure)


def weeks(peaks: Sequence[tuple[str, int]], pool: int) -> str:
    """The most volunteers needed at one time, week by week, against how many there are."""
    figure, axes = _figure(7.2, 2.2)
    colours = [_COLOURS[1] if need > pool else _COLOURS[0] for _, need in peaks]
    axes.bar(range(len(peaks)), [need for _, need in peaks], 0.62, color=colours)
    axes.axhline(pool, color=_INK, linewidth=1.2, linestyle=(0, (5, 3)))
    axes.set_xticks(range(len(peaks)), [label for label, _ in peaks], fontsize=8)
    axes.set_ylim(0, max([pool, *(need for _, need in peaks)]) * 1.12)
    for place, (_, need) in enumerate(peaks):
        axes.annotate(str(need), (place, need), ha="center", va="bottom", fontsize=8, color=_INK)
    return _svg(figure)


def _figure(width: float, height: float) -> tuple[Figure, Axes]:
    """An empty plot of so many inches, quiet around what it shows."""
    mpl.rcParams.update(_style())
    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(_RULE)
    axes.grid(axis="y", color=_RULE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, colors=_QUIET, labelsize=8)
    return figure, axes


@cache
def _style() -> Any:
    for path in latin_fonts().values():
        fontManager.addfont(path)
    return {"font.family": FAMILY, "font.size": 9, "svg.fonttype": "path", "svg.hashsalt": "toolbox"}


def _svg(figure: Figure) -> str:
    made = BytesIO()
    figure.savefig(made, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    text = made.getvalue().decode()
    return text[text.index("<svg") :]
