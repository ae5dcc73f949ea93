"""What people write for licences, as what it is read, and what stays unread."""

from __future__ import annotations

from osaid.licenses.identification import Rule

# Every tag of the Hugging Face Hub that is not an SPDX id in lower case.
HUB_TAGS = {
    "agpl-3.0": "AGPL-3.0-only",
    "gpl-2.0": "GPL-2.0-only",
    "gpl-3.0": "GPL-3.0-only",
    "lgpl-2.1": "LGPL-2.1-only",
    "lgpl-3.0": "LGPL-3.0-only",
    "c-uda": "C-UDA-1.0",
    "odc-by": "ODC-By-1.0",
    "odbl": "ODbL-1.0",
    "pddl": "PDDL-1.0",
    "lgpl-lr": "LGPLLR",
    "llama2": "LicenseRef-scancode-llama-2-license-2023",
    "llama3": "LicenseRef-hf-llama3",
    "llama3.1": "LicenseRef-scancode-llama-3.1-license-2024",
    "llama3.2": "LicenseRef-scancode-llama-3.2-license-2024",
    "llama3.3": "LicenseRef-scancode-llama-3.3-license-2024",
    "llama4": "LicenseRef-scancode-llama-4-cla-2025",
    "gemma": "LicenseRef-scancode-gemma-tou-2025-03-24",
    "grok2-community": "LicenseRef-scancode-xai-cla-2025",
    "bigscience-openrail-m": "LicenseRef-scancode-bigscience-open-rail-m",
    "creativeml-openrail-m": "LicenseRef-scancode-stable-diffusion-2022-08-22",
    "bigscience-bloom-rail-1.0": "LicenseRef-scancode-bigscience-rail-1.0",
    "bigcode-openrail-m": "LicenseRef-scancode-bigcode-open-rail-m-v1",
    "openrail++": "LicenseRef-scancode-bigscience-open-rail-m2",
    "apple-amlr": "LicenseRef-hf-apple-amlr",
    "apple-ascl": "LicenseRef-hf-apple-ascl",
    "openmdw-1.1": "LicenseRef-hf-openmdw-1.1",
    "deepfloyd-if-license": "LicenseRef-hf-deepfloyd-if-license",
    "fair-noncommercial-research-license": (
        "LicenseRef-hf-fair-noncommercial-research-license"
    ),
    "h-research": "LicenseRef-hf-h-research",
    "intel-research": "LicenseRef-hf-intel-research",
    # families, and no licence at all
    "bsd": None,
    "cc": None,
    "gfdl": None,
    "gpl": None,
    "lgpl": None,
    "openrail": None,
    "unknown": None,
    "other": None,
}

LOWER_CASE_TAGS = """
    apache-2.0 mit afl-3.0 artistic-2.0 bsl-1.0 bsd-2-clause bsd-3-clause
    bsd-3-clause-clear cc0-1.0 cc-by-2.0 cc-by-2.5 cc-by-3.0 cc-by-4.0 cc-by-sa-3.0
    cc-by-sa-4.0 cc-by-nc-2.0 cc-by-nc-3.0 cc-by-nc-4.0 cc-by-nd-4.0 cc-by-nc-nd-3.0
    cc-by-nc-nd-4.0 cc-by-nc-sa-2.0 cc-by-nc-sa-3.0 cc-by-nc-sa-4.0 cdla-sharing-1.0
    cdla-permissive-1.0 cdla-permissive-2.0 wtfpl ecl-2.0 epl-1.0 epl-2.0 etalab-2.0
    eupl-1.1 eupl-1.2 isc lppl-1.3c ms-pl mpl-2.0 openmdw-1.0 osl-3.0 postgresql
    ofl-1.1 ncsa unlicense zlib
"""

