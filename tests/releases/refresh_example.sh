#!/usr/bin/env bash
# Writes the examples' output anew, without the core taxonomy, which lies in taxonomy/generated,
# and without the forms that hold it or the whole release once more.
set -euo pipefail
cd "$(dirname "$0")/../../examples"
for release in iij-1q17/release.txt harborline-2q24/release.htm tamarack-3q24/release.pdf; do
    folder=${release%/*}/release-xbrl
    rm -rf "$folder"
    crossfoot convert "$release" --out "$folder" --forms xbrl,json,csv,inline || true
    rm -rf "$folder/taxonomy" "$folder/taxonomy.zip"
done
