#!/bin/sh
# Builds, starts, tests and installs awscreds-tui, and first installs what that needs.
#
#   sh Resources/setup.sh run [ARGS]              build and start the program
#   sh Resources/setup.sh test                    lint and all tests
#   sh Resources/setup.sh install [--prefix DIR]  binary, man page, completions (default /usr/local)
#   sh Resources/setup.sh uninstall [--prefix DIR]  takes away what install put there
set -eu

caller=$PWD
cd "$(dirname "$0")/.."
root=$PWD
system=$(uname -s)

say() { printf 'setup: %s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# Names the package manager: apt, dnf, pacman or brew; nothing where there is none of them.
package_manager() {
  if [ "$system" = Darwin ]; then
    command -v brew >/dev/null 2>&1 && echo brew
  elif command -v apt-get >/dev/null 2>&1; then
    echo apt
  elif command -v dnf >/dev/null 2>&1; then
    echo dnf
  elif command -v pacman >/dev/null 2>&1; then
    echo pacman
  fi
  return 0
}

# The packages that `build` or `test` needs, by the names the package manager has for them.
packages_for() {
  case $1.$2 in
    apt.build) echo libncurses-dev libyaml-dev libcurl4-openssl-dev libssl-dev ;;
    apt.test) echo tmux zsh fish strace python3-venv ;;
    dnf.build) echo ncurses-devel libyaml-devel libcurl-devel openssl-devel ;;
    dnf.test) echo tmux zsh fish strace python3 ;;
    pacman.build) echo ncurses libyaml curl openssl ;;
    pacman.test) echo tmux zsh fish strace python ;;
    brew.build) echo libyaml openssl@3 ;;
    brew.test) echo tmux zsh fish python ;;
  esac
}

has_package() {
  case $1 in
    apt) [ "$(dpkg-query -W -f '${db:Status-Status}' "$2" 2>/dev/null)" = installed ] ;;
    dnf) rpm -q --whatprovides "$2" >/dev/null 2>&1 ;;
    pacman) pacman -Qq "$2" >/dev/null 2>&1 ;;
    brew) brew list --versions "$2" >/dev/null 2>&1 ;;
  esac
}

# A program that is there without its package (built by hand, a Python of one's own) will do.
has_tool() {
  case $1 in
    tmux | zsh | fish | strace) command -v "$1" >/dev/null 2>&1 ;;
    python3 | python | python3-venv) python3 -c 'import ensurepip, venv' >/dev/null 2>&1 ;;
    *) return 1 ;;
  esac
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    fail "this needs root and there is no sudo; run as root: $*"
  fi
}

install_packages() {
  manager=$(package_manager)
  if [ -z "$manager" ]; then
    say "none of apt, dnf, pacman and brew is here: ncurses, libyaml, libcurl 7.87+ and OpenSSL" \
      "must be installed with their headers by hand"
    return 0
  fi
  missing=
  for use in "$@"; do
    for package in $(packages_for "$manager" "$use"); do
      has_tool "$package" || has_package "$manager" "$package" || missing="$missing $package"
    done
  done
  [ -n "$missing" ] || return 0
  say "installing with $manager:$missing"
  # Unquoted on purpose: one word a package.
  case $manager in
    apt)
      as_root apt-get update -q >&2
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        $missing >&2
      ;;
    dnf) as_root dnf install -y $missing >&2 ;;
    pacman) as_root pacman -S --needed --noconfirm $missing >&2 ;;
    brew) brew install $missing >&2 ;;
  esac
}

need_swift() {
  if ! command -v swift >/dev/null 2>&1; then
    # Where the archive of swift.org and swiftly put it, for a shell that has no such PATH yet.
    for folder in "${SWIFTLY_BIN_DIR:-$HOME/.local/share/swiftly/bin}" /opt/swift/usr/bin \
      /usr/local/swift/usr/bin /usr/libexec/swift/bin; do
      if [ -x "$folder/swift" ]; then
        PATH=$folder:$PATH
        export PATH
        say "using $folder/swift"
        break
      fi
    done
  fi
  if ! command -v swift >/dev/null 2>&1; then
    say "no swift command found. Swift 6.3 or later is needed; get it with swiftly:"
    if [ "$system" = Darwin ]; then
      say "  brew install swiftly && swiftly init"
    else
      say "  curl -O https://download.swift.org/swiftly/linux/swiftly-\$(uname -m).tar.gz"
      say "  tar zxf swiftly-\$(uname -m).tar.gz && ./swiftly init"
    fi
    fail "then open a new shell and run this again (other ways: https://www.swift.org/install)"
  fi
  need_swift_version
}

