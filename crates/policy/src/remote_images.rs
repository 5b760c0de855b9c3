//! Pictures that lie on other machines.

/// The refusal of a picture on another machine: the server asks the network for the model alone.
pub const REMOTE_IMAGE_REFUSED: &str =
    "remote image URLs are not supported; use an inline data URL instead";

/// Returns whether a picture's address is on another machine.
pub fn is_remote_image(url: &str) -> bool {
    let scheme = url.trim_start().split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|it| ["http", "https"].iter().any(|known| it.eq_ignore_ascii_case(known)))
}
