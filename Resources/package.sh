#!/bin/sh
# Packs a commit for others: the same commit and the same compiler give the same bytes.
set -eu

say() { printf 'package: %s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

usage() {
  cat <<'TEXT'
usage: sh Resources/package.sh source [DIR]   awscreds-tui-VERSION.tar.gz, the sources
       sh Resources/package.sh binary [DIR]   awscreds-tui-VERSION-SYSTEM-MACHINE.tar.gz, to unpack below a prefix
       sh Resources/package.sh deb [DIR]      awscreds-tui_VERSION_ARCHITECTURE.deb
       sh Resources/package.sh all [DIR]      these three, built once

DIR is where the file goes, the working folder where it is not named. In a clone only what is
committed is packed: a clean copy of the commit is built, whatever stands in its folder. In
unpacked sources there is no commit: the folder is packed as it is.

A package names its maintainer: DEBFULLNAME and DEBEMAIL, else the author of the commit.
TEXT
}

case ${1:-} in
  source | binary | deb | all) ;;
  -h | --help | help)
    usage
    exit 0
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac

out=$(cd "${2:-.}" && pwd) || fail "there is no folder ${2:-.}"
cd "$(dirname "$0")/.."
root=$(pwd -P)

version=$(sed -n 's/^let programVersion = "awscreds-tui \(.*\)"$/\1/p' Sources/awscreds-tui/Usage.swift)
[ -n "$version" ] || fail "Sources/awscreds-tui/Usage.swift tells no version"

# A folder of sources inside of another clone is no clone.
is_clone=false
if top=$(git rev-parse --show-toplevel 2>/dev/null) && [ "$top" = "$root" ]; then is_clone=true; fi
if $is_clone; then
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
else
  say "no git repository here: packing this folder as it is"
  # Unpacked sources have the time of their commit.
  SOURCE_DATE_EPOCH=$(stat -c %Y Package.swift 2>/dev/null || stat -f %m Package.swift)
fi
export SOURCE_DATE_EPOCH
name=awscreds-tui-$version
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Names, order, owners, modes and times are told, so that nothing of this machine goes in.
pack() {
  tar --sort=name --format=gnu --owner=0 --group=0 --numeric-owner --mode=go=rX,u+rw \
    --mtime="@$SOURCE_DATE_EPOCH" -C "$1" -cf - "$2" | gzip -n -9 >"$3"
  say "$3"
}

# The commit alone, or this folder without what was built in it, in $work/$name.
unpack_commit() {
  [ ! -d "$work/$name" ] || return 0
  if $is_clone; then
    git archive --format=tar --prefix="$name/" HEAD | tar -xf - -C "$work"
  else
    mkdir "$work/$name"
    tar --exclude=./.build --exclude=./.git -cf - . | tar -xf - -C "$work/$name"
  fi
}

# Builds the commit and puts what `setup.sh install` installs below $work/tree/$name.
install_commit() {
  [ ! -d "$work/tree/$name" ] || return 0
  unpack_commit
  sh "$work/$name/Resources/setup.sh" install --prefix "$work/tree/$name" >&2
  # What `uninstall` goes by is for no package.
  rm -rf "$work/tree/$name/share/awscreds-tui"
  # The compiler notes a hash of the folder that was built in, and the linker one of that.
  strip --remove-section=.swift_modhash --remove-section=.note.gnu.build-id \
    "$work/tree/$name/bin/awscreds-tui"
  mkdir -p "$work/tree/$name/share/doc/awscreds-tui"
  cp "$work/$name/README.md" "$work/$name/Resources/scripts.md" \
    "$work/tree/$name/share/doc/awscreds-tui/"
}

# Before anything is built: what is built stands in the same folder.
make_source() {
  unpack_commit
  pack "$work" "$name" "$out/$name.tar.gz"
}

make_binary() {
  install_commit
  system=$(uname -s | tr '[:upper:]' '[:lower:]')
  pack "$work/tree" "$name" "$out/$name-$system-$(uname -m).tar.gz"
}

