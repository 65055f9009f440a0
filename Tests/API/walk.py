"""Reads every page that a token may read, and where their links lead, and holds each answer against the description.

    walk.py BASE TOKEN-FILE [--links N]

A link on a page is followed as the same address after /api/v1: that it is accepted shows that pages link with what they
declare, since unknown choices are refused.
"""
import argparse
import json
import sys
import time
import urllib.error
import urllib.request

import jsonschema_rs

parser = argparse.ArgumentParser()
parser.add_argument("base")
parser.add_argument("token")
parser.add_argument("--links", type=int, default=100, help="links followed at most")
options = parser.parse_args()
with open(options.token) as file:
    token = file.read().strip()


def ask(path):
    """Status and content of an answer; waits when it is told to."""
    request = urllib.request.Request(options.base + path, headers={"Authorization": "Bearer " + token})
    for _ in range(30):
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code != 429:
                return error.code, json.load(error)
            time.sleep(int(error.headers["Retry-After"]) / 10)
    return 429, None


def validator(name, document):
    return jsonschema_rs.Draft202012Validator(
        {"$ref": "#/components/schemas/" + name, "components": document["components"]}
    )


def addresses(value):
    """Every address in a page's content."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("href", "why") and isinstance(inner, str):
                yield inner
            else:
                yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)


_, document = ask("/api/v1/openapi.json")
page = validator("PageContent", document)
faults = []

# The description itself must be able to find a fault.
broken = [{"title": "x", "notices": []}, {"title": "x", "notices": [], "blocks": [{"finns": {}}]}]
faults += [f"beskrivningen godtar {content}" for content in broken if page.is_valid(content)]

status, index = ask("/api/v1")
if status != 200 or not validator("Index", document).is_valid(index) or not index["pages"]:
    sys.exit(f"/api/v1 svarade {status}: {index}")

waiting = [item["href"] for item in index["pages"]]
required = {
    path for path, item in document["paths"].items() if any(p["required"] for p in item["get"].get("parameters", []))
}
first = len(waiting)
seen, read = set(waiting), {}
while waiting and sum(read.values()) < first + options.links:
    # Pages that have not been read go first.
    path = next((link for link in waiting if link.partition("?")[0] not in read), waiting[0])
    waiting.remove(path)
    bare = path.partition("?")[0]
    status, content = ask(path)
    if status == 200:
        read[bare] = read.get(bare, 0) + 1
        for error in list(page.iter_errors(content))[:1]:
            faults.append(f"{path}: {error.message[:300]} vid {list(error.instance_path)}")
        found = dict.fromkeys("/api/v1" + link.partition("#")[0] for link in addresses(content))
        new = [
            link for link in found
            if link not in seen and link.partition("?")[0] in document["paths"] and "format=" not in link
        ]
        # A few of each page, so that one long table does not take all there is time for.
        for link in new:
            kin = sum(1 for other in seen if other.partition("?")[0] == link.partition("?")[0])
            if kin < 12:
                seen.add(link)
                waiting.append(link)
    elif not (status == 400 and path in required):
        faults.append(f"{path}: {status} {content}")

print(f"{len(read)} sidor, {sum(read.values())} svar enligt beskrivningen")
missing = [item["href"] for item in index["pages"] if item["href"] not in read]
faults += [f"{path}: inget svar lästes" for path in missing]
if faults:
    sys.exit("\n".join(faults))
