"""This tree beside an earlier commit, in one run on one machine: what became dearer is told.

python benchmarks/against.py REV [--events 40] [--runs 2] [--json FILE]

The commit is checked out beside this tree and builds its own guidance, and its own profiles as often as it takes to
have so many events; it uses the libraries of this environment, or those of its own where it has locked others.
Processor time counts, as that of the clock says little on a busy machine; of the runs, which take turns, the best.
Exit status 1 where a figure is worse by a fifth.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).resolve().parent.parent
LOCKED = Path("requirements") / "base.txt"
WORSE = 1.2
LANGUAGES = ("", "en/")
FIGURES = {
    "fixed": ("pages of two languages, CPU s", 2),
    "event": ("an event and language, CPU ms", 0),
    "changed": ("one changed profile, CPU s", 2),
    "same": ("nothing changed, CPU s", 2),
    "memory": ("peak memory, MB", 0),
    "bytes": ("files of an event and language, kB", 0),
    "same_files": ("those that both have, kB", 0),
}
"""What is compared, and with how many decimals it is shown."""


class Side:
    """One of the two programs, with its profiles and where it builds."""

    def __init__(self, root: Path, folder: Path, events: int) -> None:
        self.root, self.folder = root, folder
        self.python = python_of(root, folder / "venv")
        self.profiles = folder / "profiles"
        self.profiles.mkdir(parents=True)
        shipped = sorted((root / "event_profiles").glob("*.yml"))
        self.slugs = [f"{shipped[at % len(shipped)].stem}-{at}" for at in range(events)]
        for at, slug in enumerate(self.slugs):
            shutil.copy(shipped[at % len(shipped)], self.profiles / f"{slug}.yml")

    def build(self, profiles: Path, name: str) -> tuple[float, float]:
        """Seconds of the processor and megabytes at most of a build, its workers too."""
        command = [self.python, str(self.root / "build.py"), "build", "--jobs", "1", "--profiles", str(profiles)]
        command += ["--site-dir", str(self.folder / name / "site"), "--build-dir", str(self.folder / name / "build")]
        process = subprocess.Popen(command, cwd=self.root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert process.stderr
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{self.root} does not build: {said.decode()[-500:]}")
        return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024

    def fonts(self, one: Path) -> None:
        """Empty folders to build in, but for the fonts, which are made once a machine and take seconds."""
        for name in ("fonts", "alone", "made"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.build(one, "fonts")
        for path in (self.folder / "fonts" / "build" / "cache").glob("*fonts-*"):
            for name in ("alone", "made"):
                target = self.folder / name / "build" / "cache" / path.name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copytree(path, target) if path.is_dir() else shutil.copy(path, target)

    def measured(self) -> dict[str, float]:
        """Every figure but those of the bytes."""
        one = self.folder / "one"
        one.mkdir(exist_ok=True)
        shutil.copy(self.profiles / f"{self.slugs[0]}.yml", one)
        self.fonts(one)
        fixed, _ = self.build(one, "alone")
        whole, memory = self.build(self.profiles, "made")
        same, _ = self.build(self.profiles, "made")
        profile = self.profiles / f"{self.slugs[-1]}.yml"
        text = profile.read_text(encoding="utf-8")
        profile.write_text(text.replace("attendance: ", "attendance: 1", 1), encoding="utf-8")
        changed, _ = self.build(self.profiles, "made")
        profile.write_text(text, encoding="utf-8")
        # Both begin from nothing and make the same pages; what is between them are the other events.
        each = (whole - fixed) * 1000 / (len(self.slugs) - 1) / len(LANGUAGES)
        fixed -= each * len(LANGUAGES) / 1000
        return {"fixed": fixed, "event": each, "changed": changed, "same": same, "memory": memory}

    def files(self) -> list[dict[str, int]]:
        """The files of each event and language, with their bytes."""
        site = self.folder / "made" / "site"
        folders = [site / f"{part}evenementen" / slug for part in LANGUAGES for slug in self.slugs]
        return [{path.name: path.stat().st_size for path in folder.iterdir()} for folder in folders]


def python_of(root: Path, folder: Path) -> str:
    """The interpreter with the libraries that a tree has locked: this one, or one that is made in the folder."""
    locked = root / LOCKED
    if locked.read_text(encoding="utf-8") == (ROOT / LOCKED).read_text(encoding="utf-8"):
        return sys.executable
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([*install, "-r", str(locked)], check=True)
    return python


def compared(rev: str, events: int, runs: int, base: Path) -> dict[str, tuple[float, float]]:
    """Each figure of the commit and of this tree."""
    there = base / "rev"
    subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(there), rev], cwd=ROOT, check=True)
    try:
        sides = [Side(there, base / "before", events), Side(ROOT, base / "now", events)]
        found = [[side.measured() for side in sides] for _ in range(runs)]
        files = [side.files() for side in sides]
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(there)], cwd=ROOT, check=True)
    best = {name: tuple(min(run[at][name] for run in found) for at in (0, 1)) for name in found[0][0]}
    both = {*files[0][0]} & {*files[1][0]}
    best["bytes"] = tuple(mean(sum(one.values()) for one in some) / 1000 for some in files)
    best["same_files"] = tuple(
        mean(sum(size for name, size in one.items() if name in both) for one in some) / 1000 for some in files
    )
    return {name: (before, now) for name, (before, now) in best.items()}


def main() -> None:
    """Print the table, and what became worse by a fifth."""
    wanted = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    wanted.add_argument("rev")
    wanted.add_argument("--events", type=int, default=40)
    wanted.add_argument("--runs", type=int, default=2)
    wanted.add_argument("--json", type=Path)
    chosen = wanted.parse_args()
    with tempfile.TemporaryDirectory() as base:
        found = compared(chosen.rev, chosen.events, chosen.runs, Path(base))
    print(f"| {chosen.events} events, {os.cpu_count()} processors | {chosen.rev} | now | ratio |")
    print("| --- | ---: | ---: | ---: |")
    for name, (label, decimals) in FIGURES.items():
        before, now = found[name]
        print(f"| {label} | {before:,.{decimals}f} | {now:,.{decimals}f} | {now / before:.2f} |")
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    worse = [FIGURES[name][0] for name, (before, now) in found.items() if now > WORSE * before]
    if worse:
        sys.exit(f"Worse by a fifth or more: {'; '.join(worse)}")


if __name__ == "__main__":
    main()
