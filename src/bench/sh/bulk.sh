#!/usr/bin/env bash
# Prints how long whole processes take from a list of devices to their certificates: Chancery's command line (sealed keys,
# stored, audited) beside loops of openssl, cfssl and easy-rsa, all in this run, as a table with ratios a device. Then
# Chancery's time and memory by the number of devices, and RSA keys on all cores beside Go.
#
# usage: src/bench/sh/bulk.sh [DEVICES]      needs openssl, golang-cfssl, easy-rsa, golang-go and time
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
devices=${1:-10000}
home=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CHANCERY_PASSPHRASE='for a benchmark only'

./chancery --build

list() { { echo id,name,group; seq -f 'dev-%06g,a device,bench' "$1"; } >"$work/$1.csv"; }

# Sets seconds and kilobytes to what the command took, the largest resident set of its processes among it.
measure() {
    /usr/bin/time -o "$work/time" -f '%e %M' "$@" >"$work/out" 2>&1 || { cat "$work/out" >&2; exit 1; }
    read -r seconds kilobytes <"$work/time"
}

store() {
    export CHANCERY_STORE=$work/$1.chancery
    ./chancery init >"$work/out"
    ./chancery ca create Bench >"$work/out"
}

chancery() {
    store "$1-$2-$3-$RANDOM"
    measure ./chancery bulk issue --list "$work/$1.csv" --key-type "$2" --key-bits "$3"
}

with_openssl() {
    cd "$work"
    for ((i = 0; i < $1; i++)); do
        openssl ecparam -name prime256v1 -genkey -noout -out "o$i.key"
        openssl req -new -key "o$i.key" -subj "/CN=dev-$i" -out "o$i.csr"
        openssl x509 -req -in "o$i.csr" -CA ca.pem -CAkey ca.key -days 365 -out "o$i.pem" 2>/dev/null
    done
}

with_cfssl() {
    cd "$work"
    for ((i = 0; i < $1; i++)); do
        echo '{"CN":"dev-'$i'","key":{"algo":"ecdsa","size":256}}' >c.json
        cfssl gencert -loglevel 5 -ca ca.pem -ca-key ca.key c.json >"c$i.json"
    done
}

with_easyrsa() {
    cd "$work"
    for ((i = 0; i < $1; i++)); do
        EASYRSA_BATCH=1 EASYRSA_ALGO=ec EASYRSA_CURVE=prime256v1 EASYRSA_PKI=$work/pki \
            /usr/share/easy-rsa/easyrsa --batch build-client-full "dev-$i" nopass
    done
}

peers() {
    (cd "$work" && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -subj /CN=Bench \
        -days 3650 -out ca.pem 2>/dev/null)
    (export EASYRSA_BATCH=1 EASYRSA_ALGO=ec EASYRSA_CURVE=prime256v1 EASYRSA_PKI=$work/pki
        /usr/share/easy-rsa/easyrsa init-pki && /usr/share/easy-rsa/easyrsa build-ca nopass) >"$work/out" 2>&1
    export -f with_openssl with_cfssl with_easyrsa
    export work
}

row() { awk -v n="$1" -v count="$2" -v s="$3" -v ours="$4" 'BEGIN { printf "| %s | %d | %.1f | %.3f | %.0f |\n", n, count, s, 1000 * s / count, (s / count) / ours }'; }

echo "$(openssl version | cut -d' ' -f1,2), $(nproc) cores"
list "$devices"
peers
chancery "$devices" ec 256
ours=$(awk -v s="$seconds" -v n="$devices" 'BEGIN { print s / n }')
echo '| EC P-256 devices | devices | s | ms each | to Chancery |'
echo '|---|---|---|---|---|'
row 'Chancery, from the list to the store' "$devices" "$seconds" "$ours"
measure bash -c "with_openssl 100" && row 'openssl, three commands each' 100 "$seconds" "$ours"
measure bash -c "with_cfssl 100" && row 'cfssl gencert' 100 "$seconds" "$ours"
measure bash -c "with_easyrsa 10" && row 'easy-rsa build-client-full' 10 "$seconds" "$ours"

echo
echo '| EC P-256 devices in one job | s | largest resident set, MB |'
echo '|---|---|---|'
for count in 1000 10000 100000; do
    list $count
    chancery $count ec 256
    echo "| $count | $seconds | $((kilobytes / 1024)) |"
done

echo
echo '| 1,000 RSA 2048 devices, all cores | s |'
echo '|---|---|'
chancery 1000 rsa 2048
echo "| Chancery | $seconds |"
GO111MODULE=off go build -o "$work/peer-go" "$home/src/bench/go/peer.go"
"$work/peer-go" 3 | awk -v cores="$(nproc)" '$1 == "issue" && $2 == "RSA_2048" { printf "| Go, one thread times %d cores | %.0f |\n", cores, 1000 / $3 / cores }'
