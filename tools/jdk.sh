# shellcheck shell=sh
# Finds a Java, for ./cueway and ./build. POSIX shell, to be sourced. No JVM is started: every candidate folder has a
# file "release" that names its version.

# What both of them need.
CUEWAY_JAVA_MIN=25

# Prints the major version of the Java in folder $1; prints nothing if there is none.
java_major() {
    [ -r "$1/release" ] && [ -x "$1/bin/java" ] || return 0
    sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1
}

# Whether the Java in folder $1 is new enough and has the tool $2 (java, javac).
java_fits() {
    java_found=$(java_major "$1")
    [ -n "$java_found" ] && [ "$java_found" -ge "$CUEWAY_JAVA_MIN" ] && [ -x "$1/bin/$2" ]
}

# Prints the folder of the `java` on PATH, links followed; prints nothing if there is none.
java_on_path() {
    java_bin=$(command -v java) || return 0
    java_bin=$(readlink -f "$java_bin" 2>/dev/null || echo "$java_bin")
    dirname "$(dirname "$java_bin")"
}

# Prints each folder that may hold a Java, the one to prefer first. $1 is the folder Cueway lies in. What operating
# systems and version managers call "usual" can be replaced by CUEWAY_JAVA_FOLDERS, separated by colons.
java_candidates() {
    echo "$1/runtime"
    [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
    java_on_path
    if [ -n "${CUEWAY_JAVA_FOLDERS+set}" ]; then
        echo "$CUEWAY_JAVA_FOLDERS" | tr ':' '\n'
        return 0
    fi
    for java_folder in /usr/lib/jvm/* /usr/local/openjdk-* /opt/java/* /opt/* \
        "${HOME:-/nowhere}"/.sdkman/candidates/java/* "${HOME:-/nowhere}"/.jdks/* \
        "${HOME:-/nowhere}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ ! -d "$java_folder" ] || echo "$java_folder"
    done
}

# Prints the folder of the Java to use; $1 is the folder Cueway lies in, $2 the tool it must have (java, javac).
# Without one: says so in one sentence and returns 1.
java_home() {
    if [ -n "${CUEWAY_JAVA_HOME:-}" ]; then
        if java_fits "$CUEWAY_JAVA_HOME" "$2"; then
            echo "$CUEWAY_JAVA_HOME"
            return 0
        fi
        java_found=$(java_major "$CUEWAY_JAVA_HOME")
        echo "cueway: CUEWAY_JAVA_HOME=$CUEWAY_JAVA_HOME is ${java_found:+Java }${java_found:-no Java}," \
            "expected a folder with Java $CUEWAY_JAVA_MIN or newer and bin/$2; looking elsewhere" >&2
    fi
    java_home_found=$(java_candidates "$1" | while IFS= read -r java_folder; do
        if [ -n "$java_folder" ] && java_fits "$java_folder" "$2"; then
            echo "$java_folder"
            break
        fi
    done)
    if [ -z "$java_home_found" ]; then
        echo "cueway: no JDK $CUEWAY_JAVA_MIN or newer was found: install one (https://adoptium.net has it for every" \
            "system), or set CUEWAY_JAVA_HOME to the folder of one you have." >&2
        return 1
    fi
    echo "$java_home_found"
}
