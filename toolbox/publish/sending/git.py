"""Publishing as a branch of a git repository, such as the gh-pages of GitHub; it counts when the push is taken."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path

from toolbox.model.city.publishing import Branch
from toolbox.publish.sending.errors import NotSent
from toolbox.publish.sending.folder import Folder
from toolbox.publish.sending.manifest import Manifest
from toolbox.publish.sending.programs import call, signed
from toolbox.publish.sending.target import There

_NO_JEKYLL = ".nojekyll"
"""GitHub then shows the files as they are."""


class GitBranch:
    """A branch, taken out into a folder of its own; the project's own work is not touched.

    `project` is where the project's own repository may be, `author` the name and mail that a commit bears.
    """

    at_once = True

    def __init__(self, branch: Branch, project: Path, author: tuple[str, str]) -> None:
        self.where = f"{branch.remote} {branch.branch}"
        self._branch, self._project, self._author = branch, project, author
        self._root = Path(tempfile.mkdtemp())
        weakref.finalize(self, shutil.rmtree, self._root, ignore_errors=True)
        self._folder: Folder | None = None

    def manifest(self) -> Manifest | None:
        """What the last publishing left; the branch is fetched anew."""
        return self._fetched().manifest()

    def look(self, site: Path, new: Manifest) -> There:
        """What is on the branch now."""
        there = self._fetched().look(site, new)
        ours = {name for name in there.paths if name.startswith(".git/") or name == _NO_JEKYLL}
        return There(there.manifest, there.paths - ours, there.differs)

    def put(self, folder: Path, names: Sequence[str]) -> None:
        """Into the folder that was taken out."""
        self._taken_out().put(folder, names)

    def remove(self, names: Sequence[str]) -> None:
        """From the folder that was taken out."""
        self._taken_out().remove(names)

    def finish(self, message: str) -> None:
        """Commit all of it, and push; what somebody else pushed meanwhile is not overwritten."""
        folder = self._taken_out().root
        (folder / _NO_JEKYLL).touch()
        self._git("add", "--all", "--force")
        commit = ("git", "-c", "commit.gpgsign=false", "commit", "--quiet", "-m", message)
        call(commit, self.where, folder=folder, more=signed(*self._author))
        self._git("push", "--quiet", "published", f"HEAD:refs/heads/{self._branch.branch}")

    def _git(self, *arguments: str, may_fail: bool = False) -> str:
        return call(("git", *arguments), self.where, may_fail=may_fail, folder=self._root)

    def _taken_out(self) -> Folder:
        return self._folder or self._fetched()

    def _fetched(self) -> Folder:
        if self._folder is None:
            self._git("init", "--quiet")
            self._git("remote", "add", "published", self._address())
        heads = f"refs/heads/{self._branch.branch}"
        if self._git("ls-remote", "published", heads).strip():
            self._git("fetch", "--quiet", "--depth=1", "published", heads)
            self._git("checkout", "--quiet", "--force", "--detach", "FETCH_HEAD")
            self._git("clean", "--quiet", "--force", "-d", "-x")
        self._folder = Folder(self._root, self.where)
        return self._folder

    def _address(self) -> str:
        """The address of the repository; of a name that the project's own repository has, what it stands for.

        Raises NotSent where the branch is the one that the project itself is written on.
        """
        own = ("git", "-C", str(self._project))
        known = call((*own, "remote"), self.where, may_fail=True).split()
        if self._branch.remote not in known:
            path = self._project / self._branch.remote
            return str(path) if path.exists() else self._branch.remote
        if call((*own, "branch", "--show-current"), self.where, may_fail=True).strip() == self._branch.branch:
            raise NotSent("send-own-branch", branch=self._branch.branch)
        return call((*own, "remote", "get-url", "--push", self._branch.remote), self.where).strip()
