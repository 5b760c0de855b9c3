//! Token files: one token, or several with names.
//!
//! A file is read line by line; blank lines and lines that begin with `#` are
//! skipped. What is left is either one token by itself, or lines of the form
//!
//! ```text
//! NAME: TOKEN
//! NAME: sha256:HEX
//! NAME: TOKEN expires=2030-12-31T23:59:59Z
//! ```
//!
//! where HEX is the SHA-256 digest of a token that is kept elsewhere. A single
//! line that is not of this form is a token by itself, as it is in files for the
//! reference implementation; its name is `default`.

use std::collections::BTreeMap;
use std::sync::Arc;

use subtle::{Choice, ConditionallySelectable};
use turnhost_base::Millis;

use crate::digest::Digest;
use crate::error::LineProblem;

/// Name of a token without one.
pub(crate) const DEFAULT_NAME: &str = "default";

/// Longer names are no names.
const MAX_NAME_BYTES: usize = 64;

/// The tokens that admit a peer; never empty.
#[derive(Debug)]
pub(crate) struct Tokens(Vec<Token>);

#[derive(Debug)]
struct Token {
    name: Arc<str>,
    digest: Digest,
    expires: Option<Millis>,
}

/// The fault of a token file.
#[derive(Debug)]
pub(crate) enum TokensError {
    Empty,
    /// The number, counted from 1, and what is wrong there.
    Line(usize, LineProblem),
}

impl Tokens {
    /// Creates one token by its digest.
    pub(crate) fn single(digest: Digest) -> Self {
        Self(vec![Token { name: DEFAULT_NAME.into(), digest, expires: None }])
    }

    /// Reads the text of a token file.
    pub(crate) fn parse(text: &str) -> Result<Self, TokensError> {
        // Editors of Windows begin files with a byte order mark, which is no part of the token.
        let text = text.trim_start_matches('\u{feff}');
        let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
        let lines: Vec<_> =
            lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).collect();
        match lines.as_slice() {
            [] => Err(TokensError::Empty),
            [(_, token)] if split_name(token).is_none() => {
                Ok(Self::single(Digest::of(token.as_bytes())))
            }
            lines => Self::named(lines),
        }
    }

    fn named(lines: &[(usize, &str)]) -> Result<Self, TokensError> {
        let mut tokens: Vec<Token> = Vec::with_capacity(lines.len());
        let mut names = BTreeMap::new();
        for &(number, line) in lines {
            let problem = |problem| TokensError::Line(number, problem);
            let token = Token::parse(line).map_err(problem)?;
            let name = token.name.to_string();
            if let Some(first) = names.insert(name.clone(), number) {
                return Err(problem(LineProblem::SameName { name, first }));
            }
            let twin = tokens.iter().position(|it| bool::from(it.digest.same(&token.digest)));
            if let Some((first, _)) = twin.and_then(|twin| lines.get(twin)) {
                return Err(problem(LineProblem::SameToken { name, first: *first }));
            }
            tokens.push(token);
        }
        Ok(Self(tokens))
    }

    /// Returns the name of a token, unless it is none of these or has expired. Looks at all of
    /// them, so that the time does not tell which one it was.
    pub(crate) fn find(&self, token: &str, now: Millis) -> Option<Arc<str>> {
        let shown = Digest::of(token.as_bytes());
        let mut found = u64::MAX;
        for (index, token) in (0..).zip(&self.0) {
            let current = Choice::from(u8::from(token.expires.is_none_or(|end| now < end)));
            found.conditional_assign(&index, token.digest.same(&shown) & current);
        }
        let found = self.0.get(usize::try_from(found).ok()?)?;
        Some(Arc::clone(&found.name))
    }
}

impl Token {
    fn parse(line: &str) -> Result<Self, LineProblem> {
        let (name, rest) = split_name(line).ok_or(LineProblem::Form)?;
        if !is_name(name) {
            return Err(LineProblem::Name);
        }
        let mut words = rest.split_whitespace();
        let value = words.next().ok_or(LineProblem::Form)?;
        let expires = match words.next().map(|word| word.strip_prefix("expires=")) {
            None => None,
            Some(None) => return Err(LineProblem::Form),
            Some(Some(time)) => Some(
                Millis::from_rfc3339(time).ok_or_else(|| LineProblem::Expiry(time.to_owned()))?,
            ),
        };
        if words.next().is_some() {
            return Err(LineProblem::Form);
        }
        let digest = match value.strip_prefix("sha256:") {
            Some(hex) => {
                Digest::from_hex(hex).ok_or_else(|| LineProblem::Digest(name.to_owned()))?
            }
            None if value.bytes().all(|byte| byte.is_ascii_graphic()) => {
                Digest::of(value.as_bytes())
            }
            None => return Err(LineProblem::Token(name.to_owned())),
        };
        Ok(Self { name: name.into(), digest, expires })
    }
}

