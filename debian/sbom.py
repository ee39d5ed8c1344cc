#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints what an installed copydesk is made of, as SPDX 2.3 in JSON: the
program and its plugins with their digests, and the Debian packages, with
versions, of the libraries that each is linked to.

usage: debian/sbom.py PREFIX        (where bin/copydesk was installed)"""
import hashlib
import json
import os
import re
import subprocess
import sys
import time


def out(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def libraries(path):
    """The files that the loader finds for the libraries that PATH names itself."""
    needed = re.findall(r"NEEDED.*\[(.*)\]", out("readelf", "-d", path))
    found = dict(re.findall(r"(\S+) => (/\S+)", out("ldd", path)))
    return [found[name] for name in needed if name in found]


def package(library):
    """(name, version) of the Debian package that LIBRARY is of."""
    real = os.path.realpath(library)
    for name in (real, real.removeprefix("/usr"), library):
        tried = subprocess.run(["dpkg", "-S", name], capture_output=True, text=True)
        if tried.returncode == 0:
            owner = tried.stdout.split(": ")[0].split(",")[0]
            return owner.split(":")[0], out("dpkg-query", "-W", "-f", "${Version}", owner)
    sys.exit(f"sbom.py: no Debian package holds {library}")


def identity(name):
    return "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", name)


def main(prefix):
    program = os.path.join(prefix, "bin", "copydesk")
    files = [program] + sorted(
        os.path.join(folder, name)
        for folder, _, names in os.walk(prefix)
        for name in names if name.endswith(".so") and os.path.basename(folder) == "copydesk")
    version = out(program, "--version").split()[1]
    when = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    relations = [("SPDXRef-DOCUMENT", "DESCRIBES", identity("copydesk"))]
    packages = {"copydesk": version}
    listed = []
    for path in files:
        name = os.path.relpath(path, prefix)
        with open(path, "rb") as f:
            content = f.read()
        listed.append({"SPDXID": identity(name), "fileName": "./" + name,
                       "checksums": [{"algorithm": a, "checksumValue": hashlib.new(a.lower(), content).hexdigest()}
                                     for a in ("SHA1", "SHA256")]})
        relations.append((identity("copydesk"), "CONTAINS", identity(name)))
        for library in libraries(path):
            owner, its_version = package(library)
            packages[owner] = its_version
            relations.append((identity(name), "DYNAMIC_LINK", identity(owner)))
    digest = hashlib.sha256(json.dumps([listed, packages]).encode()).hexdigest()
    print(json.dumps({
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"copydesk-{version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/copydesk-{version}-{digest[:16]}",
        "creationInfo": {"creators": ["Tool: copydesk-debian-sbom"],
                         "created": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(when))},
        "packages": [{"SPDXID": identity(name), "name": name, "versionInfo": v,
                      "downloadLocation": "NOASSERTION", "filesAnalyzed": False}
                     for name, v in sorted(packages.items())],
        "files": listed,
        "relationships": [{"spdxElementId": a, "relationshipType": kind, "relatedSpdxElement": b}
                          for a, kind, b in sorted(set(relations))]}, indent=2))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
