"""A mail that opens as a draft, ready to address and send: plain text and HTML, with a file attached."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

_WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"
_BOUNDARY = "=_{name}_="
"""Never part of what it bounds: that is written in quoted-printable or base64, in which no `=_` stands."""


def draft(subject: str, language: str, text: str, html: str, attached: tuple[str, bytes]) -> bytes:
    """The mail, without sender or receiver; `attached` is the name and content of a Word document.

    `X-Unsent` makes Outlook open it to be edited. The same words give the same bytes.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = subject
    mail["X-Unsent"] = "1"
    mail["Content-Language"] = language
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    name, content = attached
    mail.add_attachment(content, maintype="application", subtype=_WORD, filename=name)
    both = next(part for part in mail.iter_parts() if part.is_multipart())
    mail.set_boundary(_BOUNDARY.format(name="mail"))
    both.set_boundary(_BOUNDARY.format(name="text"))
    return mail.as_bytes()
