//! Types of `mock/experimentalMethod`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `mock/experimentalMethod`.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
    pub struct MockExperimentalMethodParams {
        /// The value to echo.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub value: Option<String>,
    }
}

/// Answer to `mock/experimentalMethod`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct MockExperimentalMethodResponse {
    /// The value that was given, if any.
    pub echoed: Option<String>,
}
