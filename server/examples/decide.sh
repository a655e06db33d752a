#!/bin/sh
# Decide with curl: ENCOURS_URL=… ENCOURS_KEY=… sh decide.sh
set -eu
authorization="Authorization: Bearer $ENCOURS_KEY"
facts='"facts": {"registry.naturalPerson": false, "pay.dueCount12m": 14, "pay.onTimeShare12m": 0.82}'

curl -sS --fail-with-body "$ENCOURS_URL/v1/decisions" -H "$authorization" -H 'Content-Type: application/json' \
  -H 'Idempotency-Key: order-2026-1042-sh' \
  -d '{"scorecard": "trade-credit-standard",
       "application": {"date": "2026-11-20", "customer": {"id": "C-1042"}, "request": {"amountMinor": 500000}, '"$facts"'}}'
echo

# Many at once: one application on each line, one answer on each line.
for amount in 100000 -1 900000; do
  echo '{"ref": "amount '"$amount"'", "application": {"date": "2026-11-20", "request": {"amountMinor": '"$amount"'}, '"$facts"'}}'
done |
  curl -sS --fail-with-body "$ENCOURS_URL/v1/decisions/batch?scorecard=trade-credit-standard" -H "$authorization" \
    -H 'Content-Type: application/x-ndjson' --data-binary @-
