//! Parameters that stand for a choice and do not name it.
//!
//! `run(true)` says nothing at the call; `run(Sandbox::Off)` does. A `bool` parameter is refused, and
//! so is an `Option` for which some call writes the bare word `None`.

use std::collections::BTreeMap;

use crate::sources::SourceFile;
use crate::tokens::{Token, tokens, without_tests};

/// A function with a parameter that may stand for a choice.
#[derive(Clone, Debug)]
struct Suspect {
    /// `crates/x/src/y.rs: name(parameter)`: how an exception names it.
    place: String,
    /// The place of the parameter among all but `self`.
    at: usize,
    parameters: usize,
}

/// Returns the parameters that stand for a choice, as `crates/x/src/y.rs: name(parameter)`.
pub(super) fn choices(files: &[SourceFile]) -> Vec<String> {
    let sources: Vec<(&SourceFile, Vec<Token<'_>>)> = files
        .iter()
        .filter(|file| file.is_rust() && is_product(&file.path))
        .map(|file| (file, without_tests(&tokens(&file.text))))
        .collect();
    let mut found = Vec::new();
    let mut options: BTreeMap<&str, Vec<Suspect>> = BTreeMap::new();
    let mut functions: BTreeMap<&str, usize> = BTreeMap::new();
    for (file, tokens) in &sources {
        for (name, parameters) in signatures(tokens) {
            *functions.entry(name).or_default() += 1;
            for (at, (parameter, kind)) in parameters.iter().enumerate() {
                let place = format!("{}: {name}({parameter})", file.path);
                match kind.as_slice() {
                    ["bool"] | ["Option", "<", "bool", ">"] => found.push(place),
                    ["Option", "<", ..] => {
                        let suspect = Suspect { place, at, parameters: parameters.len() };
                        options.entry(name).or_default().push(suspect);
                    }
                    _ => {}
                }
            }
        }
    }
    // A name that several functions have does not identify a call.
    options.retain(|name, _| functions.get(name) == Some(&1));
    for (_, tokens) in &sources {
        found.extend(opaque_calls(tokens, &options));
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn is_product(path: &str) -> bool {
    path.contains("/src/") && !path.split('/').any(|part| matches!(part, "tests" | "tests.rs"))
}

/// A parameter's name and the tokens of its type.
type Parameter<'a> = (&'a str, Vec<&'a str>);

/// Returns the functions of a file with their parameters, `self` left out.
fn signatures<'a>(tokens: &[Token<'a>]) -> Vec<(&'a str, Vec<Parameter<'a>>)> {
    let mut found = Vec::new();
    for (at, pair) in tokens.windows(2).enumerate() {
        if pair[0].text != "fn" || pair[1].text == "(" {
            continue;
        }
        let Some(open) = parameters_open(tokens, at + 2) else { continue };
        let parameters = arguments(tokens, open).into_iter().filter_map(|parameter| {
            let colon = parameter.iter().position(|it| *it == ":")?;
            let name = parameter.get(colon.checked_sub(1)?)?;
            (*name != "self").then(|| (*name, parameter[colon + 1..].to_vec()))
        });
        found.push((pair[1].text, parameters.collect()));
    }
    found
}

/// Finds the parenthesis after a function's name and type parameters.
fn parameters_open(tokens: &[Token<'_>], start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token.text {
            "<" => depth += 1,
            ">" => depth = depth.saturating_sub(1),
            "(" if depth == 0 => return Some(at),
            "{" | ";" => return None,
            _ => {}
        }
    }
    None
}

/// Returns the arguments between the commas of the parenthesis at `open`.
fn arguments<'a>(tokens: &[Token<'a>], open: usize) -> Vec<Vec<&'a str>> {
    let (mut all, mut current, mut depth) = (Vec::new(), Vec::new(), 0_usize);
    for token in &tokens[open + 1..] {
        match token.text {
            ")" if depth == 0 => break,
            "," if depth == 0 => {
                all.push(std::mem::take(&mut current));
                continue;
            }
            "(" | "[" | "{" | "<" => depth += 1,
            ")" | "]" | "}" | ">" => depth = depth.saturating_sub(1),
            _ => {}
        }
        current.push(token.text);
    }
    if !current.is_empty() {
        all.push(current);
    }
    all
}

/// Returns the suspects that a call of this file hands a bare `None`.
fn opaque_calls(tokens: &[Token<'_>], options: &BTreeMap<&str, Vec<Suspect>>) -> Vec<String> {
    let mut found = Vec::new();
    for (at, window) in tokens.windows(3).enumerate() {
        let [before, name, open] = window else { continue };
        let Some(suspects) = options.get(name.text) else { continue };
        if open.text != "(" || before.text == "fn" {
            continue;
        }
        let arguments = arguments(tokens, at + 2);
        for suspect in suspects.iter().filter(|it| it.parameters == arguments.len()) {
            if arguments[suspect.at] == ["None"] {
                found.push(suspect.place.clone());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Vec<String> {
        choices(&[SourceFile { path: "crates/a/src/x.rs".to_owned(), text: text.to_owned() }])
    }

    #[test]
    fn flags_are_found() {
        let found =
            check("impl X { pub fn a<'a>(&self, x: u8, is_on: bool) {} }\nfn b(y: Option<bool>);");
        assert_eq!(found, ["crates/a/src/x.rs: a(is_on)", "crates/a/src/x.rs: b(y)"]);
        assert_eq!(check("fn c(it: &[bool], f: impl Fn(bool) -> bool) -> bool { x }"), [""; 0]);
        assert_eq!(check("#[cfg(test)] mod tests { fn d(x: bool) {} }"), [""; 0]);
    }

    #[test]
    fn an_option_is_data_until_somebody_writes_none() {
        let function = "fn a(x: u8, y: Option<u8>) {}\n";
        assert_eq!(check(&format!("{function} fn b() {{ a(1, c); }}")), [""; 0]);
        let found = check(&format!("{function} fn b() {{ a(f(1, 2), None); }}"));
        assert_eq!(found, ["crates/a/src/x.rs: a(y)"]);
    }
}
