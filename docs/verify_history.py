#!/usr/bin/env python3
"""Checks Sluice's history outside of Sluice. Standard library only.

    curl -H "Authorization: Bearer $TOKEN" https://flags.example.com/api/audit?format=ndjson > history.ndjson
    python3 verify_history.py history.ndjson                          # prints each chain's head: keep them elsewhere
    python3 verify_history.py history.ndjson access=412:9f3c…         # fails unless that entry is still what it was

Each entry's hash is SHA-256 over the hash of the entry before it, a line break, and the entry's own text.
"""
import hashlib
import json
import sys


def main(path, *pins):
    pinned = dict(pin.split("=") for pin in pins)  # chain=sequence:hash
    heads, faults, met = {}, [], set()
    for line in open(path, encoding="utf-8"):
        entry = json.loads(line)
        chain, sequence = entry["chain"], entry["sequence"]
        last, before = heads.get(chain, (0, ""))
        found = hashlib.sha256(f"{before}\n{entry['body']}".encode()).hexdigest()
        if sequence != last + 1 or found != entry["hash"] or json.loads(entry["body"])["sequence"] != sequence:
            faults.append(f"{chain}: entry {sequence} does not follow from entry {last}")
        if pinned.get(chain) == f"{sequence}:{entry['hash']}":
            met.add(chain)
        heads[chain] = (sequence, entry["hash"])
    faults += [f"{chain}: the entry that was pinned is not there any more" for chain in pinned if chain not in met]
    for chain, (sequence, head) in sorted(heads.items()):
        print(f"{chain}={sequence}:{head}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


sys.exit(main(*sys.argv[1:]))
