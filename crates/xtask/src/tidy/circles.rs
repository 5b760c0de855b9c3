//! Files that import one another.
//!
//! Two files that import each other are one thought in two places; three are a knot that is not
//! taken apart any more. A pair is fine inside one module's folder, and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::SourceFile;
use crate::tokens::{Token, tokens, without_tests};

/// A module's path below its crate: `["actor", "step"]`.
type Module = Vec<String>;

/// Follows no more re-exports of re-exports than this.
const MAX_HOPS: usize = 6;

/// The modules of one crate with what each imports.
struct Crate<'a> {
    paths: BTreeMap<Module, &'a str>,
    uses: BTreeMap<Module, Vec<Use>>,
    /// Paths outside of `use` lines.
    mentions: BTreeMap<Module, Vec<Module>>,
}

/// One name of a `use` line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Use {
    path: Module,
    name: String,
    is_public: bool,
}

/// Returns every circle that is too large, or that crosses folders: the paths of its files, sorted.
pub(super) fn circles(files: &[SourceFile]) -> Vec<Vec<String>> {
    let mut crates: BTreeMap<&str, Vec<&SourceFile>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.is_rust()) {
        if let Some((dir, module)) = file.path.split_once("/src/")
            && !module.starts_with("bin/")
            && !module.split('/').any(|part| matches!(part, "tests" | "tests.rs"))
        {
            crates.entry(dir).or_default().push(file);
        }
    }
    let found = crates.values().flat_map(|files| Crate::read(files).circles());
    let mut found: Vec<Vec<String>> = found.collect();
    found.sort_unstable();
    found
}

impl<'a> Crate<'a> {
    fn read(files: &[&'a SourceFile]) -> Self {
        let paths: BTreeMap<Module, &str> =
            files.iter().map(|file| (module_of(&file.path), file.path.as_str())).collect();
        let (mut uses, mut mentions) = (BTreeMap::new(), BTreeMap::new());
        for file in files {
            let module = module_of(&file.path);
            let all = tokens(&file.text);
            let (imported, mentioned) = imports(&without_tests(&all), &module, &paths);
            uses.insert(module.clone(), imported);
            mentions.insert(module, mentioned);
        }
        Self { paths, uses, mentions }
    }

    fn circles(&self) -> Vec<Vec<String>> {
        let edges = self.edges();
        let reach: BTreeMap<&Module, BTreeSet<&Module>> =
            edges.keys().map(|from| (*from, reachable(from, &edges))).collect();
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for module in edges.keys() {
            let tied: Vec<&Module> = reach[module]
                .iter()
                .copied()
                .filter(|other| reach.get(other).is_some_and(|back| back.contains(module)))
                .collect();
            let pair_of_one_folder = match tied.as_slice() {
                [one, other] => share_a_folder(one, other),
                _ => false,
            };
            if tied.len() > 1 && !pair_of_one_folder && seen.insert(tied.clone()) {
                let mut files: Vec<String> =
                    tied.iter().map(|module| self.paths[*module].to_owned()).collect();
                files.sort_unstable();
                found.push(files);
            }
        }
        found
    }

    fn edges(&self) -> BTreeMap<&Module, BTreeSet<&Module>> {
        let mut edges: BTreeMap<&Module, BTreeSet<&Module>> = BTreeMap::new();
        for module in self.paths.keys() {
            let imported = self.uses[module]
                .iter()
                // A module that shows what its parts have does not depend on them.
                .filter(|it| !(it.is_public && it.path.starts_with(module)))
                .map(|it| &it.path);
            let targets = imported.chain(&self.mentions[module]);
            let targets = targets.filter_map(|path| self.resolve(path, MAX_HOPS));
            edges.insert(module, targets.filter(|target| *target != module).collect());
        }
        edges
    }

    /// Returns the module that defines the thing at `path`, re-exports followed.
    fn resolve(&self, path: &Module, hops: usize) -> Option<&Module> {
        let mut length = path.len();
        while !self.paths.contains_key(&path[..length]) {
            length = length.checked_sub(1)?;
        }
        let (module, _) = self.paths.get_key_value(&path[..length])?;
        let shown = path.get(length).and_then(|name| {
            self.uses[module].iter().find(|it| it.name == *name && it.path != *path)
        });
        match shown {
            Some(shown) if hops > 0 => self.resolve(&shown.path, hops - 1).or(Some(module)),
            _ => Some(module),
        }
    }
}

fn reachable<'a>(
    from: &'a Module,
    edges: &BTreeMap<&'a Module, BTreeSet<&'a Module>>,
) -> BTreeSet<&'a Module> {
    let (mut seen, mut queue) = (BTreeSet::new(), vec![from]);
    while let Some(module) = queue.pop() {
        for next in edges.get(module).into_iter().flatten() {
            if seen.insert(*next) {
                queue.push(next);
            }
        }
    }
    seen
}

/// Returns true for `a/b` beside `a/c`, and for `a` with `a/b`.
fn share_a_folder(one: &Module, other: &Module) -> bool {
    let parent = |module: &Module| module.split_last().map(|(_, parent)| parent.to_vec());
    parent(one) == parent(other)
        || parent(one).as_ref() == Some(other)
        || parent(other).as_ref() == Some(one)
}

/// Splits a path into its module: `crates/x/src/actor/step.rs` is `["actor", "step"]`; the crate's
/// root is `[]`.
fn module_of(path: &str) -> Module {
    let module = path.split_once("/src/").map_or(path, |(_, module)| module);
    let module = module.strip_suffix(".rs").unwrap_or(module);
    if matches!(module, "lib" | "main") {
        return Vec::new();
    }
    module.split('/').map(str::to_owned).collect()
}