# Told here in one line, rather than by the compiler in hundreds.
need_swift_version() {
  place=$(command -v swift)
  found=$(swift --version 2>/dev/null |
    sed -n 's/.*Swift version \([0-9][0-9]*\)\.\([0-9][0-9]*\).*/\1 \2/p' | head -n 1)
  [ -n "$found" ] || fail "$place is no Swift compiler that works: \`swift --version\` tells no" \
    "version. Put Swift 6.3 or later before it in PATH"
  # Unquoted on purpose: two numbers.
  set -- $found
  if [ "$1" -lt 6 ] || { [ "$1" -eq 6 ] && [ "$2" -lt 3 ]; }; then
    fail "Swift 6.3 or later is needed; $place is $1.$2. Get it with swiftly (swiftly install" \
      "latest), or put a newer one before it in PATH"
  fi
}

# Python programs that the tests compare with: in an environment of their own, below .build.
install_peers() {
  peers=$root/.build/peers
  wanted='botocore moto[server] awscli'
  [ "$(cat "$peers/installed" 2>/dev/null)" = "$wanted" ] && return 0
  say "installing into .build/peers: $wanted"
  rm -rf "$peers"
  mkdir -p "$root/.build"
  python3 -m venv "$peers"
  # Unquoted on purpose: one word a package.
  "$peers/bin/pip" install -q --disable-pip-version-check $wanted >&2
  # Last, so that a stopped installation is begun again.
  printf '%s\n' "$wanted" >"$peers/installed"
}

# Homebrew's folders are none that the compiler looks into by itself.
find_headers() {
  [ "$system" = Darwin ] && command -v brew >/dev/null 2>&1 || return 0
  brewed=$(brew --prefix)
  export CPATH="$brewed/include${CPATH:+:$CPATH}"
  export LIBRARY_PATH="$brewed/lib${LIBRARY_PATH:+:$LIBRARY_PATH}"
}

build_release() {
  install_packages build
  need_swift
  find_headers
  binary=$root/.build/release/awscreds-tui
  if [ -x "$binary" ] &&
    [ -z "$(find Package.swift Sources Resources -newer "$binary" | head -n 1)" ]; then
    return 0
  fi
  say "building awscreds-tui (the first time takes some minutes)"
  static=--static-swift-stdlib
  [ "$system" = Darwin ] && static=
  # Unquoted on purpose: no word at all where it is empty.
  swift build -c release $static --product awscreds-tui >&2
  # An unchanged binary keeps its age; the next start must not ask the compiler again.
  touch "$binary"
}

