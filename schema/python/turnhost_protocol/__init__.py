# Written by `cargo xtask gen`; do not edit.
"""The types of the Turnhost app server's protocol.

Every name of `types` is here. `methods` ties them to the methods:

    from turnhost_protocol import ThreadStartParams, methods

    params = ThreadStartParams(cwd="/repo").to_wire()
    ...  # send {"id": 1, "method": methods.THREAD_START.name, "params": params}
    started = methods.THREAD_START.parse_response(answer["result"])
"""

from . import methods as methods
from ._base import UnknownVariant as UnknownVariant
from ._base import WireModel as WireModel
from .types import *  # noqa: F403
