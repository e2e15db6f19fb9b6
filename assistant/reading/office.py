"""Old and other office formats, turned by LibreOffice into those that have a reader here.

LibreOffice runs without a screen, in a profile and a home that vanish with it, within limits, and
with a proxy that is not there: a document cannot make it fetch anything.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final

from assistant.reading.readers.content import Content, UnreadableError
from assistant.reading.sandbox import Limits, environment, read_apart, run

_PROGRAMS: Final = ("soffice", "libreoffice")
_LIMITS = Limits(
    memory_bytes=4_000_000_000,  # it maps 2 GB of its own
    cpu_seconds=90,
    output_bytes=300_000_000,
    wall_seconds=150,  # the first start on a cold disk takes 20
)
_NOWHERE = "127.0.0.1"  # a proxy where nothing listens: port 9 is "discard"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse">\
<value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse">\
<value>{nowhere}</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse">\
<value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse">\
<value>{nowhere}</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse">\
<value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetNoProxy" oor:op="fuse">\
<value></value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def as_pdf(suffix: str, file: IO[bytes]) -> bytes:
    """Return an office file as LibreOffice prints it; raises ``UnreadableError``."""
    with TemporaryDirectory(prefix="office-") as folder:
        return _convert(_program(suffix, "pdf"), Path(folder), suffix, "pdf", file).read_bytes()


def read_converted(suffix: str, target: str, file: IO[bytes]) -> Content:
    """Read a file as what LibreOffice makes of it.

    Args:
        suffix: What the file is, as a suffix with its dot.
        target: What it becomes, "docx" or "pptx"; a reader of this name takes it on.
        file: The open file.

    Raises:
        UnreadableError: LibreOffice is absent, or the file is broken or locked.
    """
    with TemporaryDirectory(prefix="office-") as folder:
        made = _convert(_program(suffix, target), Path(folder), suffix, target, file)
        with made.open("rb", buffering=0) as converted:
            return read_apart(target, converted)


def _program(suffix: str, target: str) -> str:
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise UnreadableError(
            f"{suffix} files are read with LibreOffice, which is not installed: install it "
            "(Debian, Ubuntu: apt install libreoffice-writer-nogui libreoffice-impress-nogui), "
            f"or save the file as .{target} and add that",
            "unsupported",
        )
    return program


def _convert(program: str, folder: Path, suffix: str, target: str, file: IO[bytes]) -> Path:
    given = folder / f"given{suffix}"
    file.seek(0)
    with given.open("wb") as copy:
        shutil.copyfileobj(file, copy)
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS.format(nowhere=_NOWHERE), encoding="utf-8")
    options = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", *options]
    command += ["--convert-to", target, "--outdir", str(folder / "out"), str(given)]
    limited = [sys.executable, "-P", "-B", "-m", "assistant.reading.limited", *_LIMITS.arguments()]
    run([*limited, *command], None, None, _surroundings(folder), _LIMITS)
    made = folder / "out" / f"given.{target}"
    if not made.is_file():
        raise UnreadableError(
            f"LibreOffice could not open it: it is broken or locked with a password; open it, save "
            f"it unlocked as .{target} and add that"
        )
    return made


def _surroundings(folder: Path) -> dict[str, str]:
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), f"http://{_NOWHERE}:9")
    path = os.environ.get("PATH", os.defpath)
    own = {"HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", "PATH": path}
    return {**environment(), **own, **nowhere}
