//! Parameters that stand for a choice and do not name it.
//!
//! `run(true)` says nothing at the call; `run(Sandbox::Off)` does. A `bool` parameter is refused, and
//! so is an `Option` for which some call writes the bare word `None`.

use std::collections::BTreeMap;

use crate::sources::SourceFile;
use crate::tokens::{Token, tokens, without_tests};

/// A function of ours.
#[derive(Clone, Debug)]
struct Function<'a> {
    path: &'a str,
    name: &'a str,
    /// The type or trait that it belongs to.
    owner: Option<&'a str>,
    /// Its parameters but `self`.
    parameters: Vec<Parameter<'a>>,
}

/// A parameter's name and the tokens of its type, without references and the path of a type's name.
type Parameter<'a> = (&'a str, Vec<&'a str>);

/// Returns the parameters that stand for a choice, as `crates/x/src/y.rs: name(parameter)`.
pub(super) fn choices(files: &[SourceFile]) -> Vec<String> {
    let sources: Vec<(&SourceFile, Vec<Token<'_>>)> = files
        .iter()
        .filter(|file| file.is_rust() && is_product(&file.path))
        .map(|file| (file, without_tests(&tokens(&file.text))))
        .collect();
    let mut functions: BTreeMap<&str, Vec<Function<'_>>> = BTreeMap::new();
    let mut found = Vec::new();
    for (file, tokens) in &sources {
        let flags = aliases(tokens);
        for function in signatures(&file.path, tokens) {
            let is_flag =
                |kind: &[&str]| is_flag(kind) || matches!(kind, [one] if flags.contains(one));
            let named = function.parameters.iter().filter(|(_, kind)| is_flag(kind));
            found.extend(named.map(|(parameter, _)| function.place(parameter)));
            functions.entry(function.name).or_default().push(function);
        }
        let closures = closure_flags(tokens).into_iter();
        found.extend(closures.map(|parameter| format!("{}: |{parameter}|", file.path)));
    }
    for (file, tokens) in &sources {
        found.extend(opaque_calls(&file.path, tokens, &functions));
    }
    found.sort_unstable();
    found.dedup();
    found
}

impl Function<'_> {
    fn place(&self, parameter: &str) -> String {
        format!("{}: {}({parameter})", self.path, self.name)
    }

    /// Returns the name of its module.
    fn stem(&self) -> Option<&str> {
        self.path.rsplit('/').next()?.strip_suffix(".rs")
    }
}

/// Returns true for `bool` in whatever form a parameter has it.
fn is_flag(kind: &[&str]) -> bool {
    match kind {
        ["bool"]
        | ["Option", "<", "bool", ">"]
        | ["Option", "<", "&", "bool", ">"]
        | ["impl", "Into", "<", "bool", ">"] => true,
        ["(", rest @ ..] => rest.split(|it| matches!(*it, "," | ")")).any(|it| it == ["bool"]),
        _ => false,
    }
}

/// Returns the names that a file gives to `bool`.
fn aliases<'a>(tokens: &[Token<'a>]) -> Vec<&'a str> {
    let windows = tokens.windows(5);
    let is_alias = |it: &&[Token<'_>]| {
        it[0].text == "type" && it[2].text == "=" && it[3].text == "bool" && it[4].text == ";"
    };
    windows.filter(is_alias).map(|it| it[1].text).collect()
}

/// Returns the first or last parameters of closures that are declared as `bool`.
fn closure_flags<'a>(tokens: &[Token<'a>]) -> Vec<&'a str> {
    let windows = tokens.windows(5);
    let is_closure = |it: &&[Token<'_>]| {
        it[2].text == ":"
            && it[3].text == "bool"
            && (it[0].text == "|" && matches!(it[4].text, "," | "|") || it[4].text == "|")
    };
    windows.filter(is_closure).map(|it| it[1].text).collect()
}

fn is_product(path: &str) -> bool {
    path.contains("/src/") && !path.split('/').any(|part| matches!(part, "tests" | "tests.rs"))
}