READ: list[tuple[str, str, Rule]] = [
    ("MIT", "MIT", Rule.SPDX_ID),
    ("Apache-2.0+", "Apache-2.0+", Rule.SPDX_ID),
    ("LicenseRef-hf-llama3", "LicenseRef-hf-llama3", Rule.CATALOGUE_ID),
    ("mit", "MIT", Rule.OTHER_CASE),
    ("GPL-2.0", "GPL-2.0-only", Rule.DEPRECATED_ID),
    ("lgpl-3.0+", "LGPL-3.0-or-later", Rule.DEPRECATED_ID),
    ("pddl", "PDDL-1.0", Rule.HUB_TAG),
    ("bsd-new", "BSD-3-Clause", Rule.SCANCODE_KEY),
    ("gpl-2.0-plus", "GPL-2.0-or-later", Rule.SCANCODE_KEY),
    (
        "llama-2-license-2023",
        "LicenseRef-scancode-llama-2-license-2023",
        Rule.SCANCODE_KEY,
    ),
    ("llama-3.1", "LicenseRef-scancode-llama-3.1-license-2024", Rule.ALIAS),
    ("public domain", "LicenseRef-public-domain", Rule.ALIAS),
    ("apache license 2.0", "Apache-2.0", Rule.NAME),
    ("licenseref-acme", "LicenseRef-acme", Rule.REFERENCE),
    # addresses of pages
    ("https://spdx.org/licenses/MIT", "MIT", Rule.PAGE),
    ("http://spdx.org/licenses/Apache-2.0.html", "Apache-2.0", Rule.PAGE),
    ("https://www.spdx.org/licenses/GPL-2.0+.json", "GPL-2.0-or-later", Rule.PAGE),
    ("creativecommons.org/licenses/by/4.0", "CC-BY-4.0", Rule.PAGE),
    (
        "http://creativecommons.org/licenses/by-nc-sa/4.0/legalcode.en",
        "CC-BY-NC-SA-4.0",
        Rule.PAGE,
    ),
    ("https://creativecommons.org/licenses/by/3.0/de/", "CC-BY-3.0-DE", Rule.PAGE),
    (
        "<https://creativecommons.org/publicdomain/zero/1.0/deed.fr>",
        "CC0-1.0",
        Rule.PAGE,
    ),
    ("https://choosealicense.com/licenses/gpl-3.0/", "GPL-3.0-only", Rule.PAGE),
    ("https://choosealicense.com/licenses/odc-by/", "ODC-By-1.0", Rule.PAGE),
    ("https://opensource.org/licenses/mit-license.php", "MIT", Rule.PAGE),
    ("https://opensource.org/license/apache-2-0", "Apache-2.0", Rule.PAGE),
    ("https://www.gnu.org/licenses/gpl-3.0.en.html", "GPL-3.0-only", Rule.PAGE),
    (
        "http://www.gnu.org/licenses/old-licenses/lgpl-2.1.txt",
        "LGPL-2.1-only",
        Rule.PAGE,
    ),
    ("https://www.gnu.org/licenses/fdl-1.3.html#top", "GFDL-1.3-only", Rule.PAGE),
    ("http://www.apache.org/licenses/LICENSE-2.0", "Apache-2.0", Rule.PAGE),
    ("https://www.mozilla.org/en-US/MPL/2.0/", "MPL-2.0", Rule.PAGE),
    ("https://www.eclipse.org/legal/epl-2.0/", "EPL-2.0", Rule.PAGE),
    ("https://opendatacommons.org/licenses/by/1-0/", "ODC-By-1.0", Rule.PAGE),
    ("https://opendatacommons.org/licenses/odbl/1.0/", "ODbL-1.0", Rule.PAGE),
    ("https://cdla.dev/permissive-2-0/", "CDLA-Permissive-2.0", Rule.PAGE),
    (
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "OGL-UK-3.0",
        Rule.PAGE,
    ),
    ("https://unlicense.org", "Unlicense", Rule.PAGE),
    ("https://www.llama.com/llama3/license/", "LicenseRef-hf-llama3", Rule.PAGE),
    # names in one's own spelling
    ("Apache License, Version 2.0", "Apache-2.0", Rule.SPELLING),
    ("The Apache Software License v2", "Apache-2.0", Rule.SPELLING),
    ("apache2", "Apache-2.0", Rule.SPELLING),
    ("GPLv3", "GPL-3.0-only", Rule.SPELLING),
    ("GPLv3+", "GPL-3.0-or-later", Rule.SPELLING),
    ("GNU GPL version 2 or any later version", "GPL-2.0-or-later", Rule.SPELLING),
    (
        "GNU Lesser General Public License v2.1 (LGPLv2.1)",
        "LGPL-2.1-only",
        Rule.SPELLING,
    ),
    ("3-Clause BSD License", "BSD-3-Clause", Rule.SPELLING),
    ("Mozilla Public License 2.0 (MPL 2.0)", "MPL-2.0", Rule.SPELLING),
    (
        "Creative Commons Attribution-NonCommercial 4.0 International License",
        "CC-BY-NC-4.0",
        Rule.SPELLING,
    ),
    ("Attribution-ShareAlike 4.0 International", "CC-BY-SA-4.0", Rule.SPELLING),
    ("CC0 1.0", "CC0-1.0", Rule.SPELLING),
    (
        "Llama 3.1 Community Licence",
        "LicenseRef-scancode-llama-3.1-license-2024",
        Rule.SPELLING,
    ),
]

UNREAD: list[str] = [
    # looks like a licence
    "MIT-style",
    "MIT?",
    "MIT (modified)",
    "MIT License (see LICENSE)",
    "Apache 2.0 with changes",
    "not MIT",
    "Unknown (Apache-2.0?)",
    "BSD License",
    "GNU GPL",
    "CC BY",
    "Creative Commons",
    "Apache Software License",
    "MPL 2.0 (MIT)",
    # pages that name no licence, or none that lasts
    "https://www.gnu.org/licenses/gpl.html",
    "https://creativecommons.org/licenses/by/",
    "https://creativecommons.org/licenses/by/3.0/xx/",
    "https://choosealicense.com/licenses/undefined/",
    "https://opensource.org/licenses/bsd-license.php",
    "https://github.com/acme/model/blob/main/LICENSE",
    "https://example.com/licenses/MIT",
    "https://spdx.org/licenses/",
    # lists with a part that is none, and no lists
    "MIT, see the model card",
    "GPL-3.0, GFDL",
    ",",
    "/",
]
