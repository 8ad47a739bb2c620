"""Pictures of the built site and its paper, to be looked at: `make look` puts them into build/pictures.

With `--readme` the two pictures of the README are made again as well.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.conftest import ROOT
from tests.publishing.browsing import ARGUMENTS, CHROMIUM, DESK, PHONE, go, serving

PAGES = [
    "",
    "evenementen/",
    "evenementen/dansfestival-2027/",
    "richtlijnen/",
    "richtlijnen/gratis-water/",
    "principes/let-op-je-vrienden/",
    "partners/",
    "partners/rode-kruis/",
    "praktijk/gratis-water-genk-on-stage/",
    "mijn-evenement/",
    "toegankelijkheid/",
    "hulp/",
    "bezoekers/",
    "evaluatie/",
]
README = "evenementen/fuif-chiro-2027/"


def look(site: Path, pictures: Path, readme: bool) -> None:
    """Take every page on a phone and a desk, light and dark, and every sheet of the checklists."""
    pictures.mkdir(parents=True, exist_ok=True)
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for path in PAGES:
            for width, height in (PHONE, DESK):
                for scheme in ("light", "dark"):
                    size = {"width": width, "height": height}
                    page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
                    go(page, address + path)
                    name = f"{path.strip('/').replace('/', '-') or 'start'}-{width}-{scheme}.png"
                    page.screenshot(path=pictures / name, full_page=True)
                    page.close()
        if readme:
            page = browser.new_page(viewport={"width": 390, "height": 844})
            go(page, address + README)
            page.screenshot(path=ROOT / "docs" / "pictures" / "page.png")
        browser.close()
    for checklist in sorted(site.glob("evenementen/*/checklist.pdf")):
        prefix = pictures / f"checklist-{checklist.parent.name}"
        subprocess.run(["pdftoppm", "-r", "80", "-png", str(checklist), str(prefix)], check=True)
    if readme:
        sheet = ["-r", "72", "-png", "-singlefile", str(site / README / "checklist.pdf")]
        subprocess.run(["pdftoppm", *sheet, str(ROOT / "docs" / "pictures" / "checklist")], check=True)


if __name__ == "__main__":
    look(ROOT / "site", ROOT / "build" / "pictures", "--readme" in sys.argv)
