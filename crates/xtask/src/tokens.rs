//! The tokens of a Rust file: enough for rules about names, imports and signatures.
//!
//! A parser would know more and take longer to build than everything else here.

/// One token. String and character literals are all `""`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    /// Its text; `::`, `->` and `=>` are one token each.
    pub(crate) text: &'a str,
    /// Its line, from 1.
    pub(crate) line: usize,
}

/// Splits a file into tokens, without comments.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let (length, kept) = match first {
            _ if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), None),
            _ if rest.starts_with("/*") => (block_comment(rest), None),
            _ if first.is_whitespace() => (first.len_utf8(), None),
            _ => literal(rest).map_or_else(
                || {
                    let length = word_or_sign(rest);
                    (length, rest.get(..length))
                },
                |length| (length, Some("\"\"")),
            ),
        };
        if let Some(text) = kept {
            tokens.push(Token { text, line });
        }
        let (passed, after) = rest.split_at(length.max(1).min(rest.len()));
        line += passed.matches('\n').count();
        rest = after;
    }
    tokens
}

/// Leaves out what only tests see: items after `#[cfg(test)]`.
pub(crate) fn without_tests<'a>(tokens: &[Token<'a>]) -> Vec<Token<'a>> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut kept, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let marked = tokens[at..].iter().map(|token| token.text).take(MARK.len()).eq(MARK);
        if marked {
            at = end_of_item(tokens, at + MARK.len());
        } else {
            kept.push(tokens[at]);
            at += 1;
        }
    }
    kept
}

/// Returns the place after the item that begins at `start`: after its `;`, or its braces.
fn end_of_item(tokens: &[Token<'_>], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token.text {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => {
                depth = depth.saturating_sub(1);
                if depth == 0 && token.text == "}" {
                    return at + 1;
                }
            }
            ";" if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes.get(at..at + 2) {
            Some(b"/*") => (depth, at) = (depth + 1, at + 2),
            Some(b"*/") if depth == 1 => return at + 2,
            Some(b"*/") => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    text.len()
}

/// Returns the length of the string or character literal that `text` begins with.
fn literal(text: &str) -> Option<usize> {
    let prefix = ["br", "cr", "b", "c", "r", ""].into_iter().find(|prefix| {
        text.strip_prefix(prefix).is_some_and(|rest| {
            rest.starts_with('"')
                || (rest.starts_with('\'') && matches!(*prefix, "" | "b"))
                || (rest.starts_with('#') && prefix.ends_with('r'))
        })
    })?;
    let body = text.strip_prefix(prefix)?;
    if prefix.ends_with('r') {
        let hashes = body.len() - body.trim_start_matches('#').len();
        let end = format!("\"{}", "#".repeat(hashes));
        let inner = body.get(hashes..)?.strip_prefix('"')?;
        return Some(prefix.len() + hashes + 1 + inner.find(&end)? + end.len());
    }
    let quote = body.chars().next()?;
    if quote == '\'' && is_lifetime(body) {
        return None;
    }
    let mut escaped = false;
    for (at, character) in body.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            end if end == quote => return Some(prefix.len() + at + 1),
            _ => {}
        }
    }
    None
}

/// Returns true for `'a` in `&'a str`, and false for the character `'a'`.
fn is_lifetime(text: &str) -> bool {
    let mut characters = text.chars().skip(1);
    let first = characters.next();
    first.is_some_and(|it| it.is_alphabetic() || it == '_') && characters.next() != Some('\'')
}

fn word_or_sign(text: &str) -> usize {
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    let word = text.find(|it| !is_word(it)).unwrap_or(text.len());
    let sign = ["::", "->", "=>"].iter().any(|sign| text.starts_with(sign));
    match word {
        0 if sign => 2,
        0 => text.chars().next().map_or(1, char::len_utf8),
        word => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found: Vec<&str> = tokens(text).iter().map(|token| token.text).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn comments_and_literals_hide_nothing_and_say_nothing() {
        check("a /* b /* c */ d */ e // f\ng", "a e g");
        check(
            r##"x("}\"", r#"y"z"#, 'c', '\'', b"q", 'l: loop)"##,
            "x ( \"\" , \"\" , \"\" , \"\" , \"\" , ' l : loop )",
        );
        check("fn f<'a>(x: &'a str) -> a::B", "fn f < ' a > ( x : & ' a str ) -> a :: B");
        assert_eq!(
            tokens("a\n\n\"\n\"\nb").iter().map(|it| it.line).collect::<Vec<_>>(),
            [1, 3, 5]
        );
    }

    #[test]
    fn tests_are_left_out() {
        let all = tokens("a; #[cfg(test)] mod tests { fn b() {} } #[cfg(test)] mod c; d");
        let kept: Vec<&str> = without_tests(&all).iter().map(|token| token.text).collect();
        assert_eq!(kept, ["a", ";", "d"]);
    }
}