/// Returns the functions of a file.
fn signatures<'a>(path: &'a str, tokens: &[Token<'a>]) -> Vec<Function<'a>> {
    let owners = owners(tokens);
    let mut found = Vec::new();
    for (at, pair) in tokens.windows(2).enumerate() {
        if pair[0].text != "fn" || pair[1].text == "(" {
            continue;
        }
        let Some(open) = parameters_open(tokens, at + 2) else { continue };
        let declared = arguments(tokens, open).into_iter().filter_map(|parameter| {
            let colon = parameter.iter().position(|it| *it == ":")?;
            let name = parameter.get(colon.checked_sub(1)?)?;
            (*name != "self").then(|| (*name, plain(&parameter[colon + 1..])))
        });
        let generics: Vec<&str> = tokens[at + 2..open].iter().map(|token| token.text).collect();
        let bounds = generics.windows(6).filter_map(|it| match it {
            [name, ":", "Into", "<", "bool", ">"] => Some((*name, vec!["bool"])),
            _ => None,
        });
        let constants = generics.windows(4).filter_map(|it| match it {
            ["const", name, ":", "bool"] => Some((*name, vec!["bool"])),
            _ => None,
        });
        let parameters = declared.chain(bounds).chain(constants).collect();
        let owner = owners.get(&at).copied();
        found.push(Function { path, name: pair[1].text, owner, parameters });
    }
    found
}

/// Drops references, lifetimes and the path before a type's name.
fn plain<'a>(kind: &[&'a str]) -> Vec<&'a str> {
    let mut rest = kind;
    loop {
        rest = match rest {
            ["&" | "mut", rest @ ..] | ["'", _, rest @ ..] | [_, "::", rest @ ..] => rest,
            _ => return rest.to_vec(),
        };
    }
}

/// Returns the type or trait around each `fn`, by the place of that token.
fn owners<'a>(tokens: &[Token<'a>]) -> BTreeMap<usize, &'a str> {
    let mut found = BTreeMap::new();
    // Blocks that are open, those of an `impl` or a `trait` with its name.
    let (mut open, mut next): (Vec<Option<&str>>, Option<&str>) = (Vec::new(), None);
    for (at, token) in tokens.iter().enumerate() {
        match token.text {
            "impl" if starts_item(tokens, at) => next = implemented(&tokens[at + 1..]),
            "trait" => next = tokens.get(at + 1).map(|it| it.text),
            "{" => open.push(next.take()),
            "}" => drop(open.pop()),
            ";" => next = None,
            "fn" => {
                next = None;
                if let Some(owner) = open.iter().rev().find_map(|it| *it) {
                    found.insert(at, owner);
                }
            }
            _ => {}
        }
    }
    found
}

/// Returns true for the `impl` of a block, and false for that of a type.
fn starts_item(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before)).map(|it| it.text);
    matches!(before, None | Some("}" | ";" | "]" | "{" | "unsafe"))
}

/// Returns the name of the type that an `impl` block is of.
fn implemented<'a>(tokens: &[Token<'a>]) -> Option<&'a str> {
    let (mut depth, mut name) = (0_usize, None);
    for token in tokens {
        match token.text {
            "{" | "where" if depth == 0 => break,
            "for" if depth == 0 => name = None,
            "<" => depth += 1,
            ">" => depth = depth.saturating_sub(1),
            text if depth == 0 && text.starts_with(char::is_alphabetic) => name = Some(text),
            _ => {}
        }
    }
    name
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

/// Returns the parameters for which a call of this file writes a bare `None`, where every function that it may
/// call has an `Option` there.
fn opaque_calls(
    path: &str,
    tokens: &[Token<'_>],
    functions: &BTreeMap<&str, Vec<Function<'_>>>,
) -> Vec<String> {
    let mut found = Vec::new();
    for (at, name) in tokens.iter().enumerate().skip(1) {
        let Some(candidates) = functions.get(name.text) else { continue };
        let Some(open) = call_open(tokens, at + 1).filter(|_| tokens[at - 1].text != "fn") else {
            continue;
        };
        let given = arguments(tokens, open);
        let is_called = |it: &&Function<'_>| {
            it.parameters.len() == given.len() && may_be_called(it, path, &tokens[..at])
        };
        let called: Vec<_> = candidates.iter().filter(is_called).collect();
        // A name before it is a module's, or that of a crate or a module which shows what others have.
        let module = match &tokens[..at] {
            [.., of, colons] if colons.text == "::" => Some(of.text),
            _ => None,
        };
        let is_there = |it: &&&Function<'_>| module.is_some() && it.stem() == module;
        let exact: Vec<_> = called.iter().filter(is_there).copied().collect();
        let called = if exact.is_empty() { called } else { exact };
        let nones = given.iter().enumerate().filter(|(_, it)| is_none(it));
        for (place, _) in nones {
            let is_option = |it: &&Function<'_>| it.parameters[place].1.first() == Some(&"Option");
            if called.iter().all(is_option) {
                found.extend(called.iter().map(|it| it.place(it.parameters[place].0)));
            }
        }
    }
    found
}

