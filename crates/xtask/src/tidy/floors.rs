//! The floors of the house: who may import whom among our crates.
//!
//! The table is the one in `crates/README.md`; nothing repeats it.

use std::collections::BTreeMap;

use crate::workspace::Package;

/// The longest chain of imports. Each step makes a change at the bottom slower to build.
const MAX_DEPTH: usize = 9;

/// The floor of each crate.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Floors(BTreeMap<String, usize>);

impl Floors {
    /// Reads the rows ``| 2 | `thread` · `policy` |`` of the map of the code.
    pub(super) fn parse(readme: &str) -> Self {
        let mut floors = BTreeMap::new();
        for row in readme.lines().filter_map(|line| line.strip_prefix("| ")) {
            let Some((number, crates)) = row.split_once(" | ") else { continue };
            let Ok(number) = number.trim().parse() else { continue };
            // Between back-ticks: every second piece.
            let names = crates.split('`').skip(1).step_by(2);
            floors.extend(names.map(|name| (name.to_owned(), number)));
        }
        Self(floors)
    }

    /// Returns the problems of the real imports. Dev-dependencies may point anywhere.
    pub(super) fn check(&self, packages: &[Package]) -> Vec<String> {
        let imports = imports(packages);
        let mut problems = Vec::new();
        for (dir, imported) in &imports {
            let Some(own) = self.0.get(*dir) else {
                problems.push(format!(
                    "crates/{dir}: has no floor; add it to the table of crates/README.md"
                ));
                continue;
            };
            for import in imported {
                if self.0.get(*import).is_some_and(|other| other >= own) {
                    problems
                        .push(format!("crates/{dir}: imports `{import}`, which is no lower floor"));
                }
            }
        }
        let absent = self.0.keys().filter(|dir| !imports.contains_key(dir.as_str()));
        problems.extend(absent.map(|dir| {
            format!("crates/{dir}: has a floor in crates/README.md but does not exist")
        }));
        if problems.is_empty() {
            problems.extend(too_deep(&imports));
        }
        problems
    }
}

/// The crates of ours that each crate imports, by directory.
type Imports<'a> = BTreeMap<&'a str, Vec<&'a str>>;

fn imports(packages: &[Package]) -> Imports<'_> {
    let dirs: BTreeMap<&str, &str> =
        packages.iter().map(|package| (package.name.as_str(), package.dir.as_str())).collect();
    let imported = |package: &'_ Package| -> Vec<&str> {
        let ours = package.dependencies.iter().filter(|it| it.ours && !it.dev);
        ours.filter_map(|it| dirs.get(it.name.as_str()).copied()).collect()
    };
    packages.iter().map(|package| (package.dir.as_str(), imported(package))).collect()
}

/// Returns the longest chain if it is too long. There are no circles: imports go down.
fn too_deep(imports: &Imports<'_>) -> Option<String> {
    fn depth<'a>(
        dir: &'a str,
        imports: &Imports<'a>,
        known: &mut BTreeMap<&'a str, usize>,
    ) -> usize {
        if let Some(depth) = known.get(dir) {
            return *depth;
        }
        let below = imports.get(dir).into_iter().flatten();
        let depth = below.map(|it| 1 + depth(it, imports, known)).max().unwrap_or(0);
        known.insert(dir, depth);
        depth
    }
    let mut known = BTreeMap::new();
    let deepest = imports.keys().map(|dir| (depth(dir, imports, &mut known), *dir)).max()?;
    let (depth, dir) = deepest;
    (depth > MAX_DEPTH).then(|| {
        format!("crates/{dir}: {depth} imports lie below one another (at most {MAX_DEPTH})")
    })
}

#[cfg(test)]
mod tests {
    use super::super::graph::tests::package;
    use super::*;

    const TABLE: &str = "| floor | crates |\n| --- | --- |\n| 2 | `thread` · `policy` · `patch` |\n| 0 | `base` |\n";

    fn check(packages: &[Package]) -> Vec<String> {
        let mut problems = Floors::parse(TABLE).check(packages);
        problems.retain(|problem| !problem.ends_with("does not exist"));
        problems
    }

    #[test]
    fn the_table_is_read() {
        let floors = [("base", 0), ("patch", 2), ("policy", 2), ("thread", 2)];
        let floors = floors.map(|(name, floor)| (name.to_owned(), floor));
        assert_eq!(Floors::parse(TABLE), Floors(floors.into()));
    }

    #[test]
    fn imports_go_down() {
        let base = package("base", &[]);
        let down = package("thread", &[("turnhost-base", true, false)]);
        assert_eq!(check(&[base, down]), Vec::<String>::new());

        let up = package("base", &[("turnhost-thread", true, false)]);
        let sideways = package("policy", &[("turnhost-thread", true, false)]);
        let test_only = package("patch", &[("turnhost-thread", true, true)]);
        let thread = package("thread", &[]);
        assert_eq!(
            check(&[up, sideways, test_only, thread]),
            [
                "crates/base: imports `thread`, which is no lower floor",
                "crates/policy: imports `thread`, which is no lower floor",
            ]
        );
    }

    #[test]
    fn every_crate_has_a_floor_and_every_floor_its_crates() {
        let problems = Floors::parse(TABLE).check(&[package("attic", &[])]);
        assert!(problems[0].starts_with("crates/attic: has no floor"));
        let absent = "crates/base: has a floor in crates/README.md but does not exist";
        assert!(problems.iter().any(|problem| problem == absent));
    }

    #[test]
    fn chains_of_imports_have_a_bound() {
        let names: Vec<String> = (0..=MAX_DEPTH + 1).map(|number| format!("c{number}")).collect();
        let chain: Imports<'_> = names
            .iter()
            .enumerate()
            .map(|(at, name)| {
                (name.as_str(), names.get(at + 1).map(String::as_str).into_iter().collect())
            })
            .collect();
        let problem = "crates/c0: 10 imports lie below one another (at most 9)";
        assert_eq!(too_deep(&chain), Some(problem.to_owned()));
        let shorter = chain.into_iter().filter(|(name, _)| *name != "c0").collect();
        assert_eq!(too_deep(&shorter), None);
    }
}
