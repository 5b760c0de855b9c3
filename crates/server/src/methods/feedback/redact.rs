//! Takes secrets out of texts that people are going to read.

/// Replaces a secret.
const REDACTED: &str = "[redacted]";

/// Beginnings of tokens that are issued by well-known services.
const PREFIXES: [&str; 14] = [
    "sk-",
    "rk-",
    "pk-",
    "ghp_",
    "gho_",
    "ghs_",
    "ghu_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "AKIA",
    "AIza",
    "eyJ",
];

/// Parts of a name whose value is a secret.
const SECRET_NAMES: [&str; 6] = ["key", "token", "secret", "password", "passwd", "authorization"];

/// Characters of a token with a known beginning that are needed to take it for one.
const LEAST_TOKEN: usize = 8;

/// Returns the text without what is, or looks like, a secret. `known` are secrets of the server's own.
pub(super) fn redact(text: &str, known: &[String]) -> String {
    let known = known.iter().filter(|secret| !secret.is_empty());
    let text = known.fold(text.to_owned(), |text, secret| text.replace(secret, REDACTED));
    let lines = text.split_inclusive('\n').map(line);
    lines.collect()
}

/// The meaning of a word by the one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// It is what it looks like.
    Ordinary,
    /// It is a secret: the one before named it, or was `Bearer`.
    Secret,
}

/// Redacts the words of a line.
fn line(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut meaning = Word::Ordinary;
    for piece in line.split_inclusive(|c: char| c.is_whitespace()) {
        let word = piece.trim_end();
        let space = &piece[word.len()..];
        if word.is_empty() {
            out.push_str(piece);
            continue;
        }
        let (redacted, next) = redacted_word(word, meaning);
        out.push_str(&redacted);
        out.push_str(space);
        meaning = next;
    }
    out
}

/// Returns the word without its secret, and the meaning of the next one.
fn redacted_word(word: &str, meaning: Word) -> (String, Word) {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.eq_ignore_ascii_case("bearer") || bare.eq_ignore_ascii_case("basic") {
        return (word.to_owned(), Word::Secret);
    }
    if meaning == Word::Secret {
        return (REDACTED.to_owned(), Word::Ordinary);
    }
    if let Some((at, separator)) = word.char_indices().find(|(_, c)| matches!(c, '=' | ':')) {
        let (name, value) = (&word[..at], &word[at + separator.len_utf8()..]);
        let lower = name.to_ascii_lowercase();
        if SECRET_NAMES.iter().any(|secret| lower.contains(secret)) {
            let announces = value.trim_matches(['"', '\'']).is_empty();
            let (value, next) =
                if announces { (value, Word::Secret) } else { (REDACTED, Word::Ordinary) };
            return (format!("{name}{separator}{value}"), next);
        }
    }
    (without_tokens(word), Word::Ordinary)
}

/// Replaces tokens with a known beginning, wherever in the word they stand.
fn without_tokens(word: &str) -> String {
    let is_of_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(start) = rest.find(is_of_token) {
        let (before, token) = rest.split_at(start);
        let end = token.find(|c| !is_of_token(c)).unwrap_or(token.len());
        let (token, after) = token.split_at(end);
        let is_secret = PREFIXES
            .iter()
            .any(|prefix| token.strip_prefix(prefix).is_some_and(|rest| rest.len() >= LEAST_TOKEN));
        out.push_str(before);
        out.push_str(if is_secret { REDACTED } else { token });
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_go_and_the_rest_stays() {
        for (text, expected) in [
            ("it broke, twice\nand again", "it broke, twice\nand again"),
            ("my key sk-0123456789abcdef fails", "my key [redacted] fails"),
            ("(ghp_0123456789abcdef)", "([redacted])"),
            ("Authorization: Bearer abc.def", "Authorization: Bearer [redacted]"),
            ("OPENAI_API_KEY=abc next", "OPENAI_API_KEY=[redacted] next"),
            ("password: hunter2 ok", "password: [redacted] ok"),
            ("{\"token\":\"abc\"}", "{\"token\":[redacted]"),
            ("sk-short stays", "sk-short stays"),
            ("mine is known", "[redacted] is known"),
            ("key: ", "key: "),
        ] {
            assert_eq!(redact(text, &["mine".to_owned(), String::new()]), expected);
        }
    }
}
