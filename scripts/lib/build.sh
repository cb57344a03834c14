# Sourced, after `root` is set. `build` makes server/target/server.jar and its lib/ when any source has changed since the
# last time; a start that builds nothing does not wait for Maven.

. "$root/scripts/lib/jdk.sh"

# Maven 3.8 does not know MAVEN_ARGS; the newer ones must not get them twice.
maven() (
    arguments=${MAVEN_ARGS:-}
    unset MAVEN_ARGS
    cd "$root" || exit
    # Unquoted on purpose: several arguments in one variable.
    # shellcheck disable=SC2086
    exec mvn $arguments "$@"
)

# One number over the contents of the files that are named on standard input, seen from the root.
fingerprint() {
    LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum | cksum
}

program_fingerprint() (
    cd "$root" || exit
    find pom.xml .mvn */pom.xml */src/main */src/codegen server/web \
        '(' -name node_modules -o -path server/src/main/resources ')' -prune -o -type f -print | fingerprint
)

pages_fingerprint() (
    cd "$root" || exit
    find server/src/main/resources -type f -print 2>/dev/null | fingerprint
)

build() {
    jar=$root/server/target/server.jar
    stamp=$root/server/target/built-from
    pages_stamp=$root/server/target/pages-from
    now=$(program_fingerprint)
    pages_now=$(pages_fingerprint)
    if [ -f "$jar" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then
        # A changed page needs no build: it is put into the jar as it is.
        if [ "$(cat "$pages_stamp" 2>/dev/null)" != "$pages_now" ]; then
            "$JAVA_HOME/bin/jar" --update --file "$jar" -C "$root/server/src/main/resources" . || exit
            printf '%s\n' "$pages_now" >"$pages_stamp"
        fi
        return 0
    fi
    command -v mvn >/dev/null || { echo "Maven is needed to build: install it, so that 'mvn' is on the PATH." >&2; exit 2; }
    command -v npm >/dev/null || { echo "Node 20 or newer with npm is needed to build: install it, so that 'npm' is on the PATH." >&2; exit 2; }
    mkdir -p "$root/target"
    log=$root/target/build.log
    echo "building (the first time downloads the libraries, which takes minutes); all it says goes to $log" >&2
    # What is shown goes where progress belongs: standard output is for what the program says.
    # Tests and format are the business of scripts/test.
    {
        maven -B -pl server -am -Dmaven.test.skip=true -Dspotless.check.skip=true package 2>&1
        printf '\nexit status %s\n' "$?"
    } | tee "$log" | sed -n -e 's/^\[INFO\] Building \([^ ]*\) [^ ]* *\[\(.*\)\]$/  \2 \1/p' -e '/ERROR/p' >&2
    [ "$(tail -n 1 "$log")" = "exit status 0" ] || {
        echo "the build failed; the reason stands in $log" >&2
        exit 1
    }
    printf '%s\n' "$now" >"$stamp"
    printf '%s\n' "$pages_now" >"$pages_stamp"
}

# The same at training and at run, or the JVM refuses the cache.
java_flags="-XX:+UseZGC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
# Ten times the calls before a method is compiled for good. What is hot has them within seconds; compiling all the rest,
# method after method, cost a twentieth of a core for many minutes after a start.
java_flags="$java_flags -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 \
-XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
aot_cache=$root/server/target/server.aot

# Becomes the program, so that signals and the exit status are its own.
run_java() {
    # Only a cache of this very jar; without one, or when the JVM does not want it, the start is merely slower.
    if [ -n "$(find "$aot_cache" -newer "$root/server/target/server.jar" 2>/dev/null)" ]; then
        set -- "-XX:AOTCache=$aot_cache" -Xlog:aot=off -Xlog:cds=off "$@"
    fi
    # Unquoted on purpose: several flags in one variable.
    # shellcheck disable=SC2086
    exec "$JAVA_HOME/bin/java" $java_flags -cp "$root/server/target/server.jar" "$@"
}
