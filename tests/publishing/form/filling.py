"""The form, filled in as an organiser would."""

from __future__ import annotations

from playwright.sync_api import Page

WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "root": "",
        "door": "Maak mijn checklist",
        "kind": "fuif",
        "start": "Begin",
        "end": "Einde",
        "count": "Bezoekers op het drukste moment",
        "age": "18 en ouder",
        "place": "buiten",
        "show": "Toon mijn plan",
        "tier": "Uitgebreid",
        "link": "Link naar dit plan",
        "clear": "Wis alles",
        "missing": "Vul in wanneer het begint.",
        "name": "Naam",
    },
    "en": {
        "root": "en/",
        "door": "Make my checklist",
        "kind": "party",
        "start": "Start",
        "end": "End",
        "count": "Visitors at the busiest moment",
        "age": "18 and over",
        "place": "outdoors",
        "show": "Show my plan",
        "tier": "Extended",
        "link": "Link to this plan",
        "clear": "Clear everything",
        "missing": "Fill in when it starts.",
        "name": "Name",
    },
}
NAME = "D'Hondt & <script>alert(1)</script> Şölen مهرجان"


def fill(page: Page, words: dict[str, str]) -> None:
    form = page.locator("#my-event")
    form.get_by_label(words["kind"], exact=True).check()
    form.get_by_label(words["start"], exact=True).fill("2027-06-12T21:00")
    form.get_by_label(words["end"], exact=True).fill("2027-06-13T04:00")
    form.locator("#refine > summary").click()
    form.get_by_role("textbox", name=words["name"]).fill(NAME)
    form.get_by_label(words["count"]).fill("1.200")
    form.get_by_label(words["age"]).check()
    form.get_by_label(words["place"], exact=True).check()
