//! Environment variables, as they are handed in.

use std::sync::Arc;

/// Looks an environment variable up.
pub type Environment = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// Looks a variable with a key, a token or a header up; `None` if nothing is in it.
///
/// A variable that was filled from a file often ends with that file's newline, and begins with the
/// byte order mark of an editor. Neither is part of a secret, and neither may be in a header.
pub(crate) fn secret(environment: &Environment, name: &str) -> Option<String> {
    let value = environment(name)?;
    let value = value.trim_start_matches('\u{feff}').trim();
    (!value.is_empty()).then(|| value.to_owned())
}
