// Written by `cargo xtask gen`; do not edit.
import type { RemoteControlDisableParams } from "./RemoteControlDisableParams";

export type NullableRemoteControlDisableParams = RemoteControlDisableParams | null;
