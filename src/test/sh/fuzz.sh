#!/usr/bin/env bash
# Feeds made-up input to every reader of input from outside, by Jazzer: src/test/sh/fuzz.sh SECONDS [PARSER...]
#
# Run `mvn -Pfuzz test-compile` before it. What is found stays in target/fuzz/<parser>/found; put it into
# src/test/resources/hostile once it is mended, so that it is read by every test run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

seconds=${1:?usage: src/test/sh/fuzz.sh SECONDS [PARSER...]}
shift
corpora=../shared/corpora
work=target/fuzz
java=$(./chancery --jdk)/bin/java
source=src/test/java/dev/chancery/hostile/Parser.java
jobs=$(nproc)

parsers=("$@")
[ ${#parsers[@]} -gt 0 ] || mapfile -t parsers < <(sed -n 's/^    \([A-Z0-9_]*\)(input -> .*/\1/p' "$source")

[ -s "$work/libraries" ] || { echo "target/fuzz/libraries is missing: run mvn -Pfuzz test-compile" >&2; exit 2; }
if [ ! -d "$work/seeds" ]; then
    mkdir -p "$work/seeds"
    for corpus in openssl-fuzz-seeds gnutls-parser-seeds pkits; do
        tar -xzf "$corpora/$corpus.tar.gz" -C "$work/seeds"
    done
fi

# The seeds that are of use to a parser: all of them would take longer to load than the time that it has.
seeds() {
    case $1 in
    CERTIFICATE | CHAIN) find "$work/seeds" -path '*x509*' -type f -o -path '*PKITS/certs*' -type f ;;
    REQUEST) find "$work/seeds" -path '*crq*' -type f ;;
    REVOCATION_LIST) find "$work/seeds" -path '*crl*' -type f ;;
    CONTAINER | LOCKED_CONTAINER) find "$work/seeds" \( -path '*pkcs*' -o -path '*key*' -o -path '*/cms/*' \) -type f ;;
    PEM | ASN1_TEXT) find "$work/seeds" -path '*/pem/*' -type f ;;
    *) find "$work/seeds" -path '*dn_parser*' -type f ;;
    esac
}

fuzz() {
    local parser=$1 folder=$work/$1
    mkdir -p "$folder/corpus" "$folder/found"
    seeds "$parser" | head -n 3000 | xargs -r cp -n -t "$folder/corpus" 2>/dev/null || true
    if "$java" --enable-native-access=ALL-UNNAMED -Xmx512m -XX:+UseSerialGC -Djava.io.tmpdir="$folder" -Dchancery.parser="$parser" \
        -cp "target/test-classes:target/classes:$(cat "$work/libraries")" com.code_intelligence.jazzer.Jazzer --target_class=dev.chancery.hostile.Fuzz \
        --instrumentation_includes='dev.chancery.**:org.bouncycastle.asn1.**' --keep_going=1 \
        -max_total_time="$seconds" -timeout=2 -rss_limit_mb=2048 -max_len=16384 \
        -artifact_prefix="$folder/found/" "$folder/corpus" >"$folder/log" 2>&1; then
        printf '%-18s %s\n' "$parser" "$(grep -o 'Done [0-9]* runs.*' "$folder/log")"
    else
        printf '%-18s BROKEN, see %s\n' "$parser" "$folder/log"
        return 1
    fi
}

export -f fuzz seeds
export work java seconds
printf '%s\n' "${parsers[@]}" | xargs -P "$jobs" -I{} bash -c 'fuzz {}'
