#!/usr/bin/env bash
# The running server beside nginx with the same bytes on disk, on the same machine, one after the other, three rounds:
# requests a second and latencies of wrk, first on a quiet count, then while statements arrive.
#   bench/http/run.sh [REGION] [FORMS_A_SECOND] [SECONDS]
# Needs wrk, nginx and curl (Debian: wrk, nginx-light, curl), and a build: dotnet build -c Release src/Sirekap.Cli
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
region=${1:-3401} rate=${2:-100} seconds=${3:-10}
work=$(mktemp -d) ours=http://127.0.0.1:8171 theirs=http://127.0.0.1:8172
trap 'kill $(jobs -p) 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
paths=(/ "/wilayah/${region:0:2}" "/api/v1/regions/0/ppwp" /pemilu/hhcw/ppwp.json)

src/Sirekap.Cli/bin/Release/net10.0/sirekap rehearse --region "$region" --data "$work/data" --urls "$ours" --stay >"$work/server.txt" 2>&1 &
until grep -q '^TPS:' "$work/server.txt"; do sleep 1; done

# What nginx serves: the very bytes, gzip made beforehand, named so that it need not think.
mkdir -p "$work/www" "$work/tmp"
for place in "${!paths[@]}"; do
  curl -sf -H 'Accept-Encoding: gzip' "$ours${paths[$place]}" -o "$work/www/$place.gz"
  curl -sf "$ours${paths[$place]}" -o "$work/www/$place"
done
cat >"$work/nginx.conf" <<CONF
worker_processes 2; pid $work/pid; error_log $work/error.log; daemon off;
events { worker_connections 4096; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; client_body_temp_path $work/tmp; proxy_temp_path $work/tmp;
  fastcgi_temp_path $work/tmp; uwsgi_temp_path $work/tmp; scgi_temp_path $work/tmp;
  open_file_cache max=100; gzip_static on; gzip_vary on; etag on; default_type text/html;
  server { listen 127.0.0.1:8172; root $work/www; }
}
CONF
# Where nginx gives up root's rights, it must still get at the files.
chmod 755 "$work" "$work/www" && chmod 777 "$work/tmp"
nginx -c "$work/nginx.conf" &
sleep 1
for place in "${!paths[@]}"; do
  curl -sf -H 'Accept-Encoding: gzip' "$theirs/$place" | cmp - "$work/www/$place.gz" || { echo "nginx does not serve ${paths[$place]}"; exit 1; }
done

measure() { # label url
  wrk -t1 -c64 -d"${seconds}s" --latency -H 'Accept-Encoding: gzip' "$2" >"$work/wrk.txt"
  awk -v label="$1" '/Requests\/sec/ { rate = $2 } / 50%/ { half = $2 } / 99%/ { most = $2 } /Non-2xx/ { bad = $NF } /Socket errors/ { bad = $0 }
    END { printf "%-52s %10s/s  p50 %9s  p99 %9s  %s\n", label, rate, half, most, bad }' "$work/wrk.txt"
}

echo "# $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg), $(date -u +%F), wrk with 64 connections on the same machine, gzip"
for round in 1 2 3; do
  for place in "${!paths[@]}"; do
    measure "round $round nginx  ${paths[$place]}" "$theirs/$place"
    measure "round $round ours   ${paths[$place]}" "$ours${paths[$place]}"
  done
done

kill %1; wait %1 2>/dev/null || true
rm -rf "$work/data"
src/Sirekap.Cli/bin/Release/net10.0/sirekap rehearse --region "${region:0:2}" --rate "$rate" --data "$work/data" --urls "$ours" --no-recap >"$work/busy.txt" 2>&1 &
until grep -q 'forms, readings, decisions: [1-9]' "$work/busy.txt"; do sleep 1; done
echo "# while $rate forms a second (about four statements each) arrive"
size() { curl -sf "$ours/api/v1/regions/0/ppwp" | grep -oE '"size":[0-9]+' | grep -oE '[0-9]+'; }
for place in "${!paths[@]}"; do
  measure "busy nginx  ${paths[$place]}" "$theirs/$place"
  before=$(size) since=$(date +%s%N)
  measure "busy ours   ${paths[$place]}" "$ours${paths[$place]}"
  echo "    $(( ($(size) - before) * 1000000000 / ($(date +%s%N) - since) )) statements a second were taken meanwhile"
done
echo "# resident at the most: $(grep VmHWM /proc/$(pgrep -n -f "$work/data")/status)"
