//! Checks the input of users on its way into a turn.

use turnhost_policy::{REMOTE_IMAGE_REFUSED, is_remote_image};
use turnhost_protocol::{MediaSource, UserInput};

use crate::request::errors::CallError;

/// Characters of text that one message may have: 1 MiB of ASCII, some 250,000 tokens, which is what a large
/// model takes as a whole.
const MAX_TEXT: usize = 1 << 20;

/// Refuses a message with more text than a model takes.
pub(super) fn refuse_long(input: &[UserInput]) -> Result<(), CallError> {
    let texts = input.iter().map(|input| match input {
        UserInput::Text { text, .. } => text.as_str(),
        _ => "",
    });
    // Text has no more characters than bytes, and counting bytes is free.
    if texts.clone().map(str::len).sum::<usize>() <= MAX_TEXT {
        return Ok(());
    }
    match texts.map(|text| text.chars().count()).sum() {
        chars if chars > MAX_TEXT => Err(CallError::TooLong { chars, max: MAX_TEXT }),
        _ => Ok(()),
    }
}

/// Refuses pictures on other machines.
pub(super) fn refuse_remote_images(input: &[UserInput]) -> Result<(), CallError> {
    let is_remote = |input: &UserInput| match input {
        UserInput::Image { source: MediaSource::Url { url }, .. } => is_remote_image(url),
        _ => false,
    };
    if input.iter().any(is_remote) {
        return Err(CallError::Refused(REMOTE_IMAGE_REFUSED.to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_counted_in_characters_over_all_parts() {
        let input = |texts: &[String]| -> Vec<UserInput> {
            let part = |text| serde_json::json!({"type": "text", "text": text});
            texts.iter().map(|text| serde_json::from_value(part(text)).unwrap()).collect()
        };
        assert_eq!(
            refuse_long(&input(&["é".repeat(MAX_TEXT)])).err().map(|it| it.to_string()),
            None
        );
        let error = refuse_long(&input(&["x".repeat(MAX_TEXT), "é".to_owned()])).unwrap_err();
        assert_eq!(error.to_string(), "Input exceeds the maximum length of 1048576 characters.");
        let object = serde_json::to_value(error.object()).unwrap();
        assert_eq!(object["code"], -32602);
        assert_eq!(object["data"]["input_error_code"], "input_too_large");
        assert_eq!(object["data"]["max_chars"], 1_048_576);
        assert_eq!(object["data"]["actual_chars"], 1_048_577);
    }
}
