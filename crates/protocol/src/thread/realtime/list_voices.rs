//! Types of `thread/realtime/listVoices`.

use serde::Serialize;

use crate::RealtimeVoice;
use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `thread/realtime/listVoices`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct ThreadRealtimeListVoicesParams {}
}

/// Answer to `thread/realtime/listVoices`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadRealtimeListVoicesResponse {
    /// The voices on offer.
    pub voices: RealtimeVoicesList,
}

/// The voices on offer, by version of the provider's protocol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
pub struct RealtimeVoicesList {
    /// The voice used with version 1 if none is chosen.
    pub default_v1: RealtimeVoice,
    /// The voice used with version 2 if none is chosen.
    pub default_v2: RealtimeVoice,
    /// Voices for version 1.
    pub v1: Vec<RealtimeVoice>,
    /// Voices for version 2.
    pub v2: Vec<RealtimeVoice>,
    /// Voices for version 3. Empty by default.
    #[serde(default)]
    pub v3: Vec<RealtimeVoice>,
}
