#!/bin/sh
# Trains the digit nets. Needs python3-torch, python3-numpy and python3-pil (Debian 12). See README.md.
set -eu
cd "$(dirname "$0")"
exec /usr/bin/python3 -m digits "$@"
