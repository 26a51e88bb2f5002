#!/bin/sh
# Packs a commit for others: the same commit and the same compiler give the same bytes.
#
#   sh Resources/package.sh source [DIR]   awscreds-tui-VERSION.tar.gz, the sources
#   sh Resources/package.sh binary [DIR]   awscreds-tui-VERSION-SYSTEM-MACHINE.tar.gz, to unpack below a prefix
#   sh Resources/package.sh deb [DIR]      awscreds-tui_VERSION_ARCHITECTURE.deb
#   sh Resources/package.sh all [DIR]      these three, built once
#
# DIR is where the file goes, the working folder where it is not named. Only what is committed is
# packed: a clean copy of the commit is built, whatever stands in this folder.
set -eu

out=$(cd "${2:-.}" && pwd)
cd "$(dirname "$0")/.."

say() { printf 'package: %s\n' "$*" >&2; }

version=$(sed -n 's/^let programVersion = "awscreds-tui \(.*\)"$/\1/p' Sources/awscreds-tui/Usage.swift)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
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

# The commit alone, in $work/$name.
unpack_commit() {
  [ -d "$work/$name" ] || git archive --format=tar --prefix="$name/" HEAD | tar -xf - -C "$work"
}

# Builds the commit and puts what `setup.sh install` installs below $work/tree/$name.
install_commit() {
  [ ! -d "$work/tree/$name" ] || return 0
  unpack_commit
  sh "$work/$name/Resources/setup.sh" install --prefix "$work/tree/$name" >&2
  # The compiler notes a hash of the folder that was built in, and the linker one of that.
  strip --remove-section=.swift_modhash --remove-section=.note.gnu.build-id \
    "$work/tree/$name/bin/awscreds-tui"
  mkdir -p "$work/tree/$name/share/doc/awscreds-tui"
  cp "$work/$name/README.md" "$work/tree/$name/share/doc/awscreds-tui/"
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

make_deb() {
  install_commit
  mkdir "$work/tree/deb"
  cp -R "$work/tree/$name" "$work/tree/deb/usr"
  # The folder that Debian's zsh looks into for packages.
  mv "$work/tree/deb/usr/share/zsh/site-functions" "$work/tree/deb/usr/share/zsh/vendor-completions"
  gzip -n -9 "$work/tree/deb/usr/share/man/man1/awscreds-tui.1"
  architecture=$(dpkg --print-architecture)
  mkdir "$work/tree/deb/DEBIAN"
  cat >"$work/tree/deb/DEBIAN/control" <<TEXT
Package: awscreds-tui
Version: $version
Architecture: $architecture
Maintainer: $(git log -1 --format='%an <%ae>')
Depends: libc6, libstdc++6, libncursesw6, libtinfo6, libyaml-0-2, libcurl4, libssl3
Recommends: ncurses-term
Section: utils
Priority: optional
Description: AWS profiles and keys in the terminal
 Lists the profiles of the AWS files, tells which of them work, edits them
 without harming the files, maps Serverless Framework stages to them and puts
 one of them in force in the shell.
TEXT
  file=$out/awscreds-tui_${version}_$architecture.deb
  find "$work/tree/deb" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  chmod -R go=rX,u+rw "$work/tree/deb"
  dpkg-deb --root-owner-group --build "$work/tree/deb" "$file" >&2
  say "$file"
}

case ${1:-} in
  source) make_source ;;
  binary) make_binary ;;
  deb) make_deb ;;
  all)
    make_source
    make_binary
    make_deb
    ;;
  *)
    sed -n 's/^# \{0,1\}//; 4,7p' "$0" >&2
    exit 2
    ;;
esac
