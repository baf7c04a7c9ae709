#!/usr/bin/env bash
# Makes the fonts that stand beside this file from those of Debian 12: `apt-get install fonts-croscore fonts-noto-core`
# and `pip install fonttools` before. They are cut down to the signs that a sheet may hold, lose their hints, which paper does
# not need, and are packed; the program unpacks them when a PDF is made. Run again, it makes the same bytes.
set -euo pipefail
cd "$(dirname "$0")"

croscore=/usr/share/fonts/truetype/croscore
noto=/usr/share/fonts/truetype/noto
# Latin, Greek, Cyrillic, Hebrew; punctuation, signs of money and measure, arrows, mathematics, boxes.
latin="U+0020-007E,U+00A0-024F,U+0259,U+02B0-036F,U+0370-052F,U+0590-05FF,U+1E00-1FFF,U+2000-218F,U+2190-22FF,U+25A0-25FF"
latin="$latin,U+2600-266F,U+FB00-FB06,U+FB1D-FB4F,U+FFFD"
arabic="U+0020,U+00A0,U+0600-06FF,U+0750-077F,U+200C-200F,U+25CC,U+FD3E-FD3F"
signs="U+2610-2612,U+2605-2606,U+2713-2718,U+26A0,U+2794,U+279C,U+27A1"

cut() { # SOURCE TARGET SIGNS FEATURES
    pyftsubset "$1" --unicodes="$3" --layout-features="$4" --no-hinting --notdef-outline \
        --name-IDs=0,1,2,3,4,5,6,13,14 --drop-tables+=DSIG,meta --output-file="$2.ttf"
    python3 -c 'import sys, zlib; sys.stdout.buffer.write(zlib.compress(sys.stdin.buffer.read(), 9))' <"$2.ttf" >"$2.ttf.z"
    rm "$2.ttf"
}

for weight in Regular Bold; do
    cut "$croscore/Arimo-$weight.ttf" "Arimo-$weight" "$latin" ccmp,locl,kern,mark,mkmk
    cut "$noto/NotoSansArabic-$weight.ttf" "NotoSansArabic-$weight" "$arabic" '*'
done
cut "$noto/NotoSansSymbols2-Regular.ttf" NotoSansSymbols2-Regular "$signs" ''
