# Sourced. Sets JAVA_HOME to a JDK of version 25 or newer, wherever this system keeps it, so that nobody has to change
# the default one of the machine. Maven compiles with the same.

jdk_wanted=25

# Prints the major version of the JDK in $1; fails when there is none. Asks its release file, which is faster than it.
jdk_major() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_find() {
    for candidate in "${JAVA_HOME:-}" \
        /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* /usr/local/*jdk* \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        major=$(jdk_major "$candidate") || continue
        if [ "${major:-0}" -ge "$jdk_wanted" ]; then
            JAVA_HOME=$candidate
            export JAVA_HOME
            return 0
        fi
    done
    echo "No JDK $jdk_wanted or newer was found in JAVA_HOME, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks or the places of macOS." >&2
    echo "Install one (for example Temurin: https://adoptium.net, or 'sdk install java 25-tem') or point JAVA_HOME at it." >&2
    return 2
}

jdk_find || exit 2
