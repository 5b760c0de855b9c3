//! Checks the input of users on its way into a turn.

use turnhost_protocol::{MediaSource, UserInput};

use crate::request::errors::CallError;

/// Refuses pictures on other machines: the server asks the network for the model alone.
pub(super) fn refuse_remote_images(input: &[UserInput]) -> Result<(), CallError> {
    let is_remote = |input: &UserInput| matches!(input, UserInput::Image { source: MediaSource::Url { url }, .. } if !url.starts_with("data:"));
    if input.iter().any(is_remote) {
        let text = "remote image URLs are not supported; use an inline data URL instead";
        return Err(CallError::Refused(text.to_owned()));
    }
    Ok(())
}
