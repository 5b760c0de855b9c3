//! Types of `environment/info`.

use serde::Serialize;

use crate::experimental::params;
use crate::record::Record;

params! {
    /// Params of `environment/info`. Fails for an unknown environment.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
    #[serde(rename_all = "camelCase")]
    pub struct EnvironmentInfoParams {
        /// The environment; `local` is the server's own machine.
        pub environment_id: String,
    }
}

/// Answer to `environment/info`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct EnvironmentInfoResponse {
    /// The shell that commands run in.
    pub shell: EnvironmentShellInfo,
    /// Its working directory, if known.
    #[schemars(with = "Option<crate::schema::PathUri>")]
    pub cwd: Option<String>,
}

/// An environment's shell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct EnvironmentShellInfo {
    /// Its name, such as `bash`.
    pub name: String,
    /// Its path, such as `/bin/bash`.
    pub path: String,
}
