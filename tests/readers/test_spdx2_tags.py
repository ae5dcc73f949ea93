"""Tag-value: tags that say nothing, and what stands where."""

from __future__ import annotations

from tests.readers.spdx2_documents import TAGS, read_system, read_text


def test_tags_that_say_nothing_are_told_of() -> None:
    text = (
        "FileName: a.py\nSPDXID: SPDXRef-a\nFileTyp: SOURCE\nFileTyp: SOURCE\n"
        "ExternalRef: OTHER a b\nPackageVersion: 1\nRelationship: a b\n"
        "lost\nlost again\nPackageName: x\nPackageChecksum: 12\n"
    )
    item = read_text(TAGS + text)
    assert item.system is not None
    told = [(d.code, d.place and d.place.line) for d in item.diagnostics]
    for expected in (
        ("unknown-tag", 5),
        ("tag-out-of-place", 7),
        ("tag-out-of-place", 8),
        ("malformed-tag", 9),
        ("no-tag", 10),
        ("malformed-tag", 13),
    ):
        assert expected in told
    assert [code for code, _ in told].count("unknown-tag") == 1
    assert any(d.help == "did you mean `FileType`?" for d in item.diagnostics)


def test_files_belong_to_the_package_before_them() -> None:
    text = (
        "FileName: ./b.py\nSPDXID: SPDXRef-b\nFileType: SOURCE\n"
        "PackageName: tide\nSPDXID: SPDXRef-tide\n"
        "PackageDownloadLocation: https://acme.example/tide\n"
        "ExternalRef: PACKAGE-MANAGER purl pkg:huggingface/acme/tide\n"
        "ExternalRefComment: the Hub\n"
        "FileName: ./model.gguf\nSPDXID: SPDXRef-w\n"
    )
    found = read_system(TAGS + text)
    assert found.name == "tide"
    where = {part.name: part.location.values for part in found.components}
    assert where == {"b.py": (), "model.gguf": ("https://acme.example/tide",)}


def test_snippets_and_other_documents_in_tags() -> None:
    text = (
        "ExternalDocumentRef: DocumentRef-a https://b.example SHA1: " + "ab" * 20 + "\n"
        "FileName: ./a.py\nSPDXID: SPDXRef-a\nFileChecksum: SHA1: " + "ab" * 20 + "\n"
        "SnippetSPDXID: SPDXRef-s\nSnippetFromFileSPDXID: SPDXRef-a\n"
        "SnippetByteRange: 1:20\nSnippetLineRange: 1:2\n"
        "Relationship: SPDXRef-s COPY_OF DocumentRef-a:SPDXRef-x\n"
        "RelationshipComment: <text>so\nit is</text>\n"
    )
    item = read_text(TAGS + text)
    told = [d for d in item.diagnostics if d.code == "not-conformant"]
    assert all(
        "nippet" not in d.message and "DocumentRef" not in d.message for d in told
    )
    assert [d.code for d in item.diagnostics].count("other-document") == 1
