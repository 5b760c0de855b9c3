//! The input of the turn: a text, from the arguments or from stdin, images, and a schema for the answer.

use std::io::{IsTerminal as _, Read as _, stdin};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use turnhost_protocol::{MediaSource, UserInput};

use crate::environment::say;
use crate::server::Place;

/// The input of the turn.
#[derive(Debug)]
pub(super) struct Prompt {
    pub(super) input: Vec<UserInput>,
    pub(super) output_schema: Option<Value>,
}

impl Prompt {
    /// Reads what the arguments name. Fails if there is no text.
    pub(super) fn read(
        text: Option<&str>,
        images: &[PathBuf],
        schema: Option<&Path>,
        place: &Place,
    ) -> Result<Self> {
        let output_schema = schema.map(read_schema).transpose()?;
        let images = images.iter().map(|image| match place {
            Place::Here => local_image(image),
            // The server may be on another machine.
            Place::At(_) => inline_image(image),
        });
        let images = images.collect::<Result<Vec<_>>>()?;
        let text = UserInput::Text { text: read_text(text)?, text_elements: Vec::new() };
        // Images first, as the reference sends them.
        let input = images.into_iter().chain([text]).collect();
        Ok(Self { input, output_schema })
    }
}

/// Reads the text that the arguments name: the word itself, with what is piped in beside it, or
/// stdin. Fails if there is none.
pub(super) fn read_text(text: Option<&str>) -> Result<String> {
    match text.filter(|text| *text != "-") {
        Some(text) => Ok(with_stdin(text, &piped()?)),
        None if text.is_none() && stdin().is_terminal() => {
            bail!("no prompt: name one, or pipe it into stdin")
        }
        None => {
            say(format_args!("Reading prompt from stdin..."));
            let text = read_stdin()?;
            ensure!(!text.trim().is_empty(), "no prompt provided via stdin");
            Ok(text)
        }
    }
}

/// Returns what is piped in beside a prompt; empty at a terminal.
fn piped() -> Result<String> {
    if stdin().is_terminal() {
        return Ok(String::new());
    }
    say(format_args!("Reading additional input from stdin..."));
    read_stdin()
}

fn read_stdin() -> Result<String> {
    let mut bytes = Vec::new();
    stdin().read_to_end(&mut bytes).context("stdin cannot be read")?;
    decoded(&bytes)
}

/// Decodes a text: UTF-8, or UTF-16 with its byte order mark, as editors and shells of Windows write it.
fn decoded(bytes: &[u8]) -> Result<String> {
    let (wide, unit): (_, fn([u8; 2]) -> u16) = match bytes {
        [0xef, 0xbb, 0xbf, text @ ..] => return utf8(text),
        [0xff, 0xfe, text @ ..] => (text, u16::from_le_bytes),
        [0xfe, 0xff, text @ ..] => (text, u16::from_be_bytes),
        _ => return utf8(bytes),
    };
    let (pairs, rest) = wide.as_chunks::<2>();
    ensure!(rest.is_empty(), "stdin begins as UTF-16 and has half a character at its end");
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).context("stdin begins as UTF-16 and cannot be read as such")
}

fn utf8(bytes: &[u8]) -> Result<String> {
    let text = str::from_utf8(bytes);
    Ok(text.context("stdin cannot be read as UTF-8; convert it, with `iconv` say")?.to_owned())
}

/// Adds piped input to a prompt, marked as such for the model.
fn with_stdin(text: &str, piped: &str) -> String {
    if piped.trim().is_empty() {
        return text.to_owned();
    }
    let end = if piped.ends_with('\n') { "" } else { "\n" };
    format!("{text}\n\n<stdin>\n{piped}{end}</stdin>")
}

fn local_image(path: &Path) -> Result<UserInput> {
    let failed = || format!("the image `{}` cannot be read", path.display());
    let path = path.canonicalize().with_context(failed)?;
    let path = path.to_str().with_context(|| format!("`{}` is not UTF-8", path.display()))?;
    Ok(UserInput::LocalImage { path: path.to_owned(), detail: None })
}

fn inline_image(path: &Path) -> Result<UserInput> {
    let kind = match path.extension().and_then(|it| it.to_str()).map(str::to_lowercase).as_deref() {
        Some("png") => "png",
        Some("jpg" | "jpeg") => "jpeg",
        Some("gif") => "gif",
        Some("webp") => "webp",
        _ => bail!("`{}` is no .png, .jpg, .gif or .webp", path.display()),
    };
    let bytes = std::fs::read(path)
        .with_context(|| format!("the image `{}` cannot be read", path.display()))?;
    let url = format!("data:image/{kind};base64,{}", STANDARD.encode(bytes));
    Ok(UserInput::Image { source: MediaSource::Url { url }, detail: None })
}

fn read_schema(path: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("the output schema `{}` cannot be read", path.display()))?;
    serde_json::from_str(&text)
        .with_context(|| format!("the output schema `{}` is not valid JSON", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_with_and_without_their_marks() {
        for bytes in [
            &b"h\xc3\xa9"[..],
            b"\xef\xbb\xbfh\xc3\xa9",
            b"\xff\xfeh\0\xe9\0",
            b"\xfe\xff\0h\0\xe9",
        ] {
            assert_eq!(decoded(bytes).unwrap(), "h\u{e9}", "{bytes:?}");
        }
        for (bytes, named) in [
            (&b"\xff"[..], "UTF-8"),
            (b"\xff\xfeh", "half a character"),
            (b"\xff\xfe\0\xd8", "UTF-16"),
        ] {
            let refused = decoded(bytes).unwrap_err().to_string();
            assert!(refused.contains(named), "{refused}");
        }
    }

    #[test]
    fn piped_input_is_added_and_marked() {
        assert_eq!(with_stdin("sum up", ""), "sum up");
        assert_eq!(with_stdin("sum up", " \n"), "sum up");
        assert_eq!(with_stdin("sum up", "a\nb\n"), "sum up\n\n<stdin>\na\nb\n</stdin>");
        assert_eq!(with_stdin("sum up", "a"), "sum up\n\n<stdin>\na\n</stdin>");
    }
}
