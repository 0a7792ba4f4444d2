#!/usr/bin/env bash
# Prints how long the list of certificates takes to read in a store of a million, and how the window does on it without a
# display. The store is made first, in some minutes, and kept in the folder for temporary files.
#
# usage: src/bench/sh/list.sh [CERTIFICATES]      JAVA_HOME is a JDK 25
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
certificates=${1:-1000000}
java=${JAVA_HOME:?is to be set to a JDK 25}/bin/java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mvn -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >"$work/build.log" 2>&1 ||
    { tail -n 20 "$work/build.log" >&2; exit 1; }
flags=(--enable-native-access=ALL-UNNAMED -cp "target/test-classes:target/classes:$(cat "$work/classpath")")

"$java" -Xmx1500m "${flags[@]}" dev.chancery.bench.MillionStore "$certificates"
"$java" -Xmx1g "${flags[@]}" dev.chancery.bench.ListBench "$certificates"
# shellcheck disable=SC2046 # options, to be split: those of the program that are about memory
"$java" $(grep '^-X' packaging/java.options) -Dglass.platform=Headless -Dprism.order=sw "${flags[@]}" \
    dev.chancery.bench.ListWindow "$certificates"
