# Builds what is stale. To be sourced, after jdk.sh and programs.sh, in the project's folder.

jar=target/obenunten.jar

# Java reads the names of files as the locale says: without UTF-8, umlauts are lost. Messages stay in the language that was set.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
  export LANGUAGE=${LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} LC_ALL=C.UTF-8
fi

# How the service runs: small heap, the collector for small heaps, UTC; threads of the system watch the lines, as virtual
# ones get no turn while uploads keep their carriers busy.
jvm_options=(-XX:+UseSerialGC -Xms64m -Xmn32m -Xmx192m -XX:+UseCompactObjectHeaders
  -XX:+ExitOnOutOfMemoryError -Duser.timezone=UTC -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
  --enable-native-access=ALL-UNNAMED -Djdk.pollerMode=1)

build() {
  if [ -f "$jar" ] && [ -z "$(find pom.xml src/main scripts/web -newer "$jar" -type f -not -path '*/node_modules/*' -print -quit)" ]; then
    return 0
  fi
  need maven mvn nodejs node npm npm || return 1
  echo "Building …" >&2
  mvn -B -q package -DskipTests
  touch "$jar"
}

# The name of the start-up cache says what it was made from: a JVM would run stale code from an older one (JDK-8377932).
aot_cache() {
  local key
  key=$({ cat "$jar"; ls -l target/lib; "$JAVA_HOME/bin/java" -version; echo "${jvm_options[@]}"; } 2>&1 | sha256sum | cut -c1-16)
  echo "target/obenunten-$key.aot"
}

# Trains on the sample collection in a folder of its own, as training counts scans that nobody made.
train_on_sample() (
  data=$(mktemp -d)
  trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$data"' EXIT
  DATA_DIR=$data MONGODB_URI='' "$JAVA_HOME/bin/java" "${jvm_options[@]}" -jar "$jar" import media --as-is >/dev/null &&
    train "$1" "$data"
)

# Lets the service serve a few pages once and keeps what the JVM learnt, so that it starts in half the time.
#   train CACHE FOLDER    the folder holds the sample collection; scans that nobody made are counted there
train() {
  local cache=$1 data=$2 log pid port
  [ -f "$cache" ] && return 0
  rm -f target/obenunten-*.aot
  log=$(mktemp)
  DATA_DIR=$data HOST=127.0.0.1 PORT=0 OPS_PORT=0 BASE_URL=http://localhost MONGODB_URI='' \
    "$JAVA_HOME/bin/java" "${jvm_options[@]}" -XX:AOTCacheOutput="$cache" -jar "$jar" >"$log" 2>&1 &
  pid=$!
  for _ in $(seq 300); do
    port=$(sed -n 's/^Listening on .*:\([0-9]*\)$/\1/p' "$log")
    if [ -n "$port" ] || ! kill -0 "$pid" 2>/dev/null; then break; fi
    sleep 0.1
  done
  if [ -n "$port" ]; then
    local paths=(/ /de /en/places /de-simple/map /de/routes '/de/search?q=turm' /m/AAAAAAA) code
    for code in $(sed -n 's/^ *- code: *//p' media/signs.yaml | head -n 3); do
      paths+=("/m/$code" "/m/$code.svg" "/m/$code.png")
    done
    for path in "${paths[@]}"; do
      curl -s -o /dev/null --max-time 10 "http://localhost:$port$path" || true
      curl -s -o /dev/null --max-time 10 --compressed -H 'Accept-Language: en' "http://localhost:$port$path" || true
    done
  fi
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  rm -f "$log" "$cache.config"
  [ -f "$cache" ] || echo "The start-up cache could not be made; the service starts without it." >&2
}
