"""The prevention worker, played by the manual alone: from an empty machine to a published folder.

Every command, button and field comes from the text of the manual; what to answer comes from here. Two things are not
done as it says: what Debian installs must be there, and the folder is given to the browser without the machine's own
window (`following.py`).
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT, SHIPPED
from tests.publishing.browsing import serving
from tests.publishing.editor.following import PATIENCE, Form, allowed, choose
from tests.publishing.editor.instructions import part

TITLE = "Oordoppen voor iedereen"
SLUG = "oordoppen-voor-iedereen"
ACTION = "Leg gratis oordoppen klaar aan de ingang en de bar, ook voor wie laat komt."
BODY = "Harde muziek blijft nazinderen in je oren."
EVENT = "Chirofuif «Laatste Kamp»"
ANSWERS = {
    "Titel": TITLE,
    "Stap van de uitrol": "1",
    "Nagekeken op": "2026-11-20",
    "Boodschap": "Algemeen",
    "Niveau": "Basis",
    "Onder welk kopje in de lijst": "Geluid en de buren",
}
OF_ACTION = {"Naam": "oordoppen-klaar", "Tekst": ACTION, "Rol": "Ingang", "Fase": "Tijdens"}
LONGEST = 900
"""Seconds for the environment, the editor and the first build, on a slow machine and line."""

pytestmark = pytest.mark.long(reason="makes an environment and an editor of its own, and builds the whole site twice")


class Machine:
    """A folder of somebody who has nothing yet, and the terminal in it."""

    def __init__(self, home: Path) -> None:
        self.home, self.folder = home, home / "toolbox"
        self.log = home / "terminal.txt"
        self.process: subprocess.Popen[bytes] | None = None

    def type(self, commands: str) -> None:
        """Paste commands into the terminal; the last goes on."""
        around = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "VIRTUAL_ENV"))}
        around |= {"HOME": str(self.home), "PATH": os.defpath}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                ["sh", "-e", "-c", commands],
                cwd=self.home,
                env=around,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def read(self, line: str) -> None:
        """Wait until a line stands in the terminal."""
        until = time.monotonic() + LONGEST
        while line not in (said := self.log.read_text(encoding="utf-8", errors="replace")):
            assert self.process
            assert self.process.poll() is None, said[-3000:]
            assert time.monotonic() < until, f"'{line}' never came: {said[-3000:]}"
            time.sleep(0.5)

    def stop(self) -> None:
        """Ctrl+C."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
            self.process.wait(timeout=60)


def kept_by_the_city(folder: Path) -> Path:
    """What whoever keeps the site gives the address of: a repository with the files as they are here now."""
    made = [PurePath(line).name for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()]
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".git", *made))
    if SHIPPED != ROOT:  # the manual is that of the city from which this one was made, and so is the city to play in
        for name in ("docs", "event_profiles"):
            shutil.rmtree(folder / name)
        shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
    author = ("-c", "user.name=stad", "-c", "user.email=stad@localhost", "-c", "commit.gpgsign=false")
    for command in (("init", "--quiet"), ("add", "--all"), (*author, "commit", "--quiet", "-m", "Zoals het is")):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return folder


@pytest.fixture
def machine() -> Iterator[Machine]:
    """A home on the disk: Chromium gives no page a folder below /dev, where what tests write is kept in memory."""
    with TemporaryDirectory(prefix="home-", dir="/tmp") as home:
        machine = Machine(Path(home))
        yield machine
        machine.stop()


def start(machine: Machine, source: Path) -> str:
    """The commands of the manual, up to the lines that say that it is ready; gives the address of the editor."""
    need = part("index", "Wat je nodig hebt")
    commands, ready = need.blocks
    install, *others = commands.splitlines()
    packages = install.removeprefix("sudo apt-get install ").split()
    assert all(shutil.which(name) for name in packages if not name.endswith("-venv")), packages
    address = ready.split("Bewerk op ", 1)[1].split()[0]
    with socket.socket() as free:
        free.settimeout(1)
        where = urlsplit(address)
        if free.connect_ex((where.hostname or "", where.port or 80)) == 0:
            pytest.fail(f"something else answers at {address}, the address that the manual names (stop it)")
    machine.type("\n".join(others).replace("ADRES", str(source)))
    for line in ready.splitlines():
        machine.read(line.replace("…/toolbox", str(machine.folder)))
    return address


def open_the_folder(machine: Machine, page: Page, address: str) -> Form:
    page.goto(address)
    choose(page, machine.folder)
    form = Form(page)
    form.press(part("index", "Wat je nodig hebt").presses[-1])
    expect(page.get_by_role("tree")).to_be_visible(timeout=60_000)
    return form


