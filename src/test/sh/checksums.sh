#!/usr/bin/env bash
# Compares every jar that the build and the program are made of with its SHA-256 in src/test/checksums.txt: what a registry
# hands out today is what was looked at. A jar that is not listed, or not used any more, is told too.
#
#   checksums.sh          compares
#   checksums.sh --write  writes the list anew, after a version was changed on purpose; look at the difference before a commit
#
# What the compiler plugin takes as its annotation processors, SpotBugs as its detectors, what Surefire fetches by itself while it
# runs, and what only a profile uses, is pinned by version only: Maven 3 has no way to list it.
#
# The list is of Linux on x86-64: other platforms have other jars of JavaFX and of the crypto provider.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
list=src/test/checksums.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Those that Maven names by itself and this build never runs.
unused=maven-release-plugin,maven-antrun-plugin,maven-assembly-plugin,maven-site-plugin

mvn -q -B -ntp dependency:resolve dependency:resolve-plugins -DoutputAbsoluteArtifactFilename=true \
    -DexcludeArtifactIds="$unused" -DoutputFile="$work/resolved" -DappendOutput=true >"$work/log" 2>&1 ||
    { tail -n 20 "$work/log" >&2; exit 1; }
grep -o ':/[^ ]*\.\(jar\|pom\)' "$work/resolved" | cut -c2- | sort -u >"$work/files"
[ -s "$work/files" ] || { echo 'nothing was resolved' >&2; exit 1; }

while read -r file; do
    printf '%s  %s\n' "$(sha256sum <"$file" | cut -d' ' -f1)" "${file##*/}"
done <"$work/files" | LC_ALL=C sort -u -k2 >"$work/found"

if [ "${1:-}" = --write ]; then
    cp "$work/found" "$list"
elif ! diff -U0 "$list" "$work/found" >"$work/difference"; then
    echo "these are not what $list says (- listed, + found):" >&2
    grep '^[-+][0-9a-f]' "$work/difference" >&2
    exit 1
fi
echo "$(wc -l <"$list") jars are those that are listed"
