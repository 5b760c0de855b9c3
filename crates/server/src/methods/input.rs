//! Checks the input of users on its way into a turn.

use turnhost_protocol::{MediaSource, UserInput};

use crate::request::errors::CallError;

/// Refuses pictures on other machines: the server asks the network for the model alone.
pub(super) fn refuse_remote_images(input: &[UserInput]) -> Result<(), CallError> {
    let is_remote = |input: &UserInput| match input {
        UserInput::Image { source: MediaSource::Url { url }, .. } => {
            let scheme = url.trim_start().split_once("://").map(|(scheme, _)| scheme);
            scheme.is_some_and(|it| {
                ["http", "https"].iter().any(|known| it.eq_ignore_ascii_case(known))
            })
        }
        _ => false,
    };
    if input.iter().any(is_remote) {
        let text = "remote image URLs are not supported; use an inline data URL instead";
        return Err(CallError::Refused(text.to_owned()));
    }
    Ok(())
}
