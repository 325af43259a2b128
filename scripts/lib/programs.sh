# Finds or installs the programs that a script needs. To be sourced.

# need PACKAGE PROGRAM [PACKAGE PROGRAM …]: installs Debian packages whose program is missing, where that is possible.
# For a package without programs, name a file of it in full.
need() {
  local missing=() said=()
  while [ $# -gt 0 ]; do
    if ! command -v "$2" >/dev/null 2>&1 && ! [ -f "$2" ]; then
      missing+=("$1")
      said+=("$2")
    fi
    shift 2
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing: ${missing[*]}" >&2
    DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null &&
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && return 0
  fi
  echo "Missing: ${said[*]}. Please install (on Debian: sudo apt-get install ${missing[*]})." >&2
  return 1
}

# The programs that make pictures, sounds and films ready for visitors. The service runs without them; then uploads wait.
media_programs() {
  need ffmpeg ffmpeg libvips-tools vips bubblewrap bwrap || {
    echo "Going on without them: uploaded pictures, sounds and films are kept, and wait until they are there." >&2
  }
}
