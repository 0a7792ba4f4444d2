#!/usr/bin/env bash
# Prints how long whole processes take to bring in a root and its device certificates, from a PEM file each: Chancery into a
# new store, read, judged, sealed and audited, with Argon2id for its passphrase, and XCA's command line into a database; both
# in this run. Then what XCA has made of them, moved into a new store of Chancery.
#
# usage: src/bench/sh/movein.sh [CERTIFICATES]      needs xca, time, and ../shared/data/xca/lab.xdb, a copy of which XCA adds
#                                                   to: for a new database it asks for a passphrase at a terminal
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
count=${1:-1000}
lab=${LAB_XDB:-../shared/data/xca/lab.xdb}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CHANCERY_PASSPHRASE='for a benchmark only' CHANCERY_FILE_PASSPHRASE=lab123 XDG_STATE_HOME=$work/state HOME=$work

./chancery --build

# Sets seconds to what the command took.
measure() {
    /usr/bin/time -o "$work/time" -f '%e' "$@" >"$work/out" 2>&1 </dev/null || { cat "$work/out" >&2; exit 1; }
    read -r seconds <"$work/time"
}

certificates() {
    export CHANCERY_STORE=$work/source.chancery
    ./chancery init >"$work/out"
    ./chancery ca create Bench >"$work/out"
    ./chancery bulk issue --pattern "dev-{00001..$(printf '%05d' "$count")}" >"$work/out"
    ./chancery export --all --keys=NONE --form=pem-folder --to="$work/exported" >"$work/out"
    mkdir "$work/pem"
    cp "$work/exported/dev-00001/ca.pem" "$work/pem/ca.pem"
    local folder
    for folder in "$work"/exported/*/; do cp "$folder/certificate.pem" "$work/pem/$(basename "$folder").pem"; done
}

new_store() {
    export CHANCERY_STORE=$work/$1.chancery
    ./chancery init >"$work/out"
}

row() { awk -v n="$1" -v s="$2" -v ours="$3" 'BEGIN { printf "| %s | %.2f | %.2f |\n", n, s, s / ours }'; }

certificates
install -m 600 "$lab" "$work/xca.xdb"
new_store files
measure ./chancery import "$work/pem"
ours=$seconds
measure xca --no-gui --password=pass:lab123 --database="$work/xca.xdb" --import --exit "$work"/pem/*.pem
theirs=$seconds
new_store database
measure ./chancery import "$work/xca.xdb"
echo "| $count P-256 certificates, $(nproc) cores | s | to Chancery |"
echo '|---|---|---|'
row 'Chancery, from a PEM file each' "$ours" "$ours"
row "XCA $(xca --version | sed -n 's|^Version ||p'), from the same files" "$theirs" "$ours"
row "Chancery, from XCA's database" "$seconds" "$ours"
