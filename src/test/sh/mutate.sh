#!/usr/bin/env bash
# Changes the bytecode of the packages domain and pki a little, again and again, and sees whether the tests notice, by PIT.
#
# src/test/sh/mutate.sh                everything, which takes long
# src/test/sh/mutate.sh SUITE          domain, documents or keys; the last two are pki
# src/test/sh/mutate.sh SUITE NUMBER   one slice of its classes: numbers that go on and on take every slice in turn
#
# Run `mvn test-compile` before it. It ends with another exit code than 0 where fewer changes are noticed than the floor asks
# for; what was not is in target/pit/<suite>/index.html. PIT takes the JDK that Maven runs on, not a toolchain.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
JAVA_HOME=$(./chancery --jdk)
export JAVA_HOME

keys='Cost|EncryptedEntries|Foreign.*|Iterations|JavaKeyStore|Key(Seal|edHash|s)|Locked.*|Old.*|Passphrase.*|Pem|Pkcs.*|RecoveryWrap|Seal.*|Shape|SshKey|TraditionalKey|Unpacking|WipeableKey|WeakRsa'
# What speaks to a token or a server: their tests need SoftHSM or a network, and no loop may be broken under those.
away='Cryptoki.*|Token.*|LiveServer|TlsIdentity|package-info'

# Of each suite: its name, package, slices, the least percentage of all changes and of those of one slice.
suites=(
    'domain domain 10 70 50'
    'documents pki 12 55 50'
    'keys pki 4 75 60'
)

classes() {
    case $1 in
    domain) sources domain | grep -v '^package-info$' ;;
    keys) sources pki | grep -xE "$keys" ;;
    documents) sources pki | grep -vxE "$keys|$away" ;;
    esac
}

sources() { find "src/main/java/dev/chancery/$1" -maxdepth 1 -name '*.java' -printf '%f\n' | sed 's/\.java$//' | LC_ALL=C sort; }

# Fast ones: no other program, no corpus, no keys that take seconds to make.
tests() {
    case $1 in
    domain) echo '*' ;;
    keys) printf '%s\n' Cost Derivation ForeignText JavaKeyStore KeySeal Keys Pem Pkcs12 Pkcs7 RecoveryWrap SshKey TraditionalKey Unpacking WeakRsa ;;
    documents) printf '%s\n' AdditionEncoding Answer Appraisal CertificateEncoding CertificateReader Chain ConstraintForm CrossSubject Draft EntryRules Errand \
        ExtensionValue Issuer Lint ListInput ListPair ListScope Nesting PathLimits Possession RemoteAnswer Responder RevocationList RevocationListReader \
        SigningRequest SubjectAttributes Verifier ;;
    esac
}

# Without the second compiler a passphrase costs a test ten times as long; without ciphers it is not worth its start.
compiler() {
    case $1 in
    domain) echo 1 ;;
    *) echo 4 ;;
    esac
}

# mutate SUITE PACKAGE FLOOR CLASS...: a class goes with those within it.
mutate() {
    local suite=$1 package=dev.chancery.$2 floor=$3 of log=target/pit/$1.log
    shift 3
    of=$(printf "$package.%s\n" "$@" | sed 's/.*/&,&$*/' | paste -sd,)
    mkdir -p target/pit
    if ! mvn -B -ntp -Ppit pitest:mutationCoverage -DtargetClasses="$of" \
        -DtargetTests="$(tests "$suite" | sed "s/.*/$package.&Test/" | paste -sd,)" -DexcludedClasses='*Test,*Test$*' \
        -Dpit.compiler="$(compiler "$suite")" -DmutationThreshold="$floor" -DreportsDirectory="target/pit/$suite" </dev/null >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        return 1
    fi
    echo "$suite: $# classes, floor $floor %"
    grep -aE '^>> (Line Coverage|Generated [0-9]+ mutations|Mutations with no|Ran )' "$log"
}

# run NAME PACKAGE SLICES FLOOR SLICE_FLOOR [NUMBER]
run() {
    local name=$1 package=$2 slices=$3 floor=$4 names
    mapfile -t names < <(classes "$name")
    if [ $# = 6 ]; then
        floor=$5
        mapfile -t names < <(printf '%s\n' "${names[@]}" | awk -v part=$(($6 % slices)) -v of="$slices" 'NR % of == part')
    fi
    mutate "$name" "$package" "$floor" "${names[@]}"
}

[[ ${1:-domain} =~ ^(domain|documents|keys)$ && ${2:-0} =~ ^[0-9]+$ ]] || { echo 'usage: src/test/sh/mutate.sh [SUITE [NUMBER]]' >&2; exit 2; }
broken=0
for suite in "${suites[@]}"; do
    read -ra suite <<<"$suite"
    if [ $# = 0 ] || [ "$1" = "${suite[0]}" ]; then
        run "${suite[@]}" ${2:+"$2"} || broken=1
    fi
done
exit "$broken"
