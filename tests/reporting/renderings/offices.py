"""Office programs and PDF readers of others, where the machine has them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils (pdftotext) are not installed"
)


def letters(text: str) -> str:
    """Return a text without the spaces and hyphens at which lines may break."""
    return "".join(it for it in text if it.isalnum())


def text_of_pdf(content: bytes, folder: Path) -> str:
    """Return the text of a PDF as pdftotext reads it, without the hyphens at the ends of lines."""
    file = folder / "read.pdf"
    file.write_bytes(content)
    read = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", file, "-"], capture_output=True, check=True
    )
    text = read.stdout.decode().replace("\N{ZERO WIDTH SPACE}", "")
    return re.sub(r"[\u00ad-]\n", "", text)


def as_pdf(content: bytes, suffix: str, folder: Path) -> bytes:
    """Return what LibreOffice prints of a file."""
    file = folder / f"given.{suffix}"
    file.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file],
        capture_output=True,
        check=True,
        timeout=180,
    )
    return (folder / "given.pdf").read_bytes()
