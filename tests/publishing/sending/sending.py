"""Small sites to publish, and an sshd of the test's own to publish them to: its own port, keys and settings."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or ""
PAGE = "<!doctype html><head><title>{0}</title></head><body><nav>{2}</nav><article><h1>{0}</h1>{1}</article></body>"


def page(title: str, text: str = "x", menu: str = "menu") -> str:
    return PAGE.format(title, text, menu)


def write(folder: Path, files: dict[str, str]) -> Path:
    """Lay files in a folder, and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Sshd:
    """A running sshd, and the folder whose `bin` has an `ssh` that knows its key and has one that it knows."""

    folder: Path
    port: int

    @property
    def path(self) -> str:
        return f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"

    def alone(self, until: int = 10**6) -> str:
        """The same, where each goes by a connection of its own, and the one of this number is cut off."""
        bare = self.folder / "alone"
        bare.mkdir(exist_ok=True)
        (bare / "calls").unlink(missing_ok=True)
        count = (
            f"echo >> {bare}/calls; [ $(wc -l < {bare}/calls) -lt {until} ] || {{ echo Broken pipe >&2; exit 255; }}"
        )
        text = (self.folder / "bin" / "ssh").read_text(encoding="utf-8").replace("exec", f"{count}\nexec")
        path = text if until < 10**6 else text.replace('"$@"', '-o ControlPath=none "$@"')
        (bare / "ssh").write_text(path, encoding="utf-8")
        (bare / "ssh").chmod(0o755)
        return f"{bare}{os.pathsep}{os.environ['PATH']}"

    @contextmanager
    def quick(self) -> Iterator[None]:
        """One connection that all others go through: each of its own takes half a second on a loaded machine."""
        command = (str(self.folder / "bin" / "ssh"), "-M", "-N", "-p", str(self.port), "127.0.0.1")
        master = subprocess.Popen(command)
        yield
        master.terminate()
        master.wait(10)


@contextmanager
def sshd(folder: Path) -> Iterator[Sshd]:
    """Run an sshd that lets this user in with a key of its own; it starts in a tenth of a second."""
    for name in ("host", "key", "stranger"):
        command = ("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(folder / name))
        subprocess.run(command, check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = f"""\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
PidFile none
AuthorizedKeysFile {folder}/key.pub
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
PermitRootLogin yes
Subsystem sftp internal-sftp
"""
    (folder / "sshd_config").write_text(settings, encoding="utf-8")
    public = (folder / "host.pub").read_text(encoding="utf-8")
    (folder / "known").write_text(f"[127.0.0.1]:{port} {public}", encoding="utf-8")
    ours = f"UserKnownHostsFile {folder}/known\nIdentityFile {folder}/key\nIdentitiesOnly yes\nIdentityAgent none\n"
    # The name of a socket may have a hundred letters, which the folder of a test has nearly by itself.
    sockets = TemporaryDirectory(prefix="ssh-", dir="/tmp")
    (folder / "config").write_text(
        f"Host *\n{ours}GlobalKnownHostsFile none\nControlPath {sockets.name}/%C\n", encoding="utf-8"
    )
    (folder / "bin").mkdir()
    (folder / "bin" / "ssh").write_text(f'#!/bin/sh\nexec {shutil.which("ssh")} -F {folder}/config "$@"\n')
    (folder / "bin" / "ssh").chmod(0o755)
    Path("/run/sshd").mkdir(exist_ok=True) if os.getuid() == 0 else None
    server = subprocess.Popen([SSHD, "-D", "-e", "-f", str(folder / "sshd_config")], stderr=subprocess.PIPE)
    running = Sshd(folder, port)
    try:
        _wait(port, server)
        with running.quick():
            yield running
    finally:
        server.terminate()
        server.wait(10)
        assert server.stderr
        server.stderr.close()
        sockets.cleanup()


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert server.poll() is None, server.stderr.read() if server.stderr else ""
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("sshd does not answer")
