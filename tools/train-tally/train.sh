#!/bin/sh
# From the form's definition to the stroke net's weights. Needs .NET 10 and Debian 12's python3-torch and python3-numpy. See README.md.
set -eu
cd "$(dirname "$0")"
work=${1:?Usage: train.sh WORK-FOLDER [PAGES]}
pages=${2:-3200}
root=../..
form=$root/data/elections/pemilu-2024/contests/ppwp/form.json
mkdir -p "$work"
cut="dotnet run -c Release --project Sirekap.TallyCells --"
[ -f "$work/training.bin" ] || $cut "$form" "$work/training.bin" 100000 "$pages"
[ -f "$work/held-out.bin" ] || $cut "$form" "$work/held-out.bin" 900000 240
exec /usr/bin/python3 -m strokes "$work/training.bin" "$work/held-out.bin" $root/src/Sirekap.Reader/Tally/strokes.bin
