#!/usr/bin/env bash
# Prints how many key pairs, signatures and certificates a second one thread makes: Chancery beside OpenSSL's library in C
# and Go's crypto/x509, all in this run, as a table with ratios (above 1: Chancery is faster).
#
# usage: src/bench/sh/compare.sh [SECONDS a figure]      needs gcc, libssl-dev and go
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
seconds=${1:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

gcc -O2 -o "$work/peer-c" src/bench/c/peer.c -lcrypto
GO111MODULE=off go build -o "$work/peer-go" src/bench/go/peer.go

kinds=EC_P256,EC_P384,ED25519,RSA_2048
mvn -q -Pbench verify -DskipTests -Dbench='KeyBench.generate|SignBench.(sign|issue)' \
    -Dbench.options="-p spec=$kinds -t 1 -f 1 -wi 3 -w $seconds -i 5 -r $seconds -rf csv -rff $work/ours.csv" >"$work/jmh.log" 2>&1 ||
    { tail -n 20 "$work/jmh.log" >&2; exit 1; }
"$work/peer-c" "$seconds" >"$work/c"
"$work/peer-go" "$seconds" >"$work/go"

echo "$(openssl version | cut -d' ' -f1,2), $(go version | cut -d' ' -f3), $(nproc) cores"
python3 - "$work" <<'PY'
import csv, sys
work = sys.argv[1]
names = {'KeyBench.generate': 'keys', 'SignBench.sign': 'sign', 'SignBench.issue': 'issue'}
ours = {}
for row in csv.DictReader(open(work + '/ours.csv')):
    what = names['.'.join(row['Benchmark'].split('.')[-2:])]
    ours[what, row['Param: spec']] = float(row['Score'])
def peer(name):
    return {(what, kind): float(rate) for what, kind, rate in map(str.split, open(work + '/' + name))}
c, go = peer('c'), peer('go')
print('| a second, one thread | Chancery | OpenSSL in C | Go | to OpenSSL | to Go |\n|---|---|---|---|---|---|')
for key in sorted(ours):
    o = ours[key]
    print(f'| {key[0]} {key[1]} | {o:,.0f} | {c[key]:,.0f} | {go[key]:,.0f} | {o / c[key]:.2f} | {o / go[key]:.2f} |')
PY
