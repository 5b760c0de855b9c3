//! `environment/info`: the shell and the directory of an environment.

use std::sync::Arc;

use turnhost_base::AbsPath;
use turnhost_protocol::{
    EnvironmentInfoParams, EnvironmentInfoResponse, EnvironmentShellInfo, method,
};
use turnhost_thread::LOCAL_ENVIRONMENT;
use turnhost_threads::ServerIdentity;

use crate::environments::Environments;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::EnvironmentInfo {
    type Needs = (Arc<Environments>, Arc<ServerIdentity>);

    async fn call(
        (environments, identity): (Arc<Environments>, Arc<ServerIdentity>),
        _: &Caller,
        params: EnvironmentInfoParams,
    ) -> Result<Reply<EnvironmentInfoResponse>, CallError> {
        let EnvironmentInfoParams { environment_id: id } = params;
        if id == LOCAL_ENVIRONMENT {
            let path = identity.shell.to_string();
            let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
            let shell = EnvironmentShellInfo { name, path };
            let cwd = Some(file_url(&identity.cwd));
            return Ok(EnvironmentInfoResponse { shell, cwd }.into());
        }
        Err(match environments.fault(&id) {
            Some(fault) => {
                CallError::Internal(format!("failed to get info for environment `{id}`: {fault}"))
            }
            None => CallError::Refused(format!("unknown environment id `{id}`")),
        })
    }
}

/// Writes a path as a URL: bytes that RFC 3986 does not let stand in a path are escaped.
fn file_url(path: &AbsPath) -> String {
    use std::fmt::Write as _;
    let mut url = "file://".to_owned();
    for byte in path.as_str().bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@".contains(&byte) {
            url.push(byte.into());
        } else {
            // Writing to a text cannot fail.
            _ = write!(url, "%{byte:02X}");
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_letters_beyond_ascii_are_escaped() {
        let path = AbsPath::new("/a b/é").unwrap();
        assert_eq!(file_url(&path), "file:///a%20b/%C3%A9");
    }
}
