"""The configurations of the manual on nginx, Caddy and Apache: what is sent compressed, kept, refused and not found."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SHIPPED
from tests.publishing.sending.hosting import CONFIGURATIONS, HOSTS, Host, hosted
from toolbox.model.project import Project

PAGE = "/evenementen/buurtbarbecue-2027/"
LONG, WEEK, ASKED = "public, max-age=31536000, immutable", "public, max-age=604800", "no-cache"
TYPES = {
    "/sw.js": "text/javascript",
    "/": "text/html; charset=utf-8",
    "/manifest.webmanifest": "application/manifest+json",
    "/catalogue.json": "application/json",
    "/evenementen/calendar.ics": "text/calendar; charset=utf-8",
    "/assets/images/favicon.svg": "image/svg+xml",
    f"{PAGE}checklist.pdf": "application/pdf",
    f"{PAGE}checklist.csv": "text/csv; charset=utf-8",
}
started = pytest.mark.long(reason="starts servers that only make test-long fetches")


@pytest.fixture(scope="module", params=HOSTS)
def host(request: pytest.FixtureRequest, built: Path) -> Iterator[Host]:
    with hosted(HOSTS[request.param], built) as running:
        yield running


@started
@pytest.mark.parametrize("path", ["/", PAGE, "/sw.js", "/catalogue.json", "/assets/stylesheets/toolbox.css"])
def test_what_can_be_smaller_is_sent_compressed(path: str, host: Host) -> None:
    plain, small = host.get(path), host.get(path, Accept_Encoding="gzip")
    assert plain.status == small.status == 200
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert "accept-encoding" in small.headers["Vary"].lower()
    assert gzip.decompress(small.body) == plain.body
    assert len(small.body) < 0.5 * len(plain.body)


@started
def test_what_is_small_already_is_sent_as_it_is(host: Host) -> None:
    assert "Content-Encoding" not in host.get(f"{PAGE}checklist.pdf", Accept_Encoding="gzip").headers


@started
def test_only_what_never_changes_under_its_name_is_used_without_asking(host: Host, built: Path) -> None:
    kept = {f"/{path.relative_to(built).as_posix()}": path.suffix for path in built.rglob("*") if path.is_file()}
    named = [path for path in kept if re.search(r"\.[0-9a-f]{8}\.min\.(css|js)$|/chunk-\w{8}\.js$", path)]
    drawn = [path for path in kept if path.startswith(("/assets/fonts/", "/assets/images/"))]
    assert len(named) > 3
    assert len(drawn) > 3
    sent = {path: host.get(path).headers["Cache-Control"] for path in [*named[:9], *drawn]}
    assert {path: sent[path] for path in named[:9] if sent[path] != LONG} == {}
    assert {path: sent[path] for path in drawn if sent[path] != WEEK} == {}
    for path in ("/", PAGE, "/sw.js", "/catalogue.json", "/assets/javascripts/checklist.js", f"{PAGE}checklist.pdf"):
        for accepted in ("gzip", "identity"):
            first = host.get(path, Accept_Encoding=accepted)
            assert first.headers.get_all("Cache-Control") == [ASKED], path
            again = host.get(path, Accept_Encoding=accepted, If_None_Match=first.headers["ETag"])
            assert (again.status, again.body) == (304, b""), (path, accepted)


@started
def test_what_was_just_published_is_known_again_too(host: Host) -> None:
    """Of what was written this very second Apache gives a weaker name than later."""
    path = "/assets/stylesheets/toolbox.css"
    (host.site / path[1:]).touch()
    first = host.get(path, Accept_Encoding="gzip")
    assert first.status == 200
    again = host.get(path, Accept_Encoding="gzip", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


@started
@pytest.mark.parametrize("path", ["/", "/sw.js", "/admin/", "/er-is-niets/", "/assets/stylesheets/toolbox.css"])
def test_every_answer_keeps_others_out(path: str, host: Host) -> None:
    headers = host.get(path).headers
    assert headers.get_all("Content-Security-Policy") == ["frame-ancestors 'none'"]
    assert headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert headers.get_all("Referrer-Policy") == ["no-referrer"]


@started
@pytest.mark.parametrize(
    ("path", "language"),
    [("/er-is-niets/", "nl"), ("/evenementen/x.pdf", "nl"), ("/en/nothing/", "en"), ("/english", "nl")],
)
def test_what_is_not_there_is_told_in_the_language_of_the_address(path: str, language: str, host: Host) -> None:
    answer = host.get(path)
    page = LexborHTMLParser(answer.body.decode())
    assert (answer.status, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert answer.headers.get_all("Cache-Control") == [ASKED]
    assert page.root is not None
    assert page.root.attributes["lang"] == language


@started
@pytest.mark.parametrize("path", TYPES)
def test_every_file_is_sent_as_what_it_is(path: str, host: Host) -> None:
    sent = host.get(path).headers["Content-Type"]
    assert sent.lower().removesuffix("; charset=utf-8") == TYPES[path].removesuffix("; charset=utf-8")
    assert "charset" not in TYPES[path] or sent.lower().endswith("; charset=utf-8")


@started
def test_an_address_without_its_last_stroke_leads_on(host: Host) -> None:
    answer = host.get("/hulp")
    assert answer.status in (301, 302, 308)
    assert answer.headers["Location"].removeprefix(f"http://127.0.0.1:{host.port}") == "/hulp/"


@started
def test_no_list_of_files_is_shown(host: Host) -> None:
    assert host.get("/assets/").status in (403, 404)


def test_each_configuration_stands_in_the_manual_and_knows_every_language(project: Project) -> None:
    files = sorted(path.name for path in CONFIGURATIONS.iterdir())
    assert files == ["Caddyfile", "apache.htaccess", "nginx.conf"]
    for language in project.policy.languages:
        page = (SHIPPED / "docs" / language / "handleiding" / "servers.md").read_text(encoding="utf-8")
        assert [name for name in files if f"docs/servers/{name}" not in page] == []
    for name in files:
        text = (CONFIGURATIONS / name).read_text(encoding="utf-8")
        assert [one for one in project.policy.languages[1:] if f"/{one}/404.html" not in text] == []
