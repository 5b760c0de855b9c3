//! What users say, on its way into a turn.

use turnhost_agent::UserMessage;
use turnhost_protocol::{MediaSource, UserInput};

use crate::actor::Actor;
use crate::errors::CallError;

/// Pictures on other machines are not fetched: what the server asks of the network is the model alone.
pub(super) fn refuse_remote_images(input: &[UserInput]) -> Result<(), CallError> {
    let is_remote = |input: &UserInput| matches!(input, UserInput::Image { source: MediaSource::Url { url }, .. } if !url.starts_with("data:"));
    if input.iter().any(is_remote) {
        let text = "remote image URLs are not supported; use an inline data URL instead";
        return Err(CallError::Refused(text.to_owned()));
    }
    Ok(())
}

/// The user's words with the pictures that they name.
pub(super) fn user_message(
    actor: &Actor,
    input: Vec<UserInput>,
    client_id: Option<String>,
) -> UserMessage {
    let files = &actor.server.ports.files;
    let cwd = actor.thread.cwd();
    let local_images = input.iter().filter_map(|input| match input {
        UserInput::LocalImage { path, .. } => Some(files.image(&cwd.join(path))),
        _ => None,
    });
    UserMessage {
        id: actor.server.ports.world.item_id(),
        client_id,
        local_images: local_images.collect(),
        input,
    }
}
