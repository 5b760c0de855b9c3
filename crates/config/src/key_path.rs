//! Dotted names of settings, such as `model_providers.local.name`.

use crate::ConfigError;

/// The parts that a dotted key may have. Configurations nest four or five
/// tables deep; every walk over a tree of settings recurses once a part.
pub(crate) const MAX_PARTS: usize = 64;

/// Splits a dotted key. A part in single or double quotes is taken whole, so
/// that it may hold dots: `projects."/home/me/a.b".trust_level`. In double quotes `\"` is a quote
/// and `\\` a backslash.
///
/// Fails on more than [`MAX_PARTS`] parts, an empty key or part, and quotes without an end.
pub(crate) fn split(path: &str) -> Result<Vec<String>, ConfigError> {
    if path.trim().is_empty() {
        return Err(ConfigError::KeyPath("keyPath must not be empty".into()));
    }
    let mut parts = Vec::new();
    let mut rest = path;
    loop {
        let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''));
        let (part, after) = if let Some(quote) = quote {
            quoted(path, rest, quote)?
        } else {
            let (part, after) = rest.split_at(rest.find('.').unwrap_or(rest.len()));
            (part.to_owned(), after)
        };
        if part.is_empty() && !rest.starts_with(['"', '\'']) {
            return Err(ConfigError::KeyPath("keyPath segments must not be empty".into()));
        }
        parts.push(part);
        if parts.len() > MAX_PARTS {
            return Err(too_deep());
        }
        match after.strip_prefix('.') {
            Some(next) => rest = next,
            None if after.is_empty() => return Ok(parts),
            None => {
                let text = format!("keyPath `{path}` has `{after}` where a dot should stand");
                return Err(ConfigError::KeyPath(text));
            }
        }
    }
}

/// Returns the error for a key with more than [`MAX_PARTS`] parts; the key itself may be huge.
pub(crate) fn too_deep() -> ConfigError {
    ConfigError::KeyPath(format!("a key must not have more than {MAX_PARTS} parts"))
}

/// Returns the text up to the closing quote, and what follows it.
fn quoted<'a>(path: &str, rest: &'a str, quote: char) -> Result<(String, &'a str), ConfigError> {
    let mut part = String::new();
    let mut chars = rest.chars();
    // The opening one.
    chars.next();
    while let Some(char) = chars.next() {
        match char {
            _ if char == quote => return Ok((part, chars.as_str())),
            '\\' if quote == '"' && chars.as_str().starts_with(['"', '\\']) => {
                part.extend(chars.next());
            }
            _ => part.push(char),
        }
    }
    Err(ConfigError::KeyPath(format!("keyPath `{path}` has a quote without an end")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_may_be_quoted() {
        for (path, parts) in [
            ("model", &["model"][..]),
            ("a.b.c", &["a", "b", "c"]),
            ("projects.\"/a/b.c\".trust_level", &["projects", "/a/b.c", "trust_level"]),
            ("plugins.'x@y.z'", &["plugins", "x@y.z"]),
            ("a.\"\".b", &["a", "", "b"]),
            (r#""x\"y".b"#, &["x\"y", "b"]),
            (r#""C:\\a\b".c"#, &["C:\\a\\b", "c"]),
            (r#"'x\'.c"#, &["x\\", "c"]),
        ] {
            assert_eq!(split(path).unwrap(), parts, "{path}");
        }
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for (path, text) in [
            ("", "keyPath must not be empty"),
            (" ", "keyPath must not be empty"),
            ("a..b", "keyPath segments must not be empty"),
            ("a.", "keyPath segments must not be empty"),
            (".a", "keyPath segments must not be empty"),
            ("a.\"b", "keyPath `a.\"b` has a quote without an end"),
            ("\"a\"b", "keyPath `\"a\"b` has `b` where a dot should stand"),
        ] {
            assert_eq!(split(path).unwrap_err().to_string(), text);
        }
        let deep = vec!["a"; 50_000].join(".");
        assert_eq!(split(&deep).unwrap_err().to_string(), "a key must not have more than 64 parts");
    }
}
