"""What publishing changes is told truly, nothing of others is lost, and what breaks off is mended by the next."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.publishing.sending.sending import page, write
from toolbox.model.city.publishing import Branch, Publishing
from toolbox.publish.sending.change import Change, How, compare
from toolbox.publish.sending.errors import NotSent, from_said
from toolbox.publish.sending.folder import Folder
from toolbox.publish.sending.git import GitBranch
from toolbox.publish.sending.manifest import NAME, of_site, read_manifest
from toolbox.publish.sending.send import BrokenOff, send, target_of
from toolbox.publish.sending.target import Target

FIRST = {
    "index.html": page("Welkom"),
    "richtlijnen/water/index.html": page("Gratis drinkwater"),
    "richtlijnen/glas/index.html": page("Glas"),
    "en/richtlijnen/water/index.html": page("Free water"),
    "evenementen/fuif/index.html": page("Fuif"),
    "evenementen/fuif/checklist.pdf": "pdf 1",
    "assets/a b.css": "css",
    "sw.js": "1",
}
SECOND = FIRST | {
    "richtlijnen/water/index.html": page("Gratis drinkwater", "anders"),
    "en/richtlijnen/water/index.html": page("Free water", "other"),
    "richtlijnen/glas/index.html": page("Glas", menu="een ander menu"),
    "evenementen/kermis/index.html": page("Kermis"),
    "evenementen/fuif/checklist.pdf": "pdf 2",
}
del SECOND["index.html"], SECOND["sw.js"]
SECOND["index.html"] = page("Welkom")


@pytest.fixture
def web(tmp_path: Path) -> Path:
    return write(tmp_path / "web server", {".htaccess": "theirs", "old stuff/foto.txt": "theirs"})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "site", FIRST)


def looked(target: Target, site: Path) -> Change:
    new = of_site(site)
    return compare(new, target.look(site, new), ("nl", "en"), "evenementen")


def published(target: Target, site: Path) -> Change:
    new = of_site(site)
    there = target.look(site, new)
    change = compare(new, there, ("nl", "en"), "evenementen")
    send(target, site, new, there, change, "Nieuw: water")
    return change


def content(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def told(change: Change) -> list[tuple[How, str, tuple[str, ...], bool]]:
    return [(one.how, one.title, one.languages, one.is_event) for one in change.pages]


def test_the_first_time_all_is_new_and_what_is_not_ours_stays(web: Path, site: Path) -> None:
    change = published(Folder(web), site)
    assert change.first
    assert {one.how for one in change.pages} == {How.NEW}
    assert change.foreign == (".htaccess", "old stuff/foto.txt")
    assert content(web) == {
        **FIRST,
        ".htaccess": "theirs",
        "old stuff/foto.txt": "theirs",
        NAME: of_site(site).text(),
    }
    assert looked(Folder(web), site).nothing


def test_what_changes_is_told_in_pages_and_events(web: Path, site: Path) -> None:
    published(Folder(web), site)
    change = looked(Folder(web), write(site, SECOND))
    assert told(change) == [
        (How.NEW, "Kermis", ("nl",), True),
        (How.CHANGED, "Gratis drinkwater", ("nl", "en"), False),
    ]
    assert change.frame, "the menu of another page is other"
    assert change.downloads
    assert change.to_remove == ("sw.js",)
    assert change.to_send[-1].endswith("richtlijnen/water/index.html"), "what pages show goes before them"
    published(Folder(web), site)
    gone = looked(Folder(web), write(site, {"index.html": page("Welkom")}))
    assert [(one.how, one.title) for one in gone.pages if one.is_event] == [(How.GONE, "Fuif"), (How.GONE, "Kermis")]
    published(Folder(web), site)
    assert set(content(web)) == {"index.html", ".htaccess", "old stuff/foto.txt", NAME}
    assert not (web / "evenementen").exists()


def test_what_was_changed_there_by_hand_is_told_and_mended(web: Path, site: Path) -> None:
    published(Folder(web), site)
    (web / "sw.js").write_text("by hand", encoding="utf-8")
    (web / "evenementen/fuif/checklist.pdf").unlink()
    change = published(Folder(web), site)
    assert change.touched == ("evenementen/fuif/checklist.pdf", "sw.js")
    assert looked(Folder(web), site).nothing


def test_a_file_of_somebody_else_in_the_way_is_told(web: Path, site: Path) -> None:
    (web / "index.html").write_text("the city's own first page", encoding="utf-8")
    assert looked(Folder(web), site).overwritten == ("index.html",)


def test_what_somebody_published_meanwhile_is_not_overwritten_unseen(web: Path, site: Path, tmp_path: Path) -> None:
    new = of_site(site)
    there = Folder(web).look(site, new)
    change = compare(new, there, ("nl", "en"), "evenementen")
    published(Folder(web), write(tmp_path / "other", SECOND))
    before = content(web)
    with pytest.raises(NotSent) as error:
        send(Folder(web), site, new, there, change, "")
    assert (type(error.value), error.value.code) == (NotSent, "send-meanwhile")
    assert content(web) == before


@pytest.mark.parametrize("number", [2, 6])
def test_a_disk_that_fills_leaves_the_site_of_before_and_the_next_mends_it(
    number: int, web: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(Folder(web), site)
    before = content(web)
    write(site, SECOND)
    copies: list[Any] = []
    copy = shutil.copyfile

    def full(*paths: Any) -> Any:
        copies.append(paths)
        if len(copies) == number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(paths[1]))
        return copy(*paths)

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(BrokenOff) as error:
        published(Folder(web), site)
    assert error.value.code == "send-full"
    assert {name: text for name, text in content(web).items() if name != NAME} == {
        name: text for name, text in before.items() if name != NAME
    }
    monkeypatch.undo()
    change = published(Folder(web), site)
    assert change.broken
    assert change.overwritten == ()
    assert change.foreign == (".htaccess", "old stuff/foto.txt")
    assert {name for name in content(web) if name != NAME} == set(SECOND) | {".htaccess", "old stuff/foto.txt"}
    assert looked(Folder(web), site).nothing


@pytest.mark.parametrize("stop_at", range(4))
def test_wherever_a_send_stops_every_page_there_is_whole(
    stop_at: int, web: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(Folder(web), site)
    write(site, SECOND)
    renames = 0
    replace = Path.replace

    def stopped(path: Path, target: Path) -> Path:
        nonlocal renames
        renames += 1
        if renames == stop_at + 2:  # the first is the manifest
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(BrokenOff) as error:
        published(Folder(web), site)
    assert error.value.code == "send-stopped"
    monkeypatch.undo()
    for name, text in content(web).items():
        assert name == NAME or text in (FIRST.get(name), SECOND.get(name), "theirs")
    assert set(FIRST) <= set(content(web)), "nothing goes before all has come"
    assert published(Folder(web), site).broken
    assert looked(Folder(web), site).nothing


@pytest.mark.parametrize("name", ["../../secret.txt", "/etc/passwd", "a//b", "a/./b", "", "a\\b", "a\nb"])
def test_a_manifest_that_leads_out_of_the_site_is_nobody_s(name: str, site: Path) -> None:
    text = json.loads(of_site(site).text())
    assert read_manifest(json.dumps(text).encode()) == of_site(site)
    text["files"][name] = ["", 0]
    assert read_manifest(json.dumps(text).encode()) is None
    assert read_manifest(b"not JSON") is None


def test_a_folder_that_is_not_there_or_may_not_be_written_is_one_problem(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotSent) as error:
        Folder(tmp_path / "no" / "such").manifest()
    assert error.value.code == "send-no-folder"
    published(Folder(tmp_path / "new"), site)
    monkeypatch.setattr(shutil, "copyfile", _refused)
    with pytest.raises(NotSent) as error:
        published(Folder(tmp_path / "new"), write(site, SECOND))
    assert (type(error.value), error.value.code) == (NotSent, "send-no-right")


def _refused(*paths: Any) -> None:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(paths[1]))


SAID = {
    "@@@@\n@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.": "send-key-changed",
    "No ED25519 host key is known for x\nHost key verification failed.\nConnection closed": "send-key-unknown",
    "a@x: Permission denied (publickey).\nrsync: connection unexpectedly closed\nrsync error: x": "send-refused",
    "ssh: Could not resolve hostname x: Name or service not known\nConnection closed": "send-no-network",
    "rsync: [receiver] mkstemp failed: Permission denied (13)\nrsync error: some files (code 23)": "send-no-right",
    "rsync: write failed: No space left on device (28)\nrsync error: error in file IO": "send-full",
    "bash: line 1: rsync: command not found\nrsync: connection unexpectedly closed\nrsync error: x": "send-no-rsync",
    'rsync: change_dir "/x" failed: No such file or directory (2)\nrsync error: x': "send-no-folder",
    "client_loop: send disconnect: Broken pipe\nConnection closed": "send-cut-off",
    "fatal: Authentication failed for 'https://x/'": "send-refused",
    "fatal: could not read Username for 'https://x': terminal prompts disabled": "send-refused",
    " ! [rejected] HEAD -> gh-pages (fetch first)\nerror: failed to push some refs to 'x'": "send-meanwhile",
    " ! [remote rejected] HEAD -> gh-pages (protected branch hook declined)": "send-not-accepted",
    "remote: Repository not found.\nfatal: repository 'https://x/' not found": "send-no-repository",
    "something that nobody foresaw": "send-failed",
    "": "send-failed",
}


@pytest.mark.parametrize("said", SAID)
def test_what_programs_say_becomes_a_problem(said: str) -> None:
    error = from_said(said, "x")
    assert error.code == SAID[said]
    assert "\n" not in error.details["why"]


def test_of_a_program_that_stops_the_last_line_counts() -> None:
    before = "remote delete /x/.publishing/*: No such file or directory\n"
    assert from_said(before + 'dest open "/x/a": Permission denied', "x", stops=True).code == "send-no-right"
    assert from_said(before + 'write remote "/x/a": Failure', "x", stops=True).code == "send-full"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "site.git")
    return tmp_path / "site.git"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    done = subprocess.run(("git", *who, *arguments), cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def branch(repository: Path, project: Path, name: str = "gh-pages") -> Target:
    publishing = Publishing(git=Branch(remote=str(repository), branch=name))
    return target_of(publishing, project, ("Evenementenloket", "site@example.org"))


def test_a_branch_gets_the_site_in_plain_words_and_keeps_what_is_not_ours(
    repository: Path, site: Path, tmp_path: Path
) -> None:
    assert published(branch(repository, tmp_path), site).first
    git(tmp_path, "clone", "--quiet", "--branch=gh-pages", str(repository), "theirs")
    write(tmp_path / "theirs/domain", {"CNAME": "feesten.example"})
    (tmp_path / "theirs/domain/CNAME").rename(tmp_path / "theirs/CNAME")
    git(tmp_path / "theirs", "add", "CNAME")
    git(tmp_path / "theirs", "commit", "--quiet", "-m", "CNAME")
    git(tmp_path / "theirs", "push", "--quiet", "origin", "gh-pages")

    change = published(branch(repository, tmp_path), write(site, SECOND))
    assert change.foreign == ("CNAME",)
    assert (How.NEW, "Kermis", ("nl",), True) in told(change)
    git(tmp_path, "clone", "--quiet", "--branch=gh-pages", str(repository), "now")
    more = {NAME: of_site(site).text(), "CNAME": "feesten.example", ".nojekyll": ""}
    assert content(tmp_path / "now") == SECOND | more
    last = git(tmp_path / "now", "log", "-1", "--format=%an <%ae> %s")
    assert last.strip() == "Evenementenloket <site@example.org> Nieuw: water"
    assert looked(branch(repository, tmp_path), site).nothing


def test_a_push_of_somebody_else_meanwhile_is_not_overwritten(repository: Path, site: Path, tmp_path: Path) -> None:
    published(branch(repository, tmp_path), site)
    late = branch(repository, tmp_path)
    new = of_site(write(site, SECOND))
    there = late.look(site, new)
    published(branch(repository, tmp_path), write(tmp_path / "other", FIRST | {"sw.js": "2"}))
    with pytest.raises(NotSent) as error:
        send(late, site, new, there, compare(new, there, ("nl", "en"), "evenementen"), "x")
    assert error.value.code == "send-meanwhile"


def test_a_host_that_refuses_is_quoted_and_nothing_is_said_to_be_half_there(
    repository: Path, site: Path, tmp_path: Path
) -> None:
    hook = repository / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho protected branch, ask IT\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(NotSent) as error:
        published(branch(repository, tmp_path), site)
    assert (type(error.value), error.value.code) == (NotSent, "send-not-accepted")
    assert error.value.details["why"].endswith("protected branch, ask IT")


def test_a_repository_that_is_not_there_and_the_project_s_own_branch_are_refused(
    repository: Path, site: Path, tmp_path: Path
) -> None:
    with pytest.raises(NotSent) as error:
        branch(tmp_path / "no.git", tmp_path).manifest()
    assert error.value.code == "send-no-repository"
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "project")
    git(tmp_path / "project", "remote", "add", "origin", str(repository))
    with pytest.raises(NotSent) as error:
        GitBranch(Branch(branch="main"), tmp_path / "project", ("x", "y")).manifest()
    assert error.value.code == "send-own-branch"
    assert published(GitBranch(Branch(), tmp_path / "project", ("x", "y")), site).first
