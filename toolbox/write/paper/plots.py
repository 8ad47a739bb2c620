"""The monitor's plots as SVG, made at build time; no script is needed to see them, and a table stands beside each.

The same figures give the same bytes, and are drawn once a run. Letters are drawn as shapes in the site's own font.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.patches import Patch, Rectangle
from matplotlib.ticker import MaxNLocator

from toolbox.assemble.monitor import Table
from toolbox.model.monitor import FEW
from toolbox.write.palette import on_white
from toolbox.write.paper.fonts import FAMILY, latin_fonts

_INK, _GREY, _LINE = on_white("ink", "grey", "line")
_COLOURS = on_white("petrol", "copper", "leaf", "violet", "ochre", "berry", "slate")
"""Told apart in grey too, by their order in the legend and the hatching."""
_LETTERS = 9
"""Points of axis and legend: the least that is read on paper, where plots stand at their own size."""
_HATCHES = ("", "//", "..", "\\\\", "xx", "--", "oo")


@lru_cache(maxsize=64)
def bars(table: Table, labels: tuple[str, ...], *, public: bool = False) -> str:
    """A bar for each row in each column, side by side.

    In what is published, what is too few to be told is a stub that says so, and all is as wide as a phone.
    """
    figure, axes = _figure(3.5 if public else 5.6, 3.3)
    width = 0.8 / max(len(table.rows), 1)
    for number, (_, counts) in enumerate(table.rows):
        left = [column - 0.4 + width * number for column in range(len(counts))]
        drawn = axes.bar(left, counts, width * 0.9, align="edge", color=_COLOURS[number])
        for bar, count in zip(drawn, counts, strict=True):
            if public and count < FEW:
                _too_few(axes, bar)
                continue
            bar.set_hatch(_HATCHES[number])
            bar.set_edgecolor("white")
            bar.set_linewidth(0)
    axes.set_xticks(range(len(table.columns)), table.columns)
    axes.set_ylim(0, max([FEW, *(count for _, counts in table.rows for count in counts)]) * 1.1)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    keys = [
        Patch(facecolor=_COLOURS[number], hatch=_HATCHES[number], edgecolor="white", linewidth=0, label=label)
        for number, label in enumerate(labels)
    ]
    figure.legend(
        handles=keys,
        loc="outside lower left",
        ncols=1 if public else 3,
        frameon=False,
        fontsize=_LETTERS,
        labelcolor=_INK,
    )
    return _svg(figure)


def _too_few(axes: Axes, bar: Rectangle) -> None:
    """An outline in place of a bar, as high whatever was counted, and over it what a table says."""
    bar.set(height=FEW / 4, facecolor="none", edgecolor=_GREY, linewidth=1, linestyle=(0, (2, 2)))
    middle = (bar.get_x() + bar.get_width() / 2, FEW / 4)
    axes.annotate(f"<{FEW}", middle, ha="center", va="bottom", fontsize=_LETTERS, color=_INK)


@lru_cache(maxsize=256)
def course(measured: tuple[tuple[str, float], ...], baseline: float, target: float) -> str:
    """What was measured over time, with the starting point and the target as lines."""
    figure, axes = _figure(3.4, 1.5)
    quarters = [when.replace("-", "\n") for when, _ in measured]
    axes.axhline(target, color=_COLOURS[2], linewidth=1.4, linestyle=(0, (5, 3)))
    axes.axhline(baseline, color=_GREY, linewidth=1, linestyle=(0, (1, 2)))
    axes.plot(range(len(measured)), [value for _, value in measured], color=_COLOURS[0], linewidth=2.2, marker="o")
    axes.set_xticks(range(len(measured)), quarters)
    low, high = min(0, baseline, target), max([baseline, target, *(value for _, value in measured)])
    axes.set_ylim(low, high * 1.12 or 1)
    axes.set_xlim(-0.4, max(len(measured) - 0.6, 0.6))
    return _svg(figure)


def calendar(
    needed: Iterable[tuple[date, int]],
    short: Collection[date],
    pool: int,
    months: Sequence[str],
    weekdays: Sequence[str],
) -> str:
    """A column a week and a square a day, darker the more of the pool is needed, and another colour where it is short.

    `needed` is what each day needs, `short` the days on which places stay empty; `months` are the twelve names,
    `weekdays` the seven, Monday first.
    """
    peaks = dict(needed)
    first, last = min(peaks), max(peaks)
    start = first - timedelta(days=first.weekday())
    count = (last - start).days // 7 + 1
    figure, axes = _figure(max(count * 0.19, 3.2) + 0.5, 1.9)
    axes.grid(visible=False)
    for place in range(count * 7):
        day = start + timedelta(days=place)
        need = peaks.get(day, 0)
        share = min(need / pool, 1)
        colour = _COLOURS[1] if day in short else _COLOURS[0] if need else _LINE
        square = Rectangle(
            (place // 7, place % 7), 0.88, 0.88, color=colour, alpha=0.25 + 0.75 * share if need else 0.35
        )
        axes.add_patch(square)
        if need:
            dark = share > 0.5
            middle = (place // 7 + 0.44, place % 7 + 0.5)
            axes.annotate(str(need), middle, ha="center", va="center", fontsize=5, color="white" if dark else _INK)
    days = [(place, start + timedelta(days=place)) for place in range(count * 7)]
    firsts = [(place // 7 + 0.44, months[day.month - 1]) for place, day in days if day.day == 1]
    axes.set_xticks([place for place, _ in firsts], [name for _, name in firsts])
    axes.set_yticks([row + 0.44 for row in range(7)], weekdays)
    axes.set_xlim(-0.1, count)
    axes.set_ylim(7, -0.1)
    axes.set_aspect("equal")
    axes.spines["bottom"].set_visible(False)
    return _svg(figure)


def _figure(width: float, height: float) -> tuple[Figure, Axes]:
    """An empty plot of so many inches, quiet around what it shows."""
    mpl.rcParams.update(_style())
    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(_LINE)
    axes.grid(axis="y", color=_LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, colors=_GREY, labelsize=_LETTERS)
    return figure, axes


@cache
def _style() -> Any:
    # Another copy of the font on this machine, or its language (a Turkish i), would give other shapes.
    fontManager.ttflist.clear()
    for path in latin_fonts().values():
        fontManager.addfont(path)
    return {
        "font.family": FAMILY,
        "font.size": _LETTERS,
        "svg.fonttype": "path",
        "svg.hashsalt": "toolbox",
        "text.language": "en",
    }


def _svg(figure: Figure) -> str:
    made = BytesIO()
    figure.savefig(made, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    text = made.getvalue().decode()
    return text[text.index("<svg") :]
