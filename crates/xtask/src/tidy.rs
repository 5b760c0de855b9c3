//! The rules of the house that no compiler checks.
//!
//! Each rule is a function from data to problems, so that it is tested on data;
//! [`run`] feeds them the checkout.

mod choices;
mod circles;
mod exceptions;
mod floors;
mod graph;
mod layout;
mod lists;
mod params;
mod text;
mod voice;
mod words;

use anyhow::Result;
use turnhost_schema::{MethodKind, Protocol};

use crate::{sources, workspace};

/// Returns all problems of the checkout; prints what deserves a look but is none.
pub(crate) fn run() -> Result<Vec<String>> {
    let root = workspace::root();
    let packages = workspace::packages()?;
    let top = sources::top_level(&root)?;
    let mut files = Vec::new();
    for name in &top {
        files.extend(sources::read_below(&root, name)?);
    }

    let mut problems = layout::top_level(&top);
    problems.extend(layout::names(&files));
    let map = std::fs::read_to_string(root.join("crates/README.md"))?;
    problems.extend(floors::Floors::parse(&map).check(&packages));
    problems.extend(layout::named_paths(&map, |path| root.join("crates").join(path).exists()));
    problems.extend(graph::owners(&packages));
    problems.extend(graph::runtime(&workspace::tree(&graph::pure_packages(&packages))?));
    let protocol = Protocol::from_types();
    let methods = protocol.methods.iter().map(|row| row.name.as_str()).collect();
    for file in &files {
        problems.extend(text::check(file));
        problems.extend(lists::check(file, &methods));
        if let Some(note) = text::long(file) {
            println!("note: {note}");
        }
    }
    let served = protocol.methods.iter().filter(|row| row.kind == MethodKind::ClientRequest);
    let served = served.filter(|row| row.served).filter_map(|row| row.params.as_deref());
    let has_members = |name: &&str| protocol.definitions[*name]["properties"].is_object();
    problems.extend(params::check(&files, &served.filter(has_members).collect()));
    let exceptions = exceptions::Exceptions::read(&root)?;
    let found = exceptions::Needed {
        circles: circles::circles(&files),
        choices: choices::choices(&files),
        words: words::forbidden(&files),
        shared: words::shared(&files),
    };
    problems.extend(found.problems(&exceptions));
    problems.extend(voice::fragments(&files, &exceptions.fragments));
    for stale in exceptions.stale(&found) {
        println!("note: crates/xtask/tidy.toml: nothing needs `{stale}` any more; remove it");
    }
    problems.sort_unstable();
    Ok(problems)
}