def write_a_guideline(form: Form) -> None:
    first, condition, actions, text = (part("richtlijn", f"{number}.") for number in (1, 2, 3, 4))
    for words in first.presses[:2]:
        form.press(words)
    more = actions.presses[0].removeprefix("Acties ")
    for label in first.asks:
        if label == "Bronnen":
            form.press(f"{label} {more}", form.field(label))
            form.fill("Titel", "Keuze van de stad", form.field(label))
        else:
            form.fill(label, ANSWERS[label])
    form.press(condition.presses[0])
    form.fill(part("evenement").asks[4], ">= 300")
    form.press(actions.presses[0])
    for label in [label for label in actions.asks if label != "Aantal dagen"]:
        form.fill(label, OF_ACTION[label], form.field("Acties"))
    heading = text.presses[1]
    form.write(text.presses[0], f"## {heading}\n{BODY}")


def save(form: Form) -> None:
    words = part("richtlijn", "5.").presses[0]
    form.press(words)
    expect(form.page.get_by_role("button", name=words)).to_be_hidden(timeout=PATIENCE)


def look_at_the_site(page: Page) -> None:
    """The page is there under its heading, and in the plan of an event for which it holds."""
    look = part("richtlijn", "5.")
    expect_soon(page, f"{look.addresses[0]}richtlijnen/{SLUG}/", BODY)
    page.goto(look.addresses[0])
    page.get_by_role("link", name=look.presses[1], exact=True).first.click()
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text(ACTION)).to_be_visible()
    page.goto(f"{look.addresses[0]}evenementen/fuif-chiro-2027/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(EVENT)
    expect(page.get_by_text(ACTION).first).to_be_attached()


def expect_soon(page: Page, address: str, text: str) -> None:
    """After some seconds: the site is built again by then."""
    until = time.monotonic() + 180
    while not ((answer := page.goto(address)) and answer.ok and text in page.locator("body").inner_text()):
        assert time.monotonic() < until, f"{address} does not say '{text}'"
        page.wait_for_timeout(1000)


def decide(form: Form) -> None:
    """The stage, by its form; the line that somebody put into the same file meanwhile must stay."""
    decisions = part("beslissingen")
    for words in decisions.presses[:2]:
        form.press(words)
    form.fill(decisions.asks[0], "3")
    save(form)


def publish(form: Form) -> None:
    steps = part("publiceren", "Publiceren")
    open_it, do_it = dict.fromkeys(one for one in steps.presses if "ubliceren" in one)
    form.press(open_it)
    dialog = form.page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name=do_it)).to_be_visible(timeout=600_000)
    expect(dialog).to_contain_text(f"{EVENT} (nl, en): evenementen/fuif-chiro-2027/")
    dialog.get_by_role("button", name=do_it).click()
    expect(dialog).to_contain_text("Gepubliceerd", timeout=120_000)


def test_from_an_empty_machine_to_a_published_folder(machine: Machine, browser: Browser, tmp_path: Path) -> None:
    address = start(machine, kept_by_the_city(tmp_path / "city"))
    policy = machine.folder / "policy.yml"
    before = policy.read_text(encoding="utf-8")
    line = part("publiceren", "Eén keer").blocks[0].splitlines()[0]
    published = machine.folder / line.split("folder: ")[1].strip(" }")

    with allowed(browser.browser_type, address.removesuffix("/admin/"), tmp_path / "profile") as page:
        form = open_the_folder(machine, page, address)
        write_a_guideline(form)
        save(form)
        site = page.context.new_page()
        look_at_the_site(site)

        published.parent.mkdir()
        policy.write_text(f"{before}\n{line}\n", encoding="utf-8")
        decide(form)
        old = next(one for one in before.splitlines() if one.startswith("stage: "))
        assert policy.read_text(encoding="utf-8") == f"{before}\n{line}\n".replace(f"\n{old}\n", "\nstage: 3\n")
        publish(form)

    pages = {"richtlijnen": (TITLE, ACTION, BODY), "evenementen": (EVENT, ACTION)}
    slugs = {"richtlijnen": SLUG, "evenementen": "fuif-chiro-2027"}
    with serving(published) as there:
        page = browser.new_page()
        for folder, texts in pages.items():
            page.goto(f"{there}{folder}/{slugs[folder]}/")
            for text in texts:
                expect(page.get_by_text(text).first).to_be_attached()
        page.close()
    assert (published / "evenementen" / "fuif-chiro-2027" / "checklist.pdf").read_bytes().startswith(b"%PDF")
