"""What all types of the protocol have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Discriminator, GetCoreSchemaHandler, TypeAdapter
from pydantic.alias_generators import to_camel
from pydantic_core import CoreSchema, core_schema

P = TypeVar("P")
R = TypeVar("R")


class WireModel(BaseModel):
    """An object on the wire.

    Fields may be given by their Python names or by their wire names. Fields
    that this version does not know are kept, so a newer server breaks nothing.
    """

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        extra="allow",
        protected_namespaces=(),
        # A validator is built when it is first used: most programs use few.
        defer_build=True,
    )

    def to_wire(self) -> dict[str, Any]:
        """Return the JSON object: wire names, and only the fields that were set."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)


class TaggedModel(WireModel):
    """An object with fields of one possible value, which are always set."""

    TAGS: ClassVar[frozenset[str]] = frozenset()

    def model_post_init(self, context: Any, /) -> None:
        """Count the tags among the fields that were set."""
        self.__pydantic_fields_set__.update(self.TAGS)


class UnknownVariant(WireModel):
    """A variant that this version does not know; its fields are in `model_extra`."""


class _Open:
    """Marks a choice that may grow.

    Type checkers see the values of this version; parsing takes any text.
    """

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.str_schema()


OPEN = _Open()


def by_tag(wire: str, name: str, known: frozenset[str]) -> Discriminator:
    """Choose the variant of a union by a field; `wire` and `name` are its two names."""

    def tag(value: Any) -> str:
        if isinstance(value, dict):
            found = value.get(wire, value.get(name))
        else:
            found = getattr(value, name, None)
        return found if isinstance(found, str) and found in known else ""

    return Discriminator(tag)


def _adapter(kind: Any) -> Callable[[], TypeAdapter[Any]]:
    made: list[TypeAdapter[Any]] = []

    def adapter() -> TypeAdapter[Any]:
        if not made:
            made.append(TypeAdapter(kind))
        return made[0]

    return adapter


@dataclass(frozen=True)
class Notification(Generic[P]):
    """A method that is told."""

    name: str
    params: type[P] | None
    _params: Callable[[], TypeAdapter[Any]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the parser."""
        object.__setattr__(self, "_params", _adapter(self.params))

    def parse_params(self, value: Any) -> P:
        """Turn the `params` of a message into their type."""
        return cast(P, self._params().validate_python(value))


@dataclass(frozen=True)
class Request(Notification[P], Generic[P, R]):
    """A method that is asked, and answered."""

    response: type[R]
    _response: Callable[[], TypeAdapter[Any]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the parsers."""
        super().__post_init__()
        object.__setattr__(self, "_response", _adapter(self.response))

    def parse_response(self, value: Any) -> R:
        """Turn the `result` of an answer into its type."""
        return cast(R, self._response().validate_python(value))
