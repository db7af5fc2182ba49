"""The form in which all readers print a network: sorted keys, nothing left out."""

import json
import sys


def written(times):
    """Spells as GraphML and JSON write them."""
    return [f"{first or '..'}/{last or '..'}" for first, last in times]


def put(actors, ties):
    """Prints the network. Times are pairs of sides, or texts that are written already."""
    for one in [*actors.values(), *ties.values()]:
        if any(not isinstance(time, str) for time in one["times"]):
            one["times"] = written(one["times"])
        for key, value in one.items():
            if value is None:
                one[key] = ""
    text = json.dumps(
        {"actors": actors, "ties": ties}, sort_keys=True, ensure_ascii=False
    )
    # In UTF-8, whatever the locale says.
    sys.stdout.buffer.write(text.encode("utf-8"))
