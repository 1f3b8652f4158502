#!/usr/bin/env bash
# The long form of the fault tests: 60 kills on SQLite and on PostgreSQL, 20 crashes of the database, every failing call with
# both errors from several counts on. Takes about half an hour. Arguments go to the test runner (-class "*KillTests").
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
dotnet build -c Release --nologo -v quiet
SIREKAP_FAULTS=long exec bin/Release/net10.0/Sirekap.Storage.Tests -diagnostics -noColor -namespace Sirekap.Storage.Tests.Faults "$@"
