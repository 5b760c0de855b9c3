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


Mode: TypeAlias = Annotated[Literal["fast", "slow", "other"], OPEN]


RequestId: TypeAlias = str | int
"""Names one request of one connection; echoed in the answer."""


__all__ = [
    "CodeErrorInfo",
    "CodeErrorInfoVariant",
    "ErrorInfo",
    "FailedItem",
    "Item",
    "Mode",
    "RequestId",
    "TextItem",
    "ThreadStartParams",
    "ThreadStartResponse",
]
