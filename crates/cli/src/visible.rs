//! Text of a model or a command on its way to a terminal.
//!
//! A terminal obeys what it is sent: an escape sequence can move the cursor, recolour a line or
//! rewrite the question that a person is about to answer. So control characters are shown here and
//! never sent, also where the output is a pipe, since a pipe may end at a terminal.

use std::fmt::{self, Display, Write as _};

/// Text whose control characters are shown, except for line ends and tabs.
pub(crate) struct Text<'a>(pub(crate) &'a str);

/// Text that stays on one line: line ends and tabs are shown too.
pub(crate) struct Line<'a>(pub(crate) &'a str);

/// Text that stays on one line and that a person decides about: characters without any picture are shown too.
pub(crate) struct Exact<'a>(pub(crate) &'a str);

/// JSON in which every control character is escaped, also those that JSON allows in strings.
pub(crate) struct Json<'a>(pub(crate) &'a str);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Of a line end with two characters the first adds nothing.
        let mut characters = self.0.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '\n' | '\t' => f.write_char(character)?,
                '\r' if characters.peek() == Some(&'\n') => {}
                other => write(f, other)?,
            }
        }
        Ok(())
    }
}

impl Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '\n' => f.write_str("\\n"),
            '\t' => f.write_str("\\t"),
            other => write(f, other),
        })
    }
}

impl Display for Exact<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            blank if is_blank(blank) => write!(f, "<U+{:04X}>", u32::from(blank)),
            '\n' => f.write_str("\\n"),
            '\t' => f.write_str("\\t"),
            other => write(f, other),
        })
    }
}

impl Display for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            // Outside of strings, or escaped by the writer of the JSON.
            '\n' | '\t' => f.write_char(character),
            hidden if is_hidden(hidden) => write!(f, "\\u{:04x}", u32::from(hidden)),
            other => f.write_char(other),
        })
    }
}

/// Writes a character, or the picture of one that a terminal would obey.
fn write(f: &mut fmt::Formatter<'_>, character: char) -> fmt::Result {
    match character {
        '\u{7f}' => f.write_str("^?"),
        '\0'..='\u{1f}' => {
            // Caret notation: ^[ is ESC.
            let letter = char::from_u32(u32::from(character) + 0x40).unwrap_or('?');
            write!(f, "^{letter}")
        }
        hidden if is_hidden(hidden) => write!(f, "<U+{:04X}>", u32::from(hidden)),
        other => f.write_char(other),
    }
}

/// Returns true for control characters, and for those that change the direction of what follows.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns true for characters that take no place, or look like a space and are none.
fn is_blank(character: char) -> bool {
    let is_space = character.is_whitespace() && !character.is_ascii();
    is_space
        || matches!(
            character,
            '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        let text = "a\x1b[2K\x07\x7f\u{9b}31m\u{202e}b\r\nc\td\re\n";
        assert_eq!(Text(text).to_string(), "a^[[2K^G^?<U+009B>31m<U+202E>b\nc\td^Me\n");
    }

    #[test]
    fn a_line_stays_one() {
        assert_eq!(Line("rm -rf x\r\n$ ls\t").to_string(), "rm -rf x^M\\n$ ls\\t");
        assert_eq!(Line("grüße 日本 👍").to_string(), "grüße 日本 👍");
    }

    #[test]
    fn what_is_decided_about_has_no_invisible_parts() {
        let text = "rm\u{200b} a\u{ad}\u{a0}b\u{e0061}\u{61c}\x1b[m\n";
        assert_eq!(
            Exact(text).to_string(),
            "rm<U+200B> a<U+00AD><U+00A0>b<U+E0061><U+061C>^[[m\\n"
        );
        assert_eq!(Exact("echo 'grüße 日本 👍'").to_string(), "echo 'grüße 日本 👍'");
    }

    #[test]
    fn json_stays_json() {
        let json = serde_json::json!({"text": "\u{9b}31m \x1b ü"}).to_string();
        let shown = Json(&json).to_string();
        assert!(!shown.chars().any(char::is_control), "{shown}");
        let (before, after) = (serde_json::from_str(&json), serde_json::from_str(&shown));
        assert_eq!(before.ok(), after.ok().filter(serde_json::Value::is_object));
    }
}
