//! Reads requests as clients write them, without what the general parser does for all others.
//!
//! It takes a short object with the members `id`, `method` and `params`, each once at most, whose names and
//! texts have no escapes. It refuses nothing: what it does not take is the general parser's, which reads each
//! of these requests the same way.

use std::borrow::Cow;

use serde_json::value::RawValue;

use crate::{Request, RequestId};

/// 4 KiB: `params` are looked at twice here, and what that costs grows with them.
const MAX_BYTES: usize = 4 << 10;

/// 18 digits always fit into an id.
const MAX_DIGITS: usize = 18;

/// Reads an ordinary request; `None` if it is none.
pub(crate) fn request(text: &str) -> Option<Request<'_>> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let mut rest = Rest(text);
    let (mut id, mut method, mut params) = (None, None, None);
    rest.token('{')?;
    loop {
        let name = rest.string()?;
        rest.token(':')?;
        match name {
            "id" if id.is_none() => id = Some(rest.id()?),
            "method" if method.is_none() => method = Some(rest.string()?),
            "params" if params.is_none() => params = Some(rest.object()?),
            _ => return None,
        }
        if rest.token(',').is_none() {
            break;
        }
    }
    rest.token('}')?;
    let (id, method) = (id?, Cow::Borrowed(method?));
    rest.0.is_empty().then_some(Request { id, method, params, trace: None })
}

/// The bytes that are not read yet.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn skip_spaces(&mut self) {
        while let Some(rest) = self.0.strip_prefix(' ') {
            self.0 = rest;
        }
    }

    /// Reads a mark, with the spaces around it.
    fn token(&mut self, mark: char) -> Option<()> {
        self.skip_spaces();
        self.0 = self.0.strip_prefix(mark)?;
        self.skip_spaces();
        Some(())
    }

    fn take(&mut self, bytes: usize) -> Option<&'a str> {
        let (taken, rest) = self.0.split_at_checked(bytes)?;
        self.0 = rest;
        Some(taken)
    }

    /// Reads a text without escapes.
    fn string(&mut self) -> Option<&'a str> {
        self.0 = self.0.strip_prefix('"')?;
        let end = self.0.bytes().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '))?;
        let text = self.take(end)?;
        self.0 = self.0.strip_prefix('"')?;
        Some(text)
    }

    fn id(&mut self) -> Option<RequestId> {
        if self.0.starts_with('"') {
            return Some(RequestId::String(self.string()?.into()));
        }
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let number = self.take(digits)?;
        let is_plain = digits <= MAX_DIGITS && (digits == 1 || !number.starts_with('0'));
        is_plain.then(|| number.parse().ok()).flatten().map(RequestId::Integer)
    }

    /// Reads an object. Where it ends follows from its brackets; if it is sound, the parser says.
    fn object(&mut self) -> Option<&'a RawValue> {
        if !self.0.starts_with('{') {
            return None;
        }
        let end = end_of_brackets(self.0)?;
        serde_json::from_str(self.take(end)?).ok()
    }
}

/// Returns the length of what begins with a bracket, up to the one that closes it.
fn end_of_brackets(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            b'"' => loop {
                match bytes.next()?.1 {
                    b'"' => break,
                    b'\\' => _ = bytes.next()?,
                    _ => {}
                }
            },
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Incoming;
    use crate::decode::general;

    /// Pieces of requests, sound and not.
    const PIECES: &[&str] = &[
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        " ",
        "\t",
        "{}",
        "[}",
        "null",
        "true",
        "7",
        "07",
        "-0",
        "1.5",
        "\"",
        "9999999999999999999",
        "\"id\":",
        "\"method\":",
        "\"params\":",
        "\"trace\":",
        "\"m\"",
        "\"é\"",
        "\\",
        "\"\\u00e9\"",
        "\"a\\\"}\"",
        "\"id\":1,",
        "\"method\":\"m\",",
        "\"params\":{\"p\":[1,{}]}",
        "\u{1}",
    ];

    fn check(text: &str) {
        let Some(quick) = request(text) else { return };
        match general(text) {
            Ok(Incoming::Request(slow)) => assert_eq!(format!("{quick:?}"), format!("{slow:?}")),
            other => panic!("{text} is {other:?}"),
        }
    }

    #[test]
    fn what_clients_write_is_taken() {
        for text in [
            r#"{"method":"thread/loaded/list","id":5,"params":{}}"#,
            r#"{"id": "5", "method": "turn/start", "params": {"a": "}\"", "b": [{}, []]}}"#,
            r#"{"id":0,"method":"thread/list"}"#,
        ] {
            assert!(request(text).is_some(), "{text}");
            check(text);
        }
    }

    #[test]
    fn what_is_out_of_the_ordinary_is_left_alone() {
        for text in [
            "",
            "{}",
            "{",
            r#"{"id":1}"#,
            r#"{"method":"m"}"#,
            r#"{"id":1,"method":"m",}"#,
            r#"{"id":1,"method":"m"} {}"#,
            r#"{"id":1,"id":2,"method":"m"}"#,
            r#"{"id":01,"method":"m"}"#,
            r#"{"id":,"method":"m"}"#,
            r#"{"id":1,"method":"m","params":[}"#,
            r#"{"id":1,"method":"m","params":{"a":[}]}}"#,
            r#"{"id":1,"method":"m","params":{]}"#,
            r#"{"id":1,"method":"m","params":null}"#,
            r#"{"id":1,"method":"m","trace":{}}"#,
        ] {
            assert!(request(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_general_parser_reads_the_same(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..16)) {
            check(&pieces.concat());
            check(&format!("{{{}}}", pieces.concat()));
        }

        #[test]
        fn nothing_changes_when_a_byte_does(at in 0_usize..64, byte in any::<char>()) {
            let mut text: Vec<char> =
                r#"{"id":12,"method":"a/b","params":{"p":["q",{"r":null}],"s":"\"}"}}"#.chars().collect();
            if let Some(place) = text.get_mut(at) {
                *place = byte;
            }
            check(&text.into_iter().collect::<String>());
        }
    }
}
