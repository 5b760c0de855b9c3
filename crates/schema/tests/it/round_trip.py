"""Reads recorded messages into the models and writes them again; argument: where they lie."""

import json
import pathlib
import sys

import pydantic
import turnhost_protocol
from turnhost_protocol import ThreadItem, ThreadStartParams, UnknownVariant, methods, types


def wire(value):
    if isinstance(value, pydantic.BaseModel):
        return value.to_wire()
    return pydantic.TypeAdapter(type(value)).dump_python(value, mode="json")


def unknown(value):
    """Yield the paths of variants that the models do not know."""
    if isinstance(value, UnknownVariant):
        yield value
    elif isinstance(value, pydantic.BaseModel):
        for name in type(value).model_fields:
            yield from unknown(getattr(value, name))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from unknown(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from unknown(item)


def same(parse, payload, what):
    read = parse(payload)
    assert wire(read) == payload, f"{what}: {wire(read)} was {payload}"
    assert not list(unknown(read)), f"{what}: {list(unknown(read))}"


fixtures = pathlib.Path(sys.argv[1])
tables = {**methods.SERVER_NOTIFICATIONS, **methods.SERVER_REQUESTS, **methods.CLIENT_REQUESTS}
seen = 0
for path in sorted(fixtures.glob("*.jsonl")):
    for line in path.read_text(encoding="utf-8").splitlines():
        message = json.loads(line)
        method = tables.get(message.get("method"))
        if method is None:
            continue  # An experimental one: the package is the stable surface.
        if "params" in message:
            same(method.parse_params, message["params"], method.name)
            seen += 1
        if "result" in message:
            same(method.parse_response, message["result"], method.name)
            seen += 1
assert seen > 40, f"only {seen} messages in {fixtures}"

# Every type can be built, not only those that were recorded.
for name in types.__all__:
    pydantic.TypeAdapter(getattr(types, name)).core_schema

# Python names and wire names; what was not given is not sent.
params = ThreadStartParams(model_provider="scripted", cwd=None)
assert params.to_wire() == {"modelProvider": "scripted", "cwd": None}
assert ThreadStartParams(modelProvider="scripted").model_provider == "scripted"

# A tag goes out without being given.
text = types.TextUserInput(text="hello")
assert text.to_wire() == {"type": "text", "text": "hello"}, text.to_wire()

# Newer servers: a field, a value of a choice, a variant that this version does not know.
status = methods.THREAD_STATUS_CHANGED.parse_params(
    {"threadId": "t", "status": {"type": "dreaming", "depth": 3}, "since": 1}
)
assert isinstance(status.status, UnknownVariant) and status.status.model_extra["depth"] == 3
assert status.to_wire()["since"] == 1
item = pydantic.TypeAdapter(ThreadItem).validate_python(
    {"type": "agentMessage", "id": "i", "text": "x", "phase": "whispered"}
)
assert isinstance(item, types.AgentMessageThreadItem) and item.phase == "whispered"

# What is wrong is refused.
for wrong in ({"type": "agentMessage", "id": "i"}, {"type": "agentMessage", "id": 1, "text": ""}, "x"):
    try:
        pydantic.TypeAdapter(ThreadItem).validate_python(wrong)
    except pydantic.ValidationError:
        continue
    raise AssertionError(f"{wrong} was taken for an item")
assert turnhost_protocol.methods is methods
