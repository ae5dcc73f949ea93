"""The tags of tag-value, and where JSON has what they say.

The names are those of https://spdx.github.io/spdx-spec/v2.3/; the first tag of each
section opens a new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

DOCUMENT = "document"
CREATION = "creationInfo"
PACKAGE = "packages"
FILE = "files"
SNIPPET = "snippets"
LICENSE = "hasExtractedLicensingInfos"
ANNOTATION = "annotations"
RELATIONSHIP = "relationships"
REFERENCE = "externalRefs"


@frozen
class Tag:
    """One tag: the section it belongs to, the key of JSON, and whether it opens one."""

    name: str
    section: str
    key: str
    opens: bool = False


_SECTIONS = {
    DOCUMENT: (
        "SPDXVersion spdxVersion", "DataLicense dataLicense", "DocumentName name",
        "DocumentNamespace documentNamespace", "DocumentComment comment",
        "ExternalDocumentRef externalDocumentRefs",
    ),
    CREATION: (
        "Creator creators", "Created created", "CreatorComment comment",
        "LicenseListVersion licenseListVersion",
    ),
    PACKAGE: (
        "PackageName name", "PackageVersion versionInfo",
        "PackageFileName packageFileName", "PackageSupplier supplier",
        "PackageOriginator originator", "PackageDownloadLocation downloadLocation",
        "FilesAnalyzed filesAnalyzed", "PackageHomePage homepage",
        "PackageVerificationCode packageVerificationCode",
        "PackageChecksum checksums", "PackageSourceInfo sourceInfo",
        "PackageLicenseConcluded licenseConcluded",
        "PackageLicenseInfoFromFiles licenseInfoFromFiles",
        "PackageLicenseDeclared licenseDeclared",
        "PackageLicenseComments licenseComments",
        "PackageCopyrightText copyrightText", "PackageSummary summary",
        "PackageDescription description", "PackageComment comment",
        "PackageAttributionText attributionTexts",
        "PrimaryPackagePurpose primaryPackagePurpose", "BuiltDate builtDate",
        "ReleaseDate releaseDate", "ValidUntilDate validUntilDate",
    ),
    FILE: (
        "FileName fileName", "FileType fileTypes", "FileChecksum checksums",
        "LicenseConcluded licenseConcluded", "LicenseInfoInFile licenseInfoInFiles",
        "LicenseComments licenseComments", "FileCopyrightText copyrightText",
        "FileComment comment", "FileNotice noticeText",
        "FileContributor fileContributors", "FileAttributionText attributionTexts",
        "FileDependency fileDependencies",
    ),
    SNIPPET: (
        "SnippetSPDXID SPDXID", "SnippetFromFileSPDXID snippetFromFile",
        "SnippetByteRange ranges", "SnippetLineRange ranges",
        "SnippetLicenseConcluded licenseConcluded",
        "LicenseInfoInSnippet licenseInfoInSnippets",
        "SnippetLicenseComments licenseComments",
        "SnippetCopyrightText copyrightText", "SnippetComment comment",
        "SnippetName name", "SnippetAttributionText attributionTexts",
    ),
    LICENSE: (
        "LicenseID licenseId", "ExtractedText extractedText", "LicenseName name",
        "LicenseCrossReference seeAlsos", "LicenseComment comment",
    ),
    ANNOTATION: (
        "Annotator annotator", "AnnotationDate annotationDate",
        "AnnotationType annotationType", "AnnotationComment comment",
        "SPDXREF SPDXID",
    ),
    RELATIONSHIP: ("Relationship relationshipType", "RelationshipComment comment"),
    REFERENCE: ("ExternalRef referenceCategory", "ExternalRefComment comment"),
}  # fmt: skip
_ONE_OF_EACH = {DOCUMENT, CREATION}


def _tags() -> Mapping[str, Tag]:
    tags = {}
    for section, rows in _SECTIONS.items():
        for number, row in enumerate(rows):
            name, key = row.split()
            opens = number == 0 and section not in _ONE_OF_EACH
            tags[name] = Tag(name, section, key, opens)
    return MappingProxyType(tags)


TAGS: Mapping[str, Tag] = _tags()
"""Every tag but `SPDXID`, which belongs to whatever was opened last."""
