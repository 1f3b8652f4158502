#!/bin/sh
# Fetches the handwriting fonts whose digits are used in training (SIL OFL 1.1 or Apache 2.0) into a folder, by npm.
set -eu
cd "${1:?Name the folder for the fonts.}"
[ -f package.json ] || echo '{"private":true}' > package.json
for name in annie-use-your-telescope architects-daughter bad-script caveat caveat-brush cedarville-cursive coming-soon \
  covered-by-your-grace crafty-girls dekko delicious-handrawn delius gaegu gamja-flower gloria-hallelujah gochi-hand handlee \
  hi-melody homemade-apple indie-flower itim just-another-hand kalam klee-one loved-by-the-king mali mynerve nanum-brush-script \
  nanum-pen-script neucha nothing-you-could-do over-the-rainbow pangolin patrick-hand permanent-marker playpen-sans poor-story \
  reenie-beanie rock-salt schoolbell shadows-into-light short-stack sriracha sue-ellen-francisco swanky-and-moo-moo \
  the-girl-next-door waiting-for-the-sunrise zeyada; do
  set -- "$@" "@fontsource/$name"
done
shift
npm install --no-audit --no-fund "$@"