maintainer() {
  if [ -n "${DEBFULLNAME:-}" ] && [ -n "${DEBEMAIL:-}" ]; then
    printf '%s <%s>\n' "$DEBFULLNAME" "$DEBEMAIL"
  elif $is_clone; then
    git log -1 --format='%an <%ae>'
  else
    fail "a package names its maintainer: set DEBFULLNAME and DEBEMAIL"
  fi
}

# The packages of the libraries that are linked, with the versions that their symbols need, and of
# those that are opened at first use.
dependencies() {
  mkdir -p "$work/shlibs/debian"
  printf 'Source: awscreds-tui\n\nPackage: awscreds-tui\nArchitecture: any\n' \
    >"$work/shlibs/debian/control"
  linked=$(cd "$work/shlibs" && dpkg-shlibdeps -O "$work/tree/deb/usr/bin/awscreds-tui" |
    sed -n 's/^shlibs:Depends=//p')
  [ -n "$linked" ] || return 1
  opened=
  for library in libcurl.so.4 libcrypto.so.3; do
    package=$(dpkg-query -S "*/$library" | sed -n '1s/:.*//p')
    [ -n "$package" ] || return 1
    # Options of 7.87 are set without asking whether they are there.
    [ "$library" = libcurl.so.4 ] && package="$package (>= 7.87)"
    opened="$opened, $package"
  done
  printf '%s%s\n' "$linked" "$opened"
}

make_deb() {
  command -v dpkg-deb >/dev/null 2>&1 || fail "dpkg-deb is missing: a deb is made on Debian or Ubuntu"
  command -v dpkg-shlibdeps >/dev/null 2>&1 || fail "dpkg-shlibdeps is missing: install dpkg-dev"
  keeper=$(maintainer)
  install_commit
  mkdir "$work/tree/deb"
  cp -R "$work/tree/$name" "$work/tree/deb/usr"
  # The folder that Debian's zsh looks into for packages.
  mv "$work/tree/deb/usr/share/zsh/site-functions" "$work/tree/deb/usr/share/zsh/vendor-completions"
  gzip -n -9 "$work/tree/deb/usr/share/man/man1/awscreds-tui.1"
  chmod -R go=rX,u+rw "$work/tree/deb"
  architecture=$(dpkg --print-architecture)
  mkdir "$work/tree/deb/DEBIAN"
  depends=$(dependencies) || fail "the packages that the program depends on are not known here"
  (cd "$work/tree/deb" && find usr -type f | LC_ALL=C sort | xargs md5sum) \
    >"$work/tree/deb/DEBIAN/md5sums"
  cat >"$work/tree/deb/DEBIAN/control" <<TEXT
Package: awscreds-tui
Version: $version
Architecture: $architecture
Maintainer: $keeper
Installed-Size: $(installed_size)
Depends: $depends
Recommends: ncurses-term
Suggests: bash-completion
Section: utils
Priority: optional
Description: AWS profiles and keys in the terminal
 Lists the profiles of the AWS files, tells which of them work, edits them
 without harming the files, maps Serverless Framework stages to them and puts
 one of them in force in the shell.
TEXT
  file=$out/awscreds-tui_${version}_$architecture.deb
  find "$work/tree/deb" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  chmod -R go=rX,u+rw "$work/tree/deb/DEBIAN"
  dpkg-deb --root-owner-group --build "$work/tree/deb" "$file" >&2
  say "$file"
}

# In units of 1024 bytes, each file rounded up, a folder as one: the same on any disk.
installed_size() {
  find "$work/tree/deb/usr" -printf '%y %s\n' |
    awk '{ sum += $1 == "f" ? int(($2 + 1023) / 1024) : 1 } END { print sum }'
}

case $1 in
  source) make_source ;;
  binary) make_binary ;;
  deb) make_deb ;;
  all)
    make_source
    make_binary
    make_deb
    ;;
esac
