#!/usr/bin/env bash
# Prints how long Chancery takes from the start of its process to the unlock screen, beside an empty JavaFX window of the
# same runtime and class path, and from the Enter key that ends the passphrase to the main window, in a store of DEVICES
# certificates. Each is the median of several alternating runs.
#
# usage: src/bench/sh/startup.sh [RUNS] [DEVICES]      needs xvfb and xdotool; JAVA_HOME is a JDK 25
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
runs=${1:-5}
devices=${2:-10000}
java=${JAVA_HOME:?is to be set to a JDK 25}/bin/java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mvn -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >"$work/build.log" 2>&1 ||
    { tail -n 20 "$work/build.log" >&2; exit 1; }
classpath=target/test-classes:target/classes:$(cat "$work/classpath")
flags=(--enable-native-access=ALL-UNNAMED -Xmx1g -Dchancery.home="$work/home" -cp "$classpath")

"$java" "${flags[@]}" dev.chancery.bench.LabStore "$work/lab.chancery" "$devices"
mkdir -p "$work/home"
echo "store.0=$work/lab.chancery" >"$work/home/preferences.properties"

milliseconds() { sed -n "s/^$1: \([0-9]*\) ms$/\1/p" "$2"; }

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

await() {
    for _ in $(seq 600); do
        grep -q "^$1:" "$2" && return 0
        sleep 0.02
    done
    echo "startup: $1 never came" >&2
    return 1
}

# Types the passphrase once the unlock screen is there. Both figures count from the start of the process.
chancery() {
    "$java" "${flags[@]}" dev.chancery.Main --print-startup >"$work/out" 2>/dev/null &
    local process=$! begun entered
    begun=$(date +%s%3N)
    await unlock-shown "$work/out"
    sleep 2.5
    xdotool type --delay 20 'a bench passphrase'
    entered=$(($(date +%s%3N) - begun))
    xdotool key Return
    await main-usable "$work/out"
    milliseconds unlock-shown "$work/out" >>"$work/unlock"
    echo $(($(milliseconds main-usable "$work/out") - entered)) >>"$work/main"
    kill "$process"
    wait "$process" || true
}

empty() {
    "$java" "${flags[@]}" 'dev.chancery.bench.EmptyWindow$Launcher' >"$work/out" 2>/dev/null
    milliseconds unlock-shown "$work/out" >>"$work/empty"
}

measure() {
    for _ in $(seq "$runs"); do
        empty
        chancery
    done
    local unlock empty
    unlock=$(median <"$work/unlock")
    empty=$(median <"$work/empty")
    echo "empty window: $empty ms"
    echo "unlock screen: $unlock ms, $(awk "BEGIN { printf \"%.2f\", $unlock / $empty }") of the empty window"
    echo "Enter to main window with $devices certificates: $(median <"$work/main") ms"
}

if [ -z "${DISPLAY:-}" ]; then
    Xvfb :97 -screen 0 1440x900x24 >/dev/null 2>&1 &
    display=$!
    trap 'kill $display; rm -rf "$work"' EXIT
    export DISPLAY=:97
    sleep 1
fi
measure