# Test vectors of other projects stay where AWSCREDS_VECTORS says: none may lie in this folder.
check_no_vectors() {
  if [ -z "${AWSCREDS_VECTORS:-}" ]; then
    say "AWSCREDS_VECTORS is not set: tests on vectors of other projects are left out"
    return 0
  fi
  [ -d "$AWSCREDS_VECTORS" ] || fail "AWSCREDS_VECTORS names no folder: $AWSCREDS_VECTORS"
  # `cases` there is written for this project, and a copy of it is in Tests/Fixtures. Files under
  # 100 bytes say too little to be anyone's.
  theirs=$(find "$AWSCREDS_VECTORS" -type d -path "$AWSCREDS_VECTORS/cases" -prune -o \
    -type f -size +99c -exec cksum {} + | awk '{ print $1 "-" $2 }')
  copies=$(find . \( -name .git -o -name .build \) -prune -o -type f -size +99c -exec cksum {} + |
    THEIRS=$theirs awk '
      BEGIN { n = split(ENVIRON["THEIRS"], sums, "\n"); for (i = 1; i <= n; i++) theirs[sums[i]] }
      ($1 "-" $2) in theirs { $1 = $2 = ""; print }')
  [ -z "$copies" ] || fail "third-party vectors must not be in the repository:$copies"
}

run_tests() {
  install_packages build test
  need_swift
  find_headers
  install_peers
  say "lint"
  swift format lint --strict --parallel -r Sources Tests Package.swift Resources/*.swift
  check_no_vectors
  say "build"
  swift build --build-tests
  say "test"
  exec swift test --skip-build
}

# Reads `--prefix DIR` into `prefix`.
read_prefix() {
  prefix=/usr/local
  while [ $# -gt 0 ]; do
    case $1 in
      --prefix)
        [ $# -ge 2 ] || fail "--prefix needs a folder"
        prefix=$2
        shift 2
        ;;
      --prefix=*)
        prefix=${1#--prefix=}
        shift
        ;;
      -h | --help)
        usage
        exit 0
        ;;
      *) fail "unknown argument: $1" ;;
    esac
  done
  case $prefix in
    /*) ;;
    *) prefix=$caller/$prefix ;;
  esac
}

# Names `as_root` where the prefix is not ours to write in; nothing where it is.
putter() {
  above=$prefix
  while [ ! -e "$above" ]; do above=$(dirname "$above"); done
  [ -w "$above" ] || echo as_root
}

# The files that are installed, and the folders they need, below the prefix; a folder before those
# in it.
files='bin/awscreds-tui share/man/man1/awscreds-tui.1
  share/bash-completion/completions/awscreds-tui share/zsh/site-functions/_awscreds-tui
  share/fish/vendor_completions.d/awscreds-tui.fish'
folders='. bin share share/man share/man/man1 share/bash-completion share/bash-completion/completions
  share/zsh share/zsh/site-functions share/fish share/fish/vendor_completions.d share/awscreds-tui'
# Which of these folders were made for it: `uninstall` takes no other one away.
made=share/awscreds-tui/made-folders

install_program() {
  read_prefix "$@"
  build_release
  pages=$(mktemp -d)
  trap 'rm -rf "$pages"' EXIT
  # The program prints its own man page and completions, so that they are always those of the binary.
  "$binary" --man-page >"$pages/man" || fail "the program could not print its man page"
  for shell in bash zsh fish; do
    "$binary" completion "$shell" >"$pages/$shell" || fail "no completions for $shell"
  done
  put=$(putter)
  : >"$pages/made"
  [ ! -f "$prefix/$made" ] || cat "$prefix/$made" >"$pages/made"
  for folder in $folders; do
    [ -d "$prefix/$folder" ] || printf '%s\n' "$folder" >>"$pages/made"
    $put mkdir -p "$prefix/$folder"
  done
  share=$prefix/share
  $put install -m 755 "$binary" "$prefix/bin/awscreds-tui"
  $put install -m 644 "$pages/man" "$share/man/man1/awscreds-tui.1"
  $put install -m 644 "$pages/bash" "$share/bash-completion/completions/awscreds-tui"
  $put install -m 644 "$pages/zsh" "$share/zsh/site-functions/_awscreds-tui"
  $put install -m 644 "$pages/fish" "$share/fish/vendor_completions.d/awscreds-tui.fish"
  $put install -m 644 "$pages/made" "$prefix/$made"
  say "installed below $prefix: bin/awscreds-tui, its man page, completions for bash, zsh, fish"
  case :$PATH: in
    *:"$prefix/bin":*) ;;
    *) say "$prefix/bin is not in PATH: README.md tells what to add to the startup file of your shell" ;;
  esac
}

uninstall_program() {
  read_prefix "$@"
  found=
  for file in $files; do
    [ ! -e "$prefix/$file" ] || found=yes
  done
  [ -n "$found" ] || fail "there is no awscreds-tui below $prefix"
  put=$(putter)
  for file in $files; do $put rm -f "$prefix/$file"; done
  emptied=$(sed '1!G;h;$!d' "$prefix/$made" 2>/dev/null || :)
  $put rm -f "$prefix/$made"
  # The last made first; what others put something into stays.
  for folder in $emptied; do $put rmdir "$prefix/${folder#.}" 2>/dev/null || :; done
  say "gone from below $prefix. Yours to remove: the hook's line in the startup file of your shell," \
    "${XDG_CONFIG_HOME:-~/.config}/awscreds-tui, and ${XDG_STATE_HOME:-~/.local/state}/awscreds-tui," \
    "which keeps old versions of your credentials"
}

usage() {
  cat <<'TEXT'
usage: sh Resources/setup.sh run [ARGS]                build and start the program
       sh Resources/setup.sh test                      lint and all tests
       sh Resources/setup.sh install [--prefix DIR]    binary, man page, completions
       sh Resources/setup.sh uninstall [--prefix DIR]  takes them away again
TEXT
}

case ${1:-} in
  run)
    shift
    build_release
    cd "$caller"
    exec "$binary" "$@"
    ;;
  test) run_tests ;;
  install)
    shift
    install_program "$@"
    ;;
  uninstall)
    shift
    uninstall_program "$@"
    ;;
  -h | --help | help) usage ;;
  *)
    usage >&2
    exit 2
    ;;
esac
