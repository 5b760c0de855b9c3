# Written by `cargo xtask gen`; do not edit.
"""The types of the protocol, under their names on the wire."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias, Union

from pydantic import Field, Tag

from ._base import OPEN, TaggedModel, UnknownVariant, WireModel, by_tag


class CodeErrorInfo(WireModel):

    code: int
    why: str


class CodeErrorInfoVariant(WireModel):

    code: int


class TextItem(TaggedModel):
    """Text."""

    TAGS = frozenset(("type",))

    text: str = ""
    type: Literal["text"] = "text"


class FailedItem(TaggedModel):

    TAGS = frozenset(("type",))

    info: ErrorInfo
    type: Literal["failed"] = "failed"


class JSONRPCError(WireModel):
    """The answer to a request that failed."""

    error: JSONRPCErrorError
    id: RequestId


class JSONRPCErrorError(WireModel):
    """What went wrong."""

    code: int
    data: Any = None
    message: str


class JSONRPCNotification(WireModel):
    """A word without an answer."""

    method: str
    params: Any = None


class JSONRPCRequest(WireModel):
    """A question."""

    id: RequestId
    method: str
    params: Any = None
    trace: W3cTraceContext | None = None


class JSONRPCResponse(WireModel):
    """The answer to a request."""

    id: RequestId
    result: Any


class ThreadStartParams(WireModel):
    """How to start */ a thread."""

    cwd: str | None = Field(default=None, description="Where commands run.\n\nAbsolute.")
    env: dict[str, str | None] | None = None
    extra_field: Any = Field(default=None, validation_alias="extra-field", serialization_alias="extra-field")
    mode: Mode = Field(description="The mode.")
    parent: Any = None


class ThreadStartResponse(WireModel):

    items: list[Item]
    range: tuple[int, float]


class W3cTraceContext(WireModel):
    """The trace that a request belongs to."""

    traceparent: str | None = None
    tracestate: str | None = None


ErrorInfo: TypeAlias = CodeErrorInfo | CodeErrorInfoVariant


Item: TypeAlias = Annotated[
    Union[
        Annotated[FailedItem, Tag("failed")],
        Annotated[TextItem, Tag("text")],
        Annotated[UnknownVariant, Tag("")],
    ],
    by_tag("type", "type", frozenset(("failed", "text",))),
]
"""One entry of a turn."""


JSONRPCMessage: TypeAlias = JSONRPCRequest | JSONRPCNotification | JSONRPCResponse | JSONRPCError
"""Any message."""


Mode: TypeAlias = Annotated[Literal["fast", "slow", "other"], OPEN]


OnlyForked: TypeAlias = bool


RequestId: TypeAlias = str | int
"""Names one request of one connection; echoed in the answer."""


__all__ = [
    "CodeErrorInfo",
    "CodeErrorInfoVariant",
    "ErrorInfo",
    "FailedItem",
    "Item",
    "JSONRPCError",
    "JSONRPCErrorError",
    "JSONRPCMessage",
    "JSONRPCNotification",
    "JSONRPCRequest",
    "JSONRPCResponse",
    "Mode",
    "OnlyForked",
    "RequestId",
    "TextItem",
    "ThreadStartParams",
    "ThreadStartResponse",
    "W3cTraceContext",
]
