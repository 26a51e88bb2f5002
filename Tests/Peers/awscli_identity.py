"""Asks the installed AWS CLI who each profile is, all in one process.

It keeps credentials of Identity Center's roles where AWS CLI 2 does, which the CLI of the package
index does not.

usage: awscli_identity.py PROFILE…

Prints a JSON object a line: profile, status, arn, errors (what the CLI wrote to standard error).
"""

import contextlib
import io
import json
import os
import sys

import awscli.clidriver
from botocore.exceptions import ProfileNotFound
from botocore.utils import JSONFileCache


def keep_sso_roles(session, **_):
    with contextlib.suppress(ProfileNotFound):
        provider = session.get_component("credential_provider").get_provider("sso")
        provider.cache = JSONFileCache(os.path.expanduser("~/.aws/cli/cache"))


def ask(profile):
    output, errors = io.StringIO(), io.StringIO()
    words = ["sts", "get-caller-identity", "--output", "json", "--profile", profile]
    words += ["--cli-read-timeout", "60", "--cli-connect-timeout", "60"]
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        try:
            driver = awscli.clidriver.create_clidriver()
            driver.session.register("session-initialized", keep_sso_roles)
            status = driver.main(words)
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
