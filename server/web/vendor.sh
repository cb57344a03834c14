#!/bin/sh
# Puts the pages' libraries, with their licences, where the server finds them. They come from npm, pinned by the
# lockfile, and are not committed. Called by the build: vendor.sh TARGET
set -eu
cd "$(dirname -- "$0")"
[ -f package-lock.json ] || exit 0
target=$1

# npm wants seconds even when there is nothing to do.
now=$(cat package.json package-lock.json | cksum)
if [ "$(cat node_modules/.installed-from 2>/dev/null)" != "$now" ]; then
    npm ci --ignore-scripts --prefer-offline --no-audit --no-fund
    printf '%s\n' "$now" >node_modules/.installed-from
fi

mkdir -p "$target"
cp node_modules/hls.js/dist/hls.min.js "$target/hls.min.js"
cp node_modules/hls.js/LICENSE "$target/hls.js.LICENSE"
cp node_modules/socket.io-client/dist/socket.io.esm.min.js "$target/socket.io.esm.min.js"
cp node_modules/socket.io-client/LICENSE "$target/socket.io-client.LICENSE"
