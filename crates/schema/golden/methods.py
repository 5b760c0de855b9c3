# Written by `cargo xtask gen`; do not edit.
"""Every method with its types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, cast

from . import types
from ._base import Notification, Request

THREAD_START: Final[Request[types.ThreadStartParams, types.ThreadStartResponse]] = Request("thread/start", types.ThreadStartParams, types.ThreadStartResponse)
"""Says `thread/start` | once. More
follows.
"""

INITIALIZED: Final[Notification[None]] = Notification("initialized", None)
"""Says `initialized` | once. More
follows.
"""

ITEM_STARTED: Final[Notification[types.Item]] = Notification("item/started", cast(Any, types.Item))
"""Says `item/started` | once. More
follows.
"""

CLIENT_REQUESTS: Final[Mapping[str, Request[Any, Any]]] = {
    "thread/start": THREAD_START,
}
"""What a client asks, by name."""

CLIENT_NOTIFICATIONS: Final[Mapping[str, Notification[Any]]] = {
    "initialized": INITIALIZED,
}
"""What a client tells, by name."""

SERVER_REQUESTS: Final[Mapping[str, Request[Any, Any]]] = {
}
"""What the server asks of a client, by name."""

SERVER_NOTIFICATIONS: Final[Mapping[str, Notification[Any]]] = {
    "item/started": ITEM_STARTED,
}
"""What the server tells, by name."""