/// Returns the parts before a colon, and after it and whitespace. A colon within
/// a word makes no name, so that a token may have one.
fn split_name(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once(':')?;
    let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    apart.then_some((name, rest))
}

fn is_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"._-@".contains(&byte);
    (1..=MAX_NAME_BYTES).contains(&name.len()) && name.bytes().all(fits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Millis = Millis(1_900_000_000_000);

    fn find(text: &str, token: &str) -> Option<String> {
        Tokens::parse(text).unwrap().find(token, NOW).map(|name| name.to_string())
    }

    fn problem(text: &str) -> String {
        match Tokens::parse(text).unwrap_err() {
            TokensError::Empty => "empty".to_owned(),
            TokensError::Line(line, problem) => format!("{line}: {problem}"),
        }
    }

    #[test]
    fn a_file_with_one_token_is_that_token() {
        for text in ["tok", "tok\n", "  tok \r\n\n", "# mine\n\ntok\n", "\u{feff}tok\r\n"] {
            assert_eq!(find(text, "tok").as_deref(), Some("default"), "{text:?}");
            assert_eq!(find(text, "to"), None);
        }
        assert!(find("a:b", "a:b").is_some());
        assert!(find("two words", "two words").is_some());
    }

    #[test]
    fn several_tokens_have_names() {
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let text = format!("# team\nann: one\n\n  bob.b@c-1_x:\ttwo  \nci: sha256:{digest}\n");
        assert_eq!(find(&text, "one").as_deref(), Some("ann"));
        assert_eq!(find(&text, "two").as_deref(), Some("bob.b@c-1_x"));
        assert_eq!(find(&text, "abc").as_deref(), Some("ci"));
        for token in ["", "ann", "ann: one", digest, "three"] {
            assert_eq!(find(&text, token), None, "{token}");
        }
    }

    #[test]
    fn a_token_ends_at_its_time() {
        let text = "a: one expires=2030-03-17T17:46:40Z\nb: two expires=2030-03-17T18:46:41+01:00";
        let at = |millis, token| Tokens::parse(text).unwrap().find(token, Millis(millis));
        assert!(at(1_899_999_999_999, "one").is_some());
        assert!(at(1_900_000_000_000, "one").is_none());
        assert!(at(1_900_000_000_999, "two").is_some());
        assert!(at(1_900_000_001_000, "two").is_none());
    }

    #[test]
    fn mistakes_are_named_with_their_line_and_without_the_token() {
        let form =
            "expected `NAME: TOKEN` or `NAME: sha256:HEX`, and then `expires=TIME` or nothing";
        assert_eq!(problem(" \n# a: b\n"), "empty");
        assert_eq!(problem("one\ntwo"), format!("1: {form}"));
        assert_eq!(problem("a: one\n\ntwo"), format!("3: {form}"));
        assert_eq!(problem("a:"), format!("1: {form}"));
        assert_eq!(problem("a: hush hush"), format!("1: {form}"));
        assert_eq!(problem("a: x expires=2030-12-31T23:59:59Z y"), format!("1: {form}"));
        let name = "1: a name has 1 to 64 letters, digits, `.`, `_`, `-` or `@`";
        assert_eq!(problem("a b: hush"), name);
        assert_eq!(problem(": hush"), name);
        assert_eq!(problem(&format!("{}: hush", "a".repeat(65))), name);
        assert_eq!(
            problem("a: h\u{fc}sh"),
            "1: the token of `a` has characters other than visible ASCII"
        );
        assert_eq!(
            problem("a: sha256:12"),
            "1: the digest of `a` must be a 64-character hex SHA-256 digest"
        );
        assert_eq!(
            problem("a: x expires=tomorrow"),
            "1: `tomorrow` is no time; write `expires=2030-12-31T23:59:59Z`"
        );
        assert_eq!(problem("a: x\nb: y\na: z"), "3: the name `a` is taken by line 1");
        assert_eq!(
            problem("#\na: hush\nb: y\nc: hush"),
            "4: the token of `c` is the one of line 2; give each its own"
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,40}|([a-c: #\n]|sha256:|expires=){0,30}") {
            if let Ok(tokens) = Tokens::parse(&text) {
                prop_assert!(!tokens.0.is_empty());
                prop_assert!(tokens.find("not among them", NOW).is_none());
            }
        }
    }
}
