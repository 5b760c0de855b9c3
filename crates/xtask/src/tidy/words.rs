//! One word, one meaning: the glossary, and type names that two crates use for two things.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::SourceFile;
use crate::tokens::{tokens, without_tests};

/// Words that no type's name has, and the word of the field in their place. The wire's own names,
/// in `protocol`, are the reference's.
const FORBIDDEN: [(&str, &str); 16] = [
    ("Ask", "ServerRequest or Approval"),
    ("Backend", "Provider"),
    ("Chat", "Thread"),
    ("Chunk", "Delta"),
    ("Conversation", "Thread"),
    ("Door", "Handshake"),
    ("Drain", "GracefulShutdown"),
    ("Ear", "Listener"),
    ("Hub", "Relay"),
    ("Job", "BackgroundTerminal"),
    ("Packet", "Frame"),
    ("Proxy", "Relay"),
    ("Question", "ServerRequest or Approval"),
    ("Session", "Thread or Connection"),
    ("Told", "EventLog"),
    ("Wish", "Overrides"),
];

/// A type and its crate.
struct Type<'a> {
    dir: &'a str,
    path: &'a str,
    name: &'a str,
    is_public: bool,
}

/// Returns the types with a forbidden word in their names, as `crates/x/src/y.rs: Name`, and why.
pub(super) fn forbidden(files: &[SourceFile]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for it in types(files).iter().filter(|it| it.dir != "protocol") {
        let words = words(it.name);
        if let Some((word, better)) = FORBIDDEN
            .iter()
            .find(|(word, _)| words.iter().any(|it| it.strip_suffix('s').unwrap_or(it) == *word))
        {
            let why = format!("`{word}` is no word of ours; say {better}");
            found.push((format!("{}: {}", it.path, it.name), why));
        }
    }
    found
}

/// Returns the names that public types of several crates have, with the crates.
pub(super) fn shared(files: &[SourceFile]) -> BTreeMap<String, Vec<String>> {
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let types = types(files);
    for it in types.iter().filter(|it| it.is_public) {
        names.entry(it.name).or_default().insert(it.dir);
    }
    let several = names.into_iter().filter(|(_, dirs)| dirs.len() > 1);
    several
        .map(|(name, dirs)| (name.to_owned(), dirs.into_iter().map(str::to_owned).collect()))
        .collect()
}

fn types(files: &[SourceFile]) -> Vec<Type<'_>> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.is_rust()) {
        let Some((dir, rest)) = file.path.trim_start_matches("crates/").split_once('/') else {
            continue;
        };
        if !rest.starts_with("src/") || matches!(dir, "bench" | "tests" | "xtask") {
            continue;
        }
        let all = tokens(&file.text);
        let product = without_tests(&all);
        for (at, pair) in product.windows(2).enumerate() {
            if matches!(pair[0].text, "struct" | "enum" | "trait") {
                let before = at.checked_sub(1).and_then(|before| product.get(before));
                let is_public = before.is_some_and(|token| token.text == "pub");
                let name = pair[1].text;
                if name.starts_with(char::is_uppercase) {
                    found.push(Type { dir, path: &file.path, name, is_public });
                }
            }
        }
    }
    found
}

/// Splits `EventLog` into `Event` and `Log`.
fn words(name: &str) -> Vec<&str> {
    let starts = name.char_indices().filter(|(_, it)| it.is_uppercase()).map(|(at, _)| at);
    let starts: Vec<usize> = starts.collect();
    let ends = starts.iter().skip(1).copied().chain([name.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| name.get(*start..end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(dir: &str, text: &str) -> SourceFile {
        SourceFile { path: format!("crates/{dir}/src/x.rs"), text: text.to_owned() }
    }

    #[test]
    fn forbidden_words_are_whole_words() {
        let files = [
            file("a", "struct EarPlug; enum Early {} pub struct Task; struct Ears;"),
            file("protocol", "struct Ear;"),
        ];
        let found = forbidden(&files);
        let found: Vec<_> = found.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(found, ["crates/a/src/x.rs: EarPlug", "crates/a/src/x.rs: Ears"]);
    }

    #[test]
    fn a_name_belongs_to_one_crate() {
        let files = [
            file("a", "pub struct Settings; pub enum One {} struct Mine;"),
            file("b", "pub trait Settings {} pub(crate) struct One; struct Mine;"),
        ];
        let expected = [("Settings".to_owned(), vec!["a".to_owned(), "b".to_owned()])];
        assert_eq!(shared(&files), expected.into());
    }
}
