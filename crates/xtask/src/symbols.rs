//! The crates that the bytes of a binary come from, by its symbol table.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

/// Returns the crates of a binary's code and data with their bytes, the largest first.
///
/// Bytes that no symbol covers, such as tables for unwinding, have no owner and are left out.
pub(crate) fn owners(binary: &Path) -> Result<Vec<(String, u64)>> {
    let text = names(binary, "--demangle")?;
    let mut owners: BTreeMap<String, u64> = BTreeMap::new();
    let mut counted = BTreeSet::new();
    for (owner, Place { address, bytes }) in text.lines().filter_map(symbol) {
        // What several symbols stand for is there once.
        if counted.insert(address) {
            *owners.entry(owner).or_default() += bytes;
        }
    }
    let mut owners: Vec<(String, u64)> = owners.into_iter().collect();
    owners.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    Ok(owners)
}

/// The code or the data that a symbol stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Shared by symbols whose code is the same.
    pub(crate) address: u64,
    pub(crate) bytes: u64,
}

/// Returns the symbols of a binary with their places.
pub(crate) fn places(binary: &Path) -> Result<BTreeMap<String, Place>> {
    let text = names(binary, "--no-demangle")?;
    Ok(text.lines().filter_map(words).map(|(place, name)| (name.to_owned(), place)).collect())
}

/// Lists the symbols of a binary, a line each.
fn names(binary: &Path, form: &str) -> Result<String> {
    let output = Command::new("nm")
        .args(["--print-size", "--radix=d", form, "--defined-only"])
        .arg(binary)
        .output()
        .context("`nm` is missing; it comes with the C compiler")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(
        text.lines().any(|line| words(line).is_some()),
        "`{}` has no symbols; build it with CARGO_PROFILE_RELEASE_STRIP=none",
        binary.display()
    );
    Ok(text)
}

/// Returns the owner of a symbol, with its bytes.
fn symbol(line: &str) -> Option<(String, Place)> {
    words(line).map(|(place, name)| (owner(name), place))
}

/// Reads `ADDRESS SIZE KIND NAME`.
fn words(line: &str) -> Option<(Place, &str)> {
    let mut words = line.splitn(4, ' ');
    let (address, bytes) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let (_kind, name) = (words.next()?, words.next()?);
    Some((Place { address, bytes }, name))
}

/// Returns the crate in `<&mut crate::Type<other::T> as core::Trait>::method`: the one that the
/// type belongs to, or else the path. C has no crates; its symbols count as one.
fn owner(name: &str) -> String {
    let name = name.trim_start_matches(['<', '&', '(', '[', '*', ' ']);
    let name =
        ["mut ", "const ", "dyn "].iter().fold(name, |name, word| name.trim_start_matches(word));
    let name = name.trim_start_matches(['<', '&', '(', '[']);
    match name.split_once("::") {
        Some((owner, _)) if owner.chars().all(|it| it.is_alphanumeric() || it == '_') => {
            owner.to_owned()
        }
        Some(_) => "(other)".to_owned(),
        None => "(C)".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_belong_to_crates() {
        let place = Place { address: 16, bytes: 32 };
        assert_eq!(symbol("0016 0000000000000032 t a::b::c"), Some(("a".to_owned(), place)));
        assert_eq!(owner("<&mut serde_json::de::D as serde::D>::f"), "serde_json");
        assert_eq!(owner("<dyn a::T as core::fmt::Debug>::fmt"), "a");
        assert_eq!(owner("sqlite3_step"), "(C)");
        assert_eq!(symbol("0016 t no_size"), None);
    }
}
