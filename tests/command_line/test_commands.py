"""What is wrong with the words of a command line is one line, in the language that was asked for, and exit status 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT, SHIPPED, run

LONG = "a" * 300
CUT = f"'{LONG[:59]}…'"
WRONG = [
    ("frob", "there is no command 'frob'; see python build.py --help"),
    ("chek", "there is no command 'chek'; did you mean check?"),
    # What is not known here is told in the language of the city beside the program.
    *([("new evnt", "er is geen opdracht 'evnt'; bedoelde je event?")] if SHIPPED == ROOT else []),
    ("new event --frob --language en", "there is no option --frob; see python build.py new event --help"),
    ("plan", "FILE is missing; see python build.py plan --help"),
    ("check --frob", "there is no option --frob; see python build.py check --help"),
    ("check --formt xml", "there is no option --formt; did you mean --format?"),
    ("check --strict=yes", "--strict takes no value; write the option alone"),
    ("check --format", "--format: a value is missing; write it behind the option"),
    ("check --format xml", "--format: 'xml' is not known; use one of: text, github, json"),
    ("check a b", "'a b' is more than this command takes; leave it out, or put quotes around what belongs together"),
    ("build --jobs twee", "--jobs: this is not a whole number; write digits only"),
    ("build --jobs 0", "--jobs: too low; give 1 or more"),
    ("build --stage 12", "--stage: too high; give 9 or less"),
    ("check --format xml --lang nl", "--format: 'xml' is niet bekend; gebruik een van: text, github, json"),
    ("check --lang=nl --frob", "er is geen optie --frob; kijk bij python build.py check --help"),
    (
        "plan event_profiles/fuif-chrio-2027.yml",
        "event_profiles/fuif-chrio-2027.yml:1:1: there is no file of this name, but there is fuif-chiro-2027.yml"
        " (name that one, or give it this name)\n1 error, 0 warnings; nothing was made.",
    ),
    (f"plan {LONG}", f"{CUT}: no file can have so long a name; check what was given"),
    (
        f"letter {LONG} --lang nl",
        f"{CUT}: zo lang kan de naam van een bestand niet zijn; kijk na wat je opgaf",
    ),
    (f"check --profiles {LONG}", f"{CUT}: no file can have so long a name; check what was given"),
    ("check --lang fr", "--lang: 'fr' is not known; use one of: en, nl"),
]


@pytest.mark.parametrize(("words", "told"), WRONG, ids=[words[:40] for words, _ in WRONG])
def test_what_is_wrong_with_the_words_is_one_line(words: str, told: str) -> None:
    done = run(*words.split())
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{told}\n")


def test_a_command_alone_shows_what_it_knows() -> None:
    done = run("new")
    assert done.returncode == 2
    assert "guideline" in done.stdout + done.stderr


@pytest.mark.parametrize("command", ["plan", "letter"])
def test_a_file_that_is_no_profile_is_not_quoted(command: str, tmp_path: Path) -> None:
    path = tmp_path / "passwd"
    path.write_text("root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1\n", encoding="utf-8")
    done = run(command, str(path))
    told = "passwd:1:1: 'the file' needs lines of 'name: value', not 'a text' (write each as name: value)\n"
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "root" not in done.stderr.replace(str(tmp_path), "")
