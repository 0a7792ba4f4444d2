#!/usr/bin/env bash
# Feeds made-up input to every reader of input from outside, by Jazzer: src/test/sh/fuzz.sh [SECONDS] [PARSER...]
#
# SECONDS is how long each is fed (60), two at a time; FUZZ_PART=1/8 takes the second eighth of them alone. Run
# `mvn -Pfuzz test-compile` before it; where the classes are there already,
# `mvn -Pfuzz dependency:build-classpath@fuzz-classpath` is enough. It ends with a line a parser, how many inputs all of them
# together were given, and another exit code than 0 where one of them broke. What is found stays in
# target/fuzz/<parser>/found; put it into src/test/resources/hostile once it is mended, so that it is read by every test run.
# What an earlier run learnt stays in target/fuzz/<parser>/corpus, and the next one begins with it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

seconds=${1:-60}
shift || true
[[ $seconds =~ ^[0-9]+$ ]] || { echo 'usage: src/test/sh/fuzz.sh [SECONDS] [PARSER...]' >&2; exit 2; }
shared=../shared
work=target/fuzz
java=$(./chancery --jdk)/bin/java
source=src/test/java/dev/chancery/hostile/Parser.java
jobs=2
hang=${FUZZ_HANG:-5}
# Files that are read and thrown away again: in memory, where nothing waits for a disk.
scratch=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'rm -rf "$scratch"' EXIT

mapfile -t parsers < <(sed -n 's/^    \([A-Z0-9_]*\)(input -> .*/\1/p' "$source")
[ $# = 0 ] || parsers=("$@")
if [ -n "${FUZZ_PART:-}" ]; then
    mapfile -t parsers < <(printf '%s\n' "${parsers[@]}" | awk -v part="${FUZZ_PART%/*}" -v of="${FUZZ_PART#*/}" 'NR % of == part')
fi

[ -s "$work/libraries" ] || { echo "$work/libraries is missing: run mvn -Pfuzz test-compile" >&2; exit 2; }
if [ ! -d "$work/seeds" ]; then
    mkdir -p "$work/seeds.part/vault"
    for corpus in openssl-fuzz-seeds gnutls-parser-seeds pkits; do
        tar -xzf "$shared/corpora/$corpus.tar.gz" -C "$work/seeds.part"
    done
    jq -r '.interactions[].response.body | (if type == "object" and has("_raw") then ._raw else tojson end) | @base64' \
        "$shared/data/vault-contract.json" | while read -r answer; do
        base64 -d <<<"$answer" >"$(mktemp "$work/seeds.part/vault/XXXXXX")"
    done
    mv "$work/seeds.part" "$work/seeds"
fi

# The seeds that are of use to a parser: all of them would take longer to load than the time that it has.
seeds() {
    case $1 in
    CERTIFICATE | CHAIN) find "$work/seeds" -path '*x509*' -type f -o -path '*PKITS/certs*' -type f ;;
    REQUEST) find "$work/seeds" -path '*crq*' -type f ;;
    REVOCATION_LIST) find "$work/seeds" -path '*crl*' -type f ;;
    CONTAINER | LOCKED_CONTAINER) find "$work/seeds" \( -path '*pkcs*' -o -path '*key*' -o -path '*/cms/*' \) -type f ;;
    PEM | ASN1_TEXT) find "$work/seeds" -path '*/pem/*' -type f ;;
    VAULT_*) find "$work/seeds/vault" -type f ;;
    THING_CSV) find "$shared/data" -name '*.csv' ;;
    *) find "$work/seeds" -path '*dn_parser*' -type f ;;
    esac
}

# What of a run Jazzer is told. A million names, each of whose comparisons it is told of, would take it twenty times as long.
trace() {
    case $1 in
    PATTERN) echo cov ;;
    *) echo all ;;
    esac
}

fuzz() {
    local parser=$1 folder=$work/$1 runs rate
    mkdir -p "$folder/corpus" "$folder/found"
    seeds "$parser" | head -n 400 | xargs -r cp -n -t "$folder/corpus" 2>/dev/null || true
    if "$java" --enable-native-access=ALL-UNNAMED -Xmx512m -XX:+UseSerialGC -Djava.io.tmpdir="$folder" \
        -Dchancery.parser="$parser" -Dchancery.corpus="$folder/corpus" -Dchancery.scratch="$scratch" \
        -cp "target/test-classes:target/classes:$(cat "$work/libraries")" com.code_intelligence.jazzer.Jazzer --target_class=dev.chancery.hostile.Fuzz \
        --instrumentation_includes='dev.chancery.**:org.bouncycastle.asn1.**' --keep_going=1 --trace="$(trace "$parser")" \
        -max_total_time="$seconds" -timeout="$hang" -rss_limit_mb=2048 -max_len=16384 \
        -artifact_prefix="$folder/found/" "$folder/corpus" >"$folder/log" 2>&1; then
        runs=$(sed -n 's/^Done \([0-9]*\) runs in .*/\1/p' "$folder/log")
        rate=$(sed -n 's/^Done \([0-9]*\) runs in \([0-9]*\) second.*/\1 \2/p' "$folder/log" | awk '{ print int($1 / ($2 ? $2 : 1)) }')
        printf '%-18s %12d inputs %9d a second\n' "$parser" "$runs" "$rate"
    else
        printf '%-18s BROKEN, see %s\n' "$parser" "$folder/log"
        grep -av -e '^#[0-9]' -e '^INFO: Instrumented' "$folder/log" | tail -n 60 | cut -c 1-400 | sed 's/^/    /'
        return 1
    fi
}

export -f fuzz seeds trace
export work shared java seconds hang scratch
broken=0
printf '%s\n' "${parsers[@]}" | xargs -P "$jobs" -I{} bash -c 'fuzz {}' | tee "$work/told" || broken=1
awk '$3 == "inputs" { all += $2; none++ } END { printf "%d inputs in all to %d parsers\n", all, none }' "$work/told"
[ "$broken" = 0 ]
