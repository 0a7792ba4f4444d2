#!/usr/bin/env bash
# Asks every outside X.509 implementation at hand about the chains that the tests wrote, and fails when one disagrees.
#
#   src/test/sh/matrix.sh [folder]     folder: target/matrix, or another one of that shape
#
# In the folder, one folder a chain (its name is only shown) with ca.pem, chain.pem, leaf.pem and leaf.key, and if the
# chain left as PKCS#12 too, leaf.p12 and its passphrase in the file passphrase.
#
# Two rounds. In the first, everybody must accept. In the second, each leaf is shown with the authorities of the next
# folder, and everybody must refuse: a round that could not fail would prove nothing.
#
# The asking is done by ../shared/tools/verify-matrix.sh, which lies beside the checkout. Without it this script says so
# and ends with 0, in CI (CI=true) with 1. In CI no implementation may be missing either.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
folder=${1:-$root/target/matrix}
verify=$root/../shared/tools/verify-matrix.sh
in_ci=${CI:-false}

# Debian 12's NSS, gpgsm, mbedTLS and BearSSL know no Ed25519.
no_ed25519='^nss-|-nss-|gnupg-gpgsm|mbedtls|bearssl'

# These look at the leaf, its key or its PKCS#12 alone, so they have nothing to refuse when the authority is a wrong one.
see_no_authority='openssl-key-match|java-keytool|p12-'

passed=0 failed=0

fail() {
    echo "FAIL matrix: $*"
    exit 1
}

is_ed25519() { [[ $(openssl x509 -in "$1/leaf.pem" -noout -text) == *'Public Key Algorithm: ED25519'* ]]; }
is_rsa() { [[ $(openssl x509 -in "$1/leaf.pem" -noout -text) == *'Public Key Algorithm: rsaEncryption'* ]]; }
is_client() { [[ $(openssl x509 -in "$1/leaf.pem" -noout -ext extendedKeyUsage) == *'Client Auth'* ]]; }

# How many checks look at the chain in $1 where everything is installed, and how many of them at its PKCS#12.
count_checks() {
    checks=20 p12_checks=5
    if is_client "$1"; then checks=$((checks + 5)) p12_checks=$((p12_checks + 1)); fi
    if ! is_ed25519 "$1"; then checks=$((checks + 7)) p12_checks=$((p12_checks + 1)); fi
    if is_rsa "$1"; then checks=$((checks + 1)); fi
}

# In CI, fewer checks than $1 are a failure: an implementation is not installed.
require() {
    if [ "$in_ci" = true ]; then export MATRIX_REQUIRE=$1; fi
}

# Runs the tool with its arguments $2..., adds up what it counted, and says how long it took.
ask() {
    local title=$1 started=$SECONDS last answer status=0
    shift
    echo "== $title"
    answer=$("$verify" "$@") || status=$?
    echo "$answer"
    last=${answer##*$'\n'}
    [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]] || fail "$title: no count at the end"
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    [ $status = 0 ] || [ "${BASH_REMATCH[2]}" != 0 ] || fail "$title: ended with $status"
    echo "== $title: $((SECONDS - started)) s"
}

accept() {
    local chain=$1 p12=() skip='^$'
    count_checks "$chain"
    if [ -f "$chain/leaf.p12" ]; then
        p12=(- "$chain/leaf.p12" "$(cat "$chain/passphrase")")
    else
        checks=$((checks - p12_checks))
    fi
    require "$checks"
    if is_ed25519 "$chain"; then skip=$no_ed25519; fi
    MATRIX_SKIP=$skip ask "$(basename "$chain"), to be accepted" \
        "$chain/ca.pem" "$chain/chain.pem" "$chain/leaf.pem" "$chain/leaf.key" "${p12[@]}"
}

refuse() {
    local chain=$1 other=$2 skip=$see_no_authority
    count_checks "$chain"
    require $((checks - p12_checks - 2))
    if is_ed25519 "$chain"; then skip="$skip|$no_ed25519"; fi
    MATRIX_SKIP=$skip ask "$(basename "$chain") under $(basename "$other"), to be refused" \
        --expect-reject "$other/ca.pem" "$other/chain.pem" "$chain/leaf.pem" "$chain/leaf.key"
}

if [ ! -x "$verify" ]; then
    [ "$in_ci" = true ] && fail "$verify is missing"
    echo "skipped: ../shared/tools/verify-matrix.sh is not beside this checkout"
    exit 0
fi
shopt -s nullglob
chains=("$folder"/*/)
[ ${#chains[@]} -ge 2 ] || fail "$folder holds no two chains; the tests write them (mvn verify)"

mkdir -p "$root/target"
export MATRIX_CACHE=$root/target/matrix-cache
for i in "${!chains[@]}"; do accept "${chains[i]%/}"; done
for i in "${!chains[@]}"; do
    other=$(((i + 1) % ${#chains[@]}))
    refuse "${chains[i]%/}" "${chains[other]%/}"
done

echo "matrix of ${#chains[@]} chains, $SECONDS s"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
