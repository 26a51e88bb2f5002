#!/bin/sh
# Feeds any bytes to the readers and editors of files, with libFuzzer, until a law breaks.
#
#   sh Tests/Fuzz/run.sh files [SECONDS]      shared files: read, change, take back
#   sh Tests/Fuzz/run.sh projects [SECONDS]   serverless files: read, edit a stage, take back
#
# An input that breaks a law is left in .build/fuzz/TARGET-*. It becomes a fixture of FuzzTests, in
# Tests/Fixtures/fuzz/TARGET, before its cause is mended.
set -eu
cd "$(dirname "$0")/../.."
target=${1:?files or projects}
seconds=${2:-60}
build=.build/fuzz
corpus=$build/corpus-$target
mkdir -p "$build" "$corpus"

# Each module with coverage for the fuzzer; SwiftPM has no such build.
flags="-swift-version 6 -package-name awscreds_tui -O -parse-as-library"
flags="$flags -sanitize=fuzzer -I $build -I Sources/CYAML"
objects=
for module in JSONText INIDocument AWSProfiles ServerlessProject FuzzLaws; do
  folder=Sources/$module
  [ "$module" = FuzzLaws ] && folder=Tests/Fuzz/Laws
  # Unquoted on purpose: one word a file.
  swiftc $flags -wmo -c -emit-module -emit-module-path "$build/$module.swiftmodule" \
    -module-name "$module" -o "$build/$module.o" $(find "$folder" -name '*.swift')
  objects="$objects $build/$module.o"
done
swiftc $flags -module-name Entry "Tests/Fuzz/Entries/$target.swift" $objects -lyaml \
  -o "$build/$target"

# The fuzzer itself must see a trap, to keep the input.
SWIFT_BACKTRACE=enable=no
export SWIFT_BACKTRACE

# What people and tools wrote is where the search begins.
if [ "$target" = files ]; then
  seeds=$(find Tests/Fixtures/cases/ini-parse Tests/Fixtures/cases/ini-edit -name 'c*' -type f)
else
  seeds=$(find Tests/Fixtures/serverless-fixtures Tests/Fixtures/cases/stages -name '*.yml')
fi
number=0
for seed in $seeds; do
  number=$((number + 1))
  # The first bytes choose the change.
  { printf "\\$(printf %o $((number % 256)))\\$(printf %o $((number / 3 % 256)))"
    [ "$target" = files ] && printf "\\$(printf %o $((number * 7 % 256)))"
    cat "$seed"; } >"$corpus/seed-$number"
done
exec "$build/$target" -max_total_time="$seconds" -max_len=2048 -timeout=10 -rss_limit_mb=2048 \
  -dict="Tests/Fuzz/$target.dict" -artifact_prefix="$build/$target-" -print_final_stats=1 "$corpus"
