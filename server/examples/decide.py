"""Decide from Python, with nothing but its standard library: ENCOURS_URL=... ENCOURS_KEY=... python3 decide.py"""

import json
import os
import urllib.error
import urllib.request

URL = os.environ["ENCOURS_URL"]
KEY = os.environ["ENCOURS_KEY"]


def call(path, body=None, content_type="application/json", **headers):
    """The bytes of the answer; an HTTPError holds a problem document."""
    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": content_type, **headers}
    with urllib.request.urlopen(urllib.request.Request(URL + path, data=body, headers=headers)) as answer:
        return answer.read()


application = {
    "date": "2026-11-20",
    "customer": {"id": "C-1042", "name": "Ateliers Exemple SARL"},
    "request": {"amountMinor": 500_000, "exposureMinor": 100_000},
    "facts": {"registry.naturalPerson": False, "pay.dueCount12m": 14, "pay.onTimeShare12m": 0.82},
}

request = {"scorecard": "trade-credit-standard", "application": application}
headers = {"Idempotency-Key": "order-2026-1042-py"}
recorded = json.loads(call("/v1/decisions", json.dumps(request).encode(), **headers))
print(recorded["id"], recorded["decision"]["outcome"], recorded["decision"]["rating"])

explanation = json.loads(call(f"/v1/decisions/{recorded['id']}/explanation?lang=fr"))
print(explanation["paragraphs"][0]["text"])

# Some thousands of lines at a time: what is sent is read before all of it has been answered.
lines = [json.dumps({"ref": str(n), "application": application}) for n in range(3)]
answers = call(
    "/v1/decisions/batch?scorecard=trade-credit-standard", "\n".join(lines).encode(), "application/x-ndjson"
)
for answer in map(json.loads, answers.splitlines()):
    print(answer["ref"], answer["status"], answer["summary"]["outcome"])

try:
    call("/v1/decisions", json.dumps({"scorecard": "trade-credit-standard", "application": {}}).encode())
except urllib.error.HTTPError as error:
    problem = json.load(error)
    print(problem["code"], [fault["pointer"] for fault in problem["errors"]])
