#!/usr/bin/env bash
# Changes the bytecode of what reads lives, serial numbers and addresses a little, again and again, and sees whether the tests
# notice, by PIT.
#
# Run `mvn test-compile` before it. It ends with another exit code than 0 when fewer are noticed than the floor in pom.xml
# asks for; what was not is in target/pit/inputs/index.html. PIT takes the JDK that Maven runs on, not a toolchain.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
log=target/pit/log
JAVA_HOME=$(./chancery --jdk)
export JAVA_HOME

mkdir -p target/pit
if ! mvn -B -ntp -Ppit pitest:mutationCoverage@inputs </dev/null >"$log" 2>&1; then
    tail -n 30 "$log" >&2
    exit 1
fi
grep -aE '^>> (Line Coverage|Generated [0-9]+ mutations|Mutations with no|Ran )|^> Total' "$log"
