"""A DOCX file as a package: a zip whose parts are XML. Sizes are judged before anything is read."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tracker.errors import gettext_noop

from .document import BROKEN, LOCKED, UnreadableMinutes

MAX_UNPACKED = 100 * 1024 * 1024
MAX_PART = 32 * 1024 * 1024
MAX_PARTS = 5_000
# A long text of the same few words packs to a fiftieth; a bomb to a thousandth.
MAX_RATIO = 300
_SMALL = 1024 * 1024
_ENCRYPTED = 0x1

MAIN_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)

TOO_MUCH_PACKED = gettext_noop(
    "Filen är för stor när den packas upp. Ingenting har sparats eller ändrats. "
    "Öppna den i Word, spara den som en ny fil (.docx) eller som PDF och försök igen."
)


@dataclass(frozen=True)
class Package:
    """The parts of the file; `main`: where its text is."""

    archive: zipfile.ZipFile
    main: str

    def related(self, kind: str) -> Element | None:
        """The part beside the main one whose type ends so ("styles+xml"); None if there is none."""
        types = _types(self.archive)
        name = next((part for part, each in types.items() if each.endswith(kind)), None)
        return self.xml(name) if name and name in self.archive.NameToInfo else None

    def xml(self, name: str) -> Element:
        """A part as elements; raises UnreadableMinutes for what is broken or plays tricks."""
        return _xml(self.archive, name)


def opened(data: bytes) -> zipfile.ZipFile:
    """The zip file, if what it would unpack to is within bounds."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableMinutes(BROKEN) from error
    parts = archive.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise UnreadableMinutes(LOCKED)
    if (
        len(parts) > MAX_PARTS
        or sum(part.file_size for part in parts) > MAX_UNPACKED
        or any(
            part.file_size > _SMALL and part.file_size > MAX_RATIO * (part.compress_size or 1)
            for part in parts
        )
    ):
        raise UnreadableMinutes(TOO_MUCH_PACKED)
    return archive


def word_package(archive: zipfile.ZipFile) -> Package | None:
    """The package of a Word document; None where the zip holds something else."""
    if "[Content_Types].xml" not in archive.NameToInfo:
        return None
    name = next((part for part, each in _types(archive).items() if each in MAIN_TYPES), None)
    if name is None:
        return None
    if name not in archive.NameToInfo:
        raise UnreadableMinutes(BROKEN)
    return Package(archive, name)


def _types(archive: zipfile.ZipFile) -> dict[str, str]:
    """The name of each part that states its type, with that type."""
    overrides = _xml(archive, "[Content_Types].xml").iter()
    return {
        each.get("PartName", "").lstrip("/"): each.get("ContentType", "")
        for each in overrides
        if each.tag.endswith("}Override")
    }


def _xml(archive: zipfile.ZipFile, name: str) -> Element:
    try:
        with archive.open(name) as part:
            data = part.read(MAX_PART + 1)
        if len(data) > MAX_PART:
            raise UnreadableMinutes(TOO_MUCH_PACKED)
        return fromstring(data, forbid_dtd=True)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        # An encoding that nobody knows.
        LookupError,
        ParseError,
        DefusedXmlException,
    ) as error:
        raise UnreadableMinutes(BROKEN) from error
