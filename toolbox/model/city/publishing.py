"""Where a city publishes its site: a folder, a server over ssh, or a branch of a git repository.

    publish: {folder: ../webserver/feesten}
    publish: {rsync: {host: www.example.org, user: feesten, path: /var/www/feesten}}
    publish: {sftp: {host: www.example.org, user: feesten, port: 2222, path: www}}
    publish: {git: {remote: origin, branch: gh-pages}}

Passwords stand nowhere: ssh asks the machine's own keys, git the machine's own store.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from toolbox.model.base import Model
from toolbox.model.fields import Line, Whole
from toolbox.model.form import Form


def _without_password(address: str) -> str:
    if re.search(r"//[^/@]*:[^/@]*@", address):
        raise PydanticCustomError("password-here", "")
    return address


class Server(Model):
    """A folder on a server that is reached over ssh. A relative `path` is seen from where the user comes in.

    `host` may be a name of the machine's own ssh settings; without `user` and `port` it is as these say.
    """

    host: Annotated[str, Field(max_length=255), Form(r"^[A-Za-z0-9_][\w.-]*$", "www.example.org")]
    path: Annotated[Line, Form(r"^[^~].*$", "www")]
    user: Annotated[str, Field(max_length=100), Form(r"^[A-Za-z0-9_][\w.@+-]*$", "feesten")] | None = None
    port: Annotated[Whole, Field(ge=1, le=65535)] | None = None

    @property
    def address(self) -> str:
        """`user@host`, or the host alone."""
        return f"{self.user}@{self.host}" if self.user else self.host

    @property
    def folder(self) -> str:
        """The path as programs take it: never as an option."""
        return self.path if self.path.startswith("/") else f"./{self.path}"


class Branch(Model):
    """A branch of a git repository: `remote` is its address, or a name that the project's own repository has for it."""

    remote: Annotated[str, Field(max_length=400), Form(r"^[^\s-]\S*$", "origin"), AfterValidator(_without_password)] = (
        "origin"
    )
    branch: Annotated[str, Field(max_length=200), Form(r"^[A-Za-z0-9_][\w./-]*$", "gh-pages")] = "gh-pages"


class Publishing(Model):
    """Where the site goes: one of these. A relative `folder` is seen from `policy.yml`."""

    folder: Line | None = None
    rsync: Server | None = None
    sftp: Server | None = None
    git: Branch | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Publishing:
        if [self.folder, self.rsync, self.sftp, self.git].count(None) != 3:
            raise PydanticCustomError("publish-how", "")
        return self
