// Written by `cargo xtask gen`; do not edit.

/** How sound and events of a voice conversation reach the provider. */
export type ThreadRealtimeStartTransport =
  /** Over a WebSocket of the server's; sound passes through this protocol. */
  | {
    type: "websocket";
  }
  /** Over WebRTC between the client and the provider. */
  | {
    /** The client's offer; the answer comes as `thread/realtime/sdp`. */
    sdp: string;
    type: "webrtc";
  }
  /** Over a call that stands already. */
  | {
    /** The call. */
    callId: string;
    type: "existingCall";
  };
