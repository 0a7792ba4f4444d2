#!/usr/bin/env bash
# Kills the program and cuts the power under it while it issues, and counts what was acknowledged and is gone.
#
#   src/test/sh/faults.sh kill [rounds]      SIGKILL at random moments (200)
#   src/test/sh/faults.sh power [points]     the disk as a power cut could leave it, at so many moments (400)
#   src/test/sh/faults.sh term [rounds]      SIGTERM in the midst: ends within 3 s, no lock is left, the next start is clean (20)
#   src/test/sh/faults.sh space [rounds]     a file system of 6 MB that fills up and is emptied again (50; needs unshare)
#
# SECONDS_AT_MOST (30) is how long the program may work in one round of power; another SEED (1) kills at other moments.
# Runs target/classes with target/lib, as "mvn package -DskipTests" leaves them, or CHANCERY, a command. The counting of kill
# and power is done by ../shared/tools/kill9.py and powerloss.py, which lie beside the checkout; without them the script says
# so and ends with 0, in CI (CI=true) with 1. Ends with 'N passed, N failed'.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
tools=${TOOLS:-$root/../shared/tools}
what=${1:-}
folder=$(mktemp -d "${TMPDIR:-/tmp}/faults.XXXXXX")
trap 'rm -rf "$folder"' EXIT
program=${CHANCERY:-$root/chancery}
export CHANCERY_STORE=$folder/lab.chancery CHANCERY_PASSPHRASE='correct horse' XDG_STATE_HOME=$folder/state

need() {
    [ -r "$tools/$1" ] && return
    echo "no $tools/$1: nothing was judged"
    if [ "${CI:-false}" = true ]; then exit 1; else exit 0; fi
}

make_store() {
    $program init >/dev/null
    $program ca create 'Lab CA' >/dev/null
}

# What issues without end: goes on with the open job, or begins another one. The file itself is asked, for a start of the
# program would be half of a round. A job that was killed when all was issued is brought to its end first.
write_run() {
    cat >"$folder/run" <<END
#!/bin/sh
count() { sqlite3 "$CHANCERY_STORE" "select count(*) from bulk_job where state = 'open' and \$1"; }
waiting="exists (select 1 from bulk_item where job = bulk_job.id and result = 'waiting')"
[ "\$(count "not \$waiting")" = 0 ] || $program bulk resume >/dev/null
[ "\$(count "\$waiting")" = 0 ] || exec $program bulk resume --acknowledge
exec $program bulk issue --pattern "d\$(date +%s%N)-{00001..20000}" --acknowledge
END
    chmod 700 "$folder/run"
}

# The same with a store of its own and an end: the traced program must begin with an empty disk, and must end.
write_traced_run() {
    cat >"$folder/run" <<END
#!/bin/sh
$program init >/dev/null && $program ca create 'Lab CA' >/dev/null
exec timeout -s TERM ${SECONDS_AT_MOST:-30} $program bulk issue --pattern 'd{00001..20000}' --acknowledge
END
    chmod 700 "$folder/run"
}

query='select lower(hex(serial)) from certificate'

kills() {
    need kill9.py
    make_store
    write_run
    python3 "$tools/kill9.py" --db "$CHANCERY_STORE" --ack 'ACK ([0-9a-f]+) ' --query "$query" \
        --ready 'ACK ' --seed "${SEED:-1}" --rounds "$1" --max-ms "${MOST_MS:-2000}" -- "$folder/run"
}

power() {
    need powerloss.py
    write_traced_run
    # The note beside the store (lab.chancery.seen) is no file of SQLite: nothing is recovered from it.
    sed "s/not p.endswith('-shm')/& and '.seen' not in p/; s/not ps\\[0\\].endswith('-shm')/& and '.seen' not in ps[0]/" \
        "$tools/powerloss.py" >"$folder/powerloss.py"
    python3 "$folder/powerloss.py" --db "$CHANCERY_STORE" --ack 'ACK ([0-9a-f]+) ' --query "$query" --points "$1" -- "$folder/run"
}

verdict() {
    if [ -z "$2" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL $1: $2"; fi
}

acknowledged_but_gone() {
    sed -n 's/^ACK \([0-9a-f]*\) .*/\1/p' "$folder/said" | sort -u >"$folder/acknowledged"
    sqlite3 "$CHANCERY_STORE" "$query" | sort -u | comm -23 "$folder/acknowledged" - | wc -l
}

terms() {
    make_store
    write_run
    passed=0 failed=0
    round=1
    while [ "$round" -le "$1" ]; do
        : >"$folder/said"
        "$folder/run" >"$folder/said" 2>&1 &
        pid=$!
        until grep -q '^ACK' "$folder/said"; do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
        sleep "0.$((RANDOM % 900 + 100))"
        begun=$(date +%s%N)
        # A job that has come to its end by now is no round.
        kill -TERM "$pid" 2>/dev/null || continue
        wait "$pid" || true
        took=$((($(date +%s%N) - begun) / 1000000))
        why=
        [ "$took" -le "${MOST_TERM_MS:-3000}" ] || why="took $took ms"
        [ ! -e "$CHANCERY_STORE.lock" ] || why="$why a lock is left"
        [ "$(acknowledged_but_gone)" = 0 ] || why="$why acknowledged and gone"
        $program ca list >/dev/null || why="$why does not open"
        echo "round $round: ended in $took ms"
        verdict "round $round" "$why"
        round=$((round + 1))
    done
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}

# In a mount of its own: 6 MB, filled to a random rest before each round, emptied after it.
space() {
    if [ "${INSIDE:-}" != yes ]; then
        INSIDE=yes exec unshare --map-root-user --mount "$0" space "$1"
    fi
    mkdir "$folder/small"
    mount -t tmpfs -o size=6m,mode=700 tmpfs "$folder/small"
    trap 'umount "$folder/small"; rm -rf "$folder"' EXIT
    export CHANCERY_STORE=$folder/small/lab.chancery
    make_store
    passed=0 failed=0
    for round in $(seq "$1"); do
        free=$(df --output=avail -k "$folder/small" | tail -n 1)
        rest=$((RANDOM % 700))
        [ "$free" -le "$rest" ] || head -c "$(((free - rest) * 1024))" /dev/zero >"$folder/small/ballast" || true
        code=0
        $program bulk issue --pattern "s$round-{001..400}" --acknowledge >"$folder/said" 2>&1 || code=$?
        rm -f "$folder/small/ballast"
        why=
        if [ "$code" != 0 ] && ! grep -q 'No space left' "$folder/said"; then why="ended with $code: $(tail -n 1 "$folder/said")"; fi
        [ "$(acknowledged_but_gone)" = 0 ] || why="$why acknowledged and gone"
        [ "$(sqlite3 "$CHANCERY_STORE" 'pragma integrity_check')" = ok ] || why="$why integrity"
        $program ca list >/dev/null 2>&1 || why="$why does not open"
        verdict "round $round" "$why"
    done
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}

case $what in
    kill) kills "${2:-200}" ;;
    power) power "${2:-400}" ;;
    term) terms "${2:-20}" ;;
    space) space "${2:-50}" ;;
    *) sed -n '2,14s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