/// Returns the parenthesis of a call, after the type parameters that it may name.
fn call_open(tokens: &[Token<'_>], start: usize) -> Option<usize> {
    let next = tokens.get(start)?.text;
    let names_types = next == "::" && tokens.get(start + 1).is_some_and(|it| it.text == "<");
    match next {
        "(" => Some(start),
        _ if names_types => parameters_open(tokens, start + 1),
        _ => None,
    }
}

fn is_none(argument: &[&str]) -> bool {
    matches!(argument, ["None", "::", "<", ..]) || plain(argument) == ["None"]
}

/// Judges by what stands `before` the name in a call: a type, a module, a value, or nothing.
fn may_be_called(function: &Function<'_>, path: &str, before: &[Token<'_>]) -> bool {
    match before {
        [.., of, colons] if colons.text == "::" => match of.text {
            "Self" => function.owner.is_some() && function.path == path,
            "self" | "super" | "crate" => function.owner.is_none(),
            of if of.starts_with(char::is_uppercase) => function.owner == Some(of),
            _ => function.owner.is_none(),
        },
        [.., dot] if dot.text == "." => function.owner.is_some(),
        _ => function.owner.is_none(),
    }
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
        for other in [
            "a(x: &'b mut bool)",
            "a(mut x: bool)",
            "a(x: std::primitive::bool)",
            "a(x: &Option<bool>)",
            "a(x: Option<&bool>)",
            "a(x: impl Into<bool>)",
            "a<x: Into<bool>>(y: x)",
            "a<const x: bool>(y: u8)",
            "a((y, x): (u8, bool))",
            "a<F: Fn(u8) -> u8>(f: F, x: bool)",
            "a(x: Flag) {} type Flag = bool; fn b()",
        ] {
            let found = check(&format!("fn {other} {{}}"));
            assert_eq!(found.len(), 1, "{other}: {found:?}");
        }
        assert_eq!(check("fn a() { let b = |x: bool| 1; }"), ["crates/a/src/x.rs: |x|"]);
        assert_eq!(check("#[cfg(test)] mod tests { fn d(x: bool) {} }"), [""; 0]);
    }

    #[test]
    fn an_option_is_data_until_somebody_writes_none() {
        let function = "fn a(x: u8, y: Option<u8>) {}\n";
        assert_eq!(check(&format!("{function} fn b() {{ a(1, c); }}")), [""; 0]);
        let found = check(&format!("{function} fn b() {{ a(f(1, 2), None); }}"));
        assert_eq!(found, ["crates/a/src/x.rs: a(y)"]);
        for call in ["a::<u8>(1, None)", "a(1, Option::None)", "a(1, None::<u8>)", "x::a(1, None)"]
        {
            assert_eq!(check(&format!("{function} fn b() {{ {call}; }}")).len(), 1, "{call}");
        }
    }

    #[test]
    fn a_call_is_of_the_type_or_module_that_it_names() {
        let functions = "struct A; impl A { fn new(x: Option<u8>) {} }
            struct B; impl<T> From<T> for B { fn new(x: u8) {} } fn new(x: u8, y: Option<u8>) {}";
        let check = |call: &str| check(&format!("{functions} fn b() {{ {call} }}"));
        assert_eq!(check("A::new(None)"), ["crates/a/src/x.rs: new(x)"]);
        assert_eq!(check("new(1, None)"), ["crates/a/src/x.rs: new(y)"]);
        for other in ["B::new(None)", "c.new(None)", "C::new(None)"] {
            assert_eq!(check(other), [""; 0], "{other}");
        }
    }
}
