// Written by `cargo xtask gen`; do not edit.

/** Payload of `thread/realtime/sdp`, sent when the provider has answered a WebRTC offer. */
export type ThreadRealtimeSdpNotification = {
  /** The provider's session description. */
  sdp: string;
  /** The thread. */
  threadId: string;
};
