# shellcheck shell=sh
# Runs the system's Maven with its progress in a line or two per module, for ./cueway and ./build. POSIX shell, to be
# sourced.

# Fails in one sentence unless `mvn` is there and at least 3.8.7.
maven_fits() {
    if ! command -v mvn >/dev/null 2>&1; then
        echo "cueway: Maven 3.8.7 or newer is needed to build and there is no mvn on PATH: install it" \
            "(apt-get install maven, brew install maven, or https://maven.apache.org)." >&2
        return 1
    fi
    # The colour codes around the version are Maven's even when nobody looks.
    maven_version=$(mvn -B --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    if ! echo "${maven_version:-0}" | awk -F. '{ exit !($1 * 1000000 + $2 * 1000 + $3 >= 3008007) }'; then
        echo "cueway: Maven ${maven_version:-of unknown version} is too old, expected 3.8.7 or newer." >&2
        return 1
    fi
}

# Passes on what a person wants to see of Maven's output: modules, downloads by the hundred, test counts.
maven_progress() {
    awk '
        /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ { sub(/^\[INFO\] /, ""); gsub(/  +/, " "); print "== " $0; fflush(); next }
        /Downloaded from / { if (++files % 100 == 0) { print "   " files " files downloaded"; fflush() } next }
        /^(\[[A-Z]+\] )?Tests run: .*Time elapsed/ { sub(/^\[[A-Z]+\] +/, "   "); sub(/, Time elapsed: /, ", "); print; fflush(); next }
        /^\[[A-Z]+\] Tests run: / { sub(/^\[[A-Z]+\] /, ""); print; fflush(); next }
        /^\[INFO\] BUILD / { sub(/^\[INFO\] /, ""); print; fflush() }
    '
}

# Runs mvn with the arguments after $1, its whole output into the file $1, and shows the progress of it. On failure
# shows the errors and warnings of the file and returns 1.
maven_run() {
    maven_log=$1
    shift
    mkdir -p "$(dirname "$maven_log")"
    # A pipe ends with the status of its last command, so Maven's own goes through a file.
    rm -f "$maven_log.failed"
    { mvn -B -Dstyle.color=never "$@" 2>&1 || touch "$maven_log.failed"; } | tee "$maven_log" | maven_progress
    if [ -e "$maven_log.failed" ]; then
        rm -f "$maven_log.failed"
        echo "== errors and warnings from $maven_log:"
        grep -vE '^\[INFO\]|^Progress |re-run Maven|\[Help 1\]|^\[ERROR\] *$|sun.misc.Unsafe' "$maven_log" | tail -n 200
        return 1
    fi
}
