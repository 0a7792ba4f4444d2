#!/usr/bin/env bash
# Builds the program twice from the last commit, in two places, and compares: the same source is the same jar, bit for bit.
set -euo pipefail
top=$(git -C "$(dirname "${BASH_SOURCE[0]}")" rev-parse --show-toplevel)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for place in one another/place; do
    git clone -q "$top" "$work/$place"
    (cd "$work/$place" && mvn -q -B -ntp package -Dmaven.test.skip=true >&2)
    sha256sum <"$work/$place/target/chancery.jar"
done | uniq | {
    mapfile -t sums
    [ ${#sums[@]} = 1 ] || { echo "the two builds differ: ${sums[*]}" >&2; exit 1; }
    echo "the same jar twice: ${sums[0]%% *}"
}
