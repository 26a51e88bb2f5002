"""Asks the installed AWS CLI who each profile is, all in one process.

usage: awscli_identity.py PROFILE…

Prints a JSON object a line: profile, status, arn, errors (what the CLI wrote to standard error).
"""

import contextlib
import io
import json
import sys

import awscli.clidriver


def ask(profile):
    output, errors = io.StringIO(), io.StringIO()
    words = ["sts", "get-caller-identity", "--output", "json", "--profile", profile]
    words += ["--cli-read-timeout", "5", "--cli-connect-timeout", "3"]
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        try:
            status = awscli.clidriver.create_clidriver().main(words)
        except SystemExit as end:
            status = end.code
    try:
        arn = json.loads(output.getvalue())["Arn"]
    except (ValueError, KeyError):
        arn = None
    answer = {"profile": profile, "status": status, "arn": arn, "errors": errors.getvalue()}
    print(json.dumps(answer), flush=True)


for name in sys.argv[1:]:
    ask(name)
