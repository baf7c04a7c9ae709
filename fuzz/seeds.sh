#!/usr/bin/env bash
# Plans to begin from, for `any_text` or the target that is named: the shipped programs, those of the tests, and each case of tests/mistakes.
set -euo pipefail
cd "$(dirname "$0")/.."
corpus=fuzz/corpus/${1:-any_text}
mkdir -p "$corpus"
cp programs/*.plan programs/library/*.plan tests/diagnostics/*.plan "$corpus"
# A case is a paragraph; marks, mended plans and section names are left out.
cat tests/mistakes/*.txt | awk -v RS= -v to="$corpus/mistake-" '{
    plan = ""
    lines = split($0, line, "\n")
    for (i = 1; i <= lines; i++) if (line[i] !~ /^[!^>[]/) plan = plan line[i] "\n"
    if (plan != "") { printf "%s", plan > (to NR); close(to NR) }
}'
ls "$corpus" | wc -l
