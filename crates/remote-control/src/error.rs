//! Errors of remote control.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// A failure that makes a host unreachable.
#[derive(Debug, thiserror::Error)]
pub enum RemoteControlError {
    /// An address that is not a relay's.
    #[error(
        "invalid relay URL `{0}`; expected `https://HOST[:PORT]/`, or `http://` with a loopback host"
    )]
    Url(String),
    /// The certificates of a login are none.
    #[error("the certificates of the login cannot be used; log in again with `--ca FILE`")]
    Certificates,
    /// No login at a relay is stored.
    #[error("not logged in at a relay; use `turnhost remote-control login URL --invite CODE`")]
    NoLogin,
    /// The file with the login cannot be read or written.
    #[error("cannot use `{}`; check that its directory is there and may be written to", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The file with the login is of another form.
    #[error("`{}` is malformed; remove it and log in again", .0.display())]
    Malformed(PathBuf),
    /// No connection, or no answer in time.
    #[error("the relay at {url} cannot be reached: {reason}")]
    Unreachable {
        /// The address.
        url: String,
        /// The failure.
        reason: String,
    },
    /// An answer other than success.
    #[error("{}{url} answered {status}{}{traces}", message(body), rest(body))]
    Status {
        /// The address.
        url: String,
        /// The status.
        status: u16,
        /// The body, cut, without codes and tokens.
        body: String,
        /// The names by which the relay's operator finds the answer in logs, behind a semicolon.
        traces: String,
        /// The time for which the relay wants to be left alone.
        retry_after: Option<Duration>,
    },
    /// A success whose body cannot be used.
    #[error("{url} gave an answer that cannot be used: {reason}")]
    Answer {
        /// The address.
        url: String,
        /// The mistake in it.
        reason: &'static str,
    },
    /// The ids of an answer are not those of the enrolment.
    #[error("mismatched enrollment: {0} answered for another machine")]
    Mismatched(String),
    /// A key could not be made or read.
    #[error("the keys of remote control cannot be used")]
    Keys(#[from] turnhost_secure_channel::ChannelError),
}

impl RemoteControlError {
    /// Returns the status of the answer, if there was one.
    pub(crate) fn status(&self) -> Option<u16> {
        match self {
            Self::Status { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// Returns how long the relay wants to be left alone.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            _ => None,
        }
    }
}

/// Returns the sentence for people in the body of a failure, as a relay of ours and the reference's write it.
fn sentence(body: &str) -> Option<String> {
    let body: serde_json::Value = serde_json::from_str(body).ok()?;
    let message = body.pointer("/error/message").or_else(|| body.get("detail"))?;
    message.as_str().map(str::to_owned)
}

/// Returns the sentence of a failure, as a beginning of an error.
fn message(body: &str) -> String {
    sentence(body).map(|text| format!("{text}: ")).unwrap_or_default()
}

/// Returns the body of a failure that has no sentence, as an end of an error.
fn rest(body: &str) -> String {
    if body.is_empty() || sentence(body).is_some() { String::new() } else { format!(": {body}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(body: &str) -> String {
        let (url, body, traces) = ("U".to_owned(), body.to_owned(), "; request-id 7".to_owned());
        RemoteControlError::Status { url, status: 404, body, traces, retry_after: None }.to_string()
    }

    #[test]
    fn a_failure_begins_with_the_sentence_of_the_relay() {
        let ours = r#"{"error":{"kind":"codeNotFound","message":"the invitation is unknown"}}"#;
        assert_eq!(shown(ours), "the invitation is unknown: U answered 404; request-id 7");
        assert_eq!(shown(r#"{"detail":"gone"}"#), "gone: U answered 404; request-id 7");
        assert_eq!(shown("no"), "U answered 404: no; request-id 7");
        assert_eq!(shown(""), "U answered 404; request-id 7");
    }
}
