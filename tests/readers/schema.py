"""Holds a JSON document to a schema, and the schema to the rules of schemas."""

import json
import sys

import jsonschema

schema, document = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
validator = jsonschema.Draft202012Validator
validator.check_schema(schema)
problems = [
    f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
    for error in validator(schema).iter_errors(document)
]
if problems:
    raise SystemExit("\n".join(problems[:20]))
