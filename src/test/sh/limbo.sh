#!/bin/sh
# Runs the cases of x509-limbo, those of BetterTLS among them, through the verifier and prints the figures and each
# disagreement. Their file is not part of this project: it is the `limbo.json` of the public repository C2SP/x509-limbo
# (Apache-2.0). Fetch it there, with large files (Git LFS), and say where it lies:
#
#   CHANCERY_LIMBO=/path/to/limbo.json src/test/sh/limbo.sh
#
# Exits with 1 when docs/verification.md says anything else than the run.
set -eu
cd "$(dirname "$0")/../../.."
if [ ! -f "${CHANCERY_LIMBO:-}" ]; then
    echo "CHANCERY_LIMBO names no file; see the head of $0" >&2
    exit 2
fi
rm -f target/verification/x509-limbo.txt target/verification/BetterTLS.txt
result=0
mvn -q -o test -Dtest=LimboTest -Dsurefire.failIfNoSpecifiedTests=false || result=1
cat target/verification/x509-limbo.txt target/verification/BetterTLS.txt
exit $result
