#!/usr/bin/env bash
# Makes the pictures of tests/Sirekap.Reader.Tests/Fixtures/jpeg anew: our own specimen page and drawings, encoded by libjpeg-turbo's
# tools in every way that matters to a decoder. Needs Debian's libjpeg-turbo-progs and imagemagick.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
out=tests/Sirekap.Reader.Tests/Fixtures/jpeg
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet run -c Release --project tools/Sirekap.Fuzz -- specimen --keep "$work"
djpeg -pnm "$work/page.jpg" >"$work/page.ppm"
# A detail of 61 × 43 pixels: no whole number of blocks in either direction.
convert "$work/page.ppm" -crop 61x43+220+50 +repage "$work/detail.ppm"
convert -size 330x330 xc:gray70 -fill gray20 -draw 'ellipse 165,190 90,75 0,360' -draw 'polygon 90,150 80,60 140,120' \
  -draw 'polygon 240,150 250,60 190,120' -fill yellow -draw 'circle 130,175 130,190' -draw 'circle 200,175 200,190' "$work/cat.ppm"

cjpeg -quality 80 "$work/page.ppm" >"$out/page.jpg"
cjpeg -quality 60 -progressive "$work/page.ppm" >"$out/page-progressive.jpg"
cjpeg -quality 60 -grayscale -restart 1 "$work/page.ppm" >"$out/page-grey-restart.jpg"
cjpeg -quality 60 "$work/cat.ppm" >"$out/cat.jpg"

detail() { cjpeg -quality 75 "${@:2}" "$work/detail.ppm" >"$out/detail-$1.jpg"; }
detail 420
detail 422 -sample 2x1
detail 440 -sample 1x2
detail 444 -sample 1x1
detail 444-progressive -sample 1x1 -progressive
detail 422-progressive -sample 2x1 -progressive -restart 3B
detail grey -grayscale
detail grey-progressive -grayscale -progressive
detail optimised-restart -optimize -restart 2B
detail arithmetic -arithmetic
detail odd-sampling -sample 4x1,1x1,2x1
detail coarse -quality 1 -baseline
detail fine -quality 100 -sample 1x1
printf '0;\n1;\n2;\n' >"$work/apart.scans"
detail three-scans -scans "$work/apart.scans"
printf '0,1,2: 0-0, 0, 1;\n0: 1-5, 0, 2;\n2: 1-63, 0, 1;\n1: 1-63, 0, 1;\n0: 6-63, 0, 2;\n0: 1-63, 2, 1;\n0,1,2: 0-0, 1, 0;\n2: 1-63, 1, 0;\n1: 1-63, 1, 0;\n0: 1-63, 1, 0;\n' >"$work/refined.scans"
detail refined -scans "$work/refined.scans"
convert "$work/detail.ppm" -colorspace CMYK "$out/detail-cmyk.jpg"
convert -size 1x1 xc:gray50 "$work/one.pgm"
cjpeg -grayscale "$work/one.pgm" >"$out/one-pixel.jpg"
ls -l "$out"
