"""The servers of the manual, started with its configurations as they stand, but for the folder and the port."""

from __future__ import annotations

import os
import platform
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.conftest import ROOT, SHIPPED

CONFIGURATIONS = SHIPPED / "docs" / "servers"
UNPACKED = ROOT / ".cache" / "servers"
"""Where `make test-long` unpacks the servers."""
FOLDER, PORT = "/srv/toolbox/site", "8080"
"""As they stand in the configurations."""
NOBODY = 65534
"""Whom Apache serves as, where root starts it."""
LIBRARIES = UNPACKED / "usr" / "lib" / f"{platform.machine()}-linux-gnu"


class Answer(NamedTuple):
    """What a server says to a request."""

    status: int
    headers: HTTPMessage
    body: bytes


class Host(NamedTuple):
    """A server that runs, and the folder of the site on it."""

    port: int
    site: Path

    def get(self, path: str, **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        told = Answer(answer.status, answer.headers, answer.read())
        connection.close()
        return told


def nginx(site: Path, folder: Path, port: int) -> list[object]:
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    main = f"""
        daemon off; master_process off; pid {folder}/pid; error_log {folder}/log; events {{ }}
        http {{
            access_log off; include {folder}/site.conf;
            {"".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)}
        }}"""
    (folder / "nginx.conf").write_text(main, encoding="utf-8")
    (folder / "mime.types").write_bytes((UNPACKED / "etc/nginx/mime.types").read_bytes())
    (folder / "site.conf").write_text(_filled("nginx.conf", site, port), encoding="utf-8")
    return [UNPACKED / "usr/sbin/nginx", "-e", folder / "log", "-c", folder / "nginx.conf"]


def caddy(site: Path, folder: Path, port: int) -> list[object]:
    (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + _filled("Caddyfile", site, port), encoding="utf-8")
    return [UNPACKED / "usr/bin/caddy", "run", "--config", folder / "Caddyfile", "--adapter", "caddyfile"]


def apache(site: Path, folder: Path, port: int) -> list[object]:
    modules = ["mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate"]
    loaded = "".join(f"LoadModule {one}_module {UNPACKED}/usr/lib/apache2/modules/mod_{one}.so\n" for one in modules)
    main = f"""{loaded}
        ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\nErrorLog {folder}/log
        User #{NOBODY}\nGroup #{NOBODY}\nTypesConfig {UNPACKED}/etc/mime.types\nDocumentRoot {site}
        <Directory {site}>\nRequire all granted\nInclude {folder}/site.conf\n</Directory>"""
    (folder / "apache.conf").write_text(main, encoding="utf-8")
    (folder / "site.conf").write_text(_filled("apache.htaccess", site, port), encoding="utf-8")
    return [UNPACKED / "usr/sbin/apache2", "-D", "FOREGROUND", "-d", folder, "-f", folder / "apache.conf"]


Start = Callable[[Path, Path, int], list[object]]
HOSTS: dict[str, Start] = {"nginx": nginx, "caddy": caddy, "apache": apache}


@contextmanager
def hosted(start: Start, built: Path) -> Iterator[Host]:
    """A copy of a site on a server, in a folder that everybody may read, as a server is nobody in particular."""
    assert UNPACKED.exists(), "make test-long fetches the servers: sh tests/need-servers.sh .cache/servers"
    with TemporaryDirectory(prefix="hosted-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(built, folder / "site")
        port = _free_port()
        command = [str(part) for part in start(folder / "site", folder, port)]
        environment = os.environ | {"LD_LIBRARY_PATH": str(LIBRARIES), "HOME": name, "XDG_DATA_HOME": name}
        with (folder / "said").open("w+b") as said:
            server = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
            try:
                _wait(server, port, folder)
                yield Host(port, folder / "site")
            finally:
                server.terminate()
                server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _filled(name: str, site: Path, port: int) -> str:
    """A configuration with the folder and the port of a test in the place of those that it shows."""
    text = (CONFIGURATIONS / name).read_text(encoding="utf-8")
    return text.replace(FOLDER, str(site)).replace(PORT, f"127.0.0.1:{port}" if name == "nginx.conf" else str(port))


def _wait(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            assert server.poll() is None, "\n".join(
                path.read_text(encoding="utf-8") for path in (folder / "said", folder / "log") if path.exists()
            )
            time.sleep(0.1)
    raise AssertionError("the server does not answer")