/// Reads the `use` lines of a module, and the other paths that begin in its crate.
fn imports(
    tokens: &[Token<'_>],
    module: &Module,
    paths: &BTreeMap<Module, &str>,
) -> (Vec<Use>, Vec<Module>) {
    let (mut uses, mut mentions) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before)).map(|it| it.text);
        if token.text == "use" {
            let is_public = matches!(before, Some("pub" | ")"));
            let line = &tokens[at + 1..];
            let length = line.iter().position(|it| it.text == ";").unwrap_or(line.len());
            let mut found = Vec::new();
            expand(&mut line[..length].iter().peekable(), &Vec::new(), &mut found);
            for (path, name) in found {
                if let Some(path) = absolute(&path, module, paths) {
                    uses.push(Use { path, name, is_public });
                }
            }
            at += length + 1;
        } else if before != Some("::") && tokens.get(at + 1).is_some_and(|it| it.text == "::") {
            let segments = tokens[at..].chunks(2).take_while(|pair| {
                is_name(pair[0].text) && pair.get(1).is_some_and(|it| it.text == "::")
            });
            let mut path: Module = segments.map(|pair| pair[0].text.to_owned()).collect();
            if let Some(last) = tokens.get(at + 2 * path.len()).filter(|it| is_name(it.text)) {
                path.push(last.text.to_owned());
            }
            mentions.extend(absolute(&path, module, paths));
            at += 1;
        } else {
            at += 1;
        }
    }
    (uses, mentions)
}

fn is_name(text: &str) -> bool {
    text.starts_with(|it: char| it.is_alphabetic() || it == '_')
}

type Tokens<'t, 'a> = std::iter::Peekable<std::slice::Iter<'t, Token<'a>>>;

/// Expands `a::{b, c as d}` into the paths and the names by which they go.
fn expand(tokens: &mut Tokens<'_, '_>, prefix: &Module, found: &mut Vec<(Module, String)>) {
    let mut path = prefix.clone();
    while let Some(token) = tokens.next() {
        match token.text {
            "{" => {
                while tokens.peek().is_some_and(|it| it.text != "}") {
                    expand(tokens, &path, found);
                }
                tokens.next();
                // The comma after the group belongs to the one around it.
                if tokens.peek().is_some_and(|it| it.text == ",") {
                    tokens.next();
                }
                return;
            }
            "," => break,
            "::" => {}
            "as" => {
                let name = tokens.next().map_or("_", |it| it.text).to_owned();
                found.push((path, name));
                if tokens.peek().is_some_and(|it| it.text == ",") {
                    tokens.next();
                }
                return;
            }
            text => path.push(text.to_owned()),
        }
        if tokens.peek().is_some_and(|it| it.text == "}") {
            break;
        }
    }
    if path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    if let Some(name) = path.last().cloned() {
        found.push((path, name));
    }
}

/// Returns a path from the crate's root; `None` for what lies in other crates.
fn absolute(path: &Module, module: &Module, paths: &BTreeMap<Module, &str>) -> Option<Module> {
    let (first, rest) = path.split_first()?;
    let mut base = match first.as_str() {
        "crate" => Vec::new(),
        "self" => module.clone(),
        "super" => {
            let mut base = module.clone();
            base.pop()?;
            base
        }
        child => {
            let mut base = module.clone();
            base.push(child.to_owned());
            paths.contains_key(&base).then_some(base)?
        }
    };
    for segment in rest {
        if segment == "super" {
            base.pop()?;
        } else {
            base.push(segment.clone());
        }
    }
    Some(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let file = |(path, text): &(&str, &str)| SourceFile {
            path: format!("crates/x/src/{path}"),
            text: (*text).to_owned(),
        };
        circles(&files.iter().map(file).collect::<Vec<_>>())
    }

    #[test]
    fn three_files_in_a_circle_are_found() {
        let found = check(&[
            ("lib.rs", "mod a; mod b; mod c; pub use a::A;"),
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "fn f() { crate::c::g() }"),
            ("c.rs", "use crate::A; // through the root"),
        ]);
        assert_eq!(found, [["crates/x/src/a.rs", "crates/x/src/b.rs", "crates/x/src/c.rs"]]);
    }

    #[test]
    fn a_pair_belongs_into_one_folder() {
        let beside =
            [("lib.rs", ""), ("a.rs", "use crate::b;"), ("b.rs", "use super::a::{self, X};")];
        assert_eq!(check(&beside), Vec::<Vec<String>>::new());
        let below = [("lib.rs", ""), ("a.rs", "mod b; use b::Y;"), ("a/b.rs", "use super::X;")];
        assert_eq!(check(&below), Vec::<Vec<String>>::new());
        let across = [
            ("lib.rs", ""),
            ("a.rs", ""),
            ("a/b.rs", "use crate::c::C;"),
            ("c.rs", "use crate::a::b::D;"),
        ];
        assert_eq!(check(&across), [["crates/x/src/a/b.rs", "crates/x/src/c.rs"]]);
    }

    #[test]
    fn a_root_that_shows_its_parts_depends_on_none() {
        let files = [
            ("lib.rs", "mod a; mod b; pub use a::{A, b as c}; pub const X: u8 = 1;"),
            ("a.rs", "use crate::{X, b::B};"),
            ("b.rs", "use crate::X;"),
        ];
        assert_eq!(check(&files), Vec::<Vec<String>>::new());
    }
}
