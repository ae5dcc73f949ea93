"""What reading one input gives: its systems, each with diagnostics, or why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from osaid import readers
from osaid.diagnostics import Diagnostic, InputError, quoted
from osaid.readers.contents import Contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document, Scalar
from osaid.readers.formats import Format
from osaid.records.systems import System
from osaid.text import Place, Source


@frozen
class Input:
    """One system of an input, or why there is none.

    `source` is where it stands, such as `models.csv#42`; `system` is None where
    there is an error among the diagnostics.
    """

    source: str
    system: System | None
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class Reading:
    """An input in a known format, ready to be read.

    `read` returns its systems, and puts what is wrong or odd into a diagnosis, for
    which `document` underlines places. `remarks` is what was found odd before.
    """

    name: str
    format: Format
    read: Callable[[Diagnosis], Iterable[System]]
    document: Document
    remarks: tuple[Diagnostic, ...] = ()

    def inputs(self, address: str | None = None) -> Iterator[Input]:
        """Yield each system, or the one that is addressed, or why there is none.

        What is said of the whole input stands with the first. Where anything is
        wrong, none of the systems is given. Raises `UsageError` for an address that
        none of them has.
        """
        diagnosis = Diagnosis(self.document)
        try:
            systems = self._systems(diagnosis, address)
        except InputError as error:
            yield Input(self.name, None, (*self.remarks, *error.diagnostics))
            return
        numbers = range(1, len(systems) + 1)
        if address is not None:
            names = [system.name for system in systems]
            place = Place(self.name)
            number = readers.addresses.number_of(address, names, "system", place)
            numbers = range(number, number + 1)
        remarks = (*self.remarks, *diagnosis.diagnostics)
        for number in numbers:
            alone = len(systems) == 1 and address is None
            source = self.name if alone else f"{self.name}#{number}"
            yield Input(source, systems[number - 1], remarks)
            remarks = ()

    def _systems(self, diagnosis: Diagnosis, address: str | None) -> tuple[System, ...]:
        root = self.document.root
        if address is not None and self.format.single:
            message = f"no row {quoted(address)}: this is not a table"
            diagnosis.error(root, "not-a-table", message, "leave `#` and the row out")
        systems = () if diagnosis.failed else tuple(self.read(diagnosis))
        if not systems and not diagnosis.failed:
            message = "there is no system in it"
            cure = f"the input is one of: {self.format.name}"
            diagnosis.error(root, "no-system", message, cure)
        if diagnosis.failed:
            raise InputError(diagnosis.diagnostics)
        return systems


def reading_of_document(
    found: Format, document: Document, remarks: tuple[Diagnostic, ...] = ()
) -> Reading:
    """Return the reading of a tree of nodes."""

    def read(diagnosis: Diagnosis) -> Iterable[System]:
        return found.read_document(document, diagnosis)

    return Reading(document.name, found, read, document, remarks)


def reading_of_text(
    found: Format, contents: Contents, remarks: tuple[Diagnostic, ...] = ()
) -> Reading:
    """Return the reading of a text that is no tree."""

    def read(diagnosis: Diagnosis) -> Iterable[System]:
        return found.read_text(contents, diagnosis)

    return Reading(contents.name, found, read, text_document(contents), remarks)


def reading_of_folder(
    found: Format, path: str, name: str, remarks: tuple[Diagnostic, ...] = ()
) -> Reading:
    """Return the reading of a folder; `name` is what messages call it."""

    def read(diagnosis: Diagnosis) -> Iterable[System]:
        return found.read_folder(path, diagnosis)

    return Reading(name, found, read, Document(name, Scalar("", Place(name))), remarks)


def text_document(contents: Contents) -> Document:
    """Return a text as a document of one scalar, so that its lines can be shown."""
    lines = contents.text.replace("\r\n", "\n").replace("\r", "\n")
    root = Scalar("", Place(contents.name, 1, 1))
    return Document(contents.name, root, Source(contents.name, lines))
