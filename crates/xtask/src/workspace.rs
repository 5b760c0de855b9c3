//! Facts of Cargo about the workspace, reduced to what the chores ask.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// A package of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Package {
    /// Its directory under `crates/`, which is also its short name.
    pub(crate) dir: String,
    /// Its name in Cargo's eyes.
    pub(crate) name: String,
    /// Says what its manifest names.
    pub(crate) dependencies: Vec<Dependency>,
}

/// One line of a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dependency {
    /// The package's name.
    pub(crate) name: String,
    /// True if it is one of ours.
    pub(crate) ours: bool,
    /// True if only tests see it.
    pub(crate) dev: bool,
}

/// Returns the root of the checkout.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    // `crates/xtask` lies two levels below the root.
    manifest.ancestors().nth(2).unwrap_or(manifest).to_path_buf()
}

/// Returns all packages of the workspace, by directory.
pub(crate) fn packages() -> Result<Vec<Package>> {
    let metadata = cargo(&["metadata", "--no-deps", "--format-version", "1"])?;
    parse(&serde_json::from_str(&metadata).context("cargo metadata is not JSON")?)
}

/// Returns the names of all crates that `packages` link, on this platform, tests apart.
pub(crate) fn tree(packages: &[&str]) -> Result<Vec<String>> {
    let mut args = vec!["tree", "--edges", "normal,build", "--prefix", "none", "--no-dedupe"];
    args.extend(packages.iter().flat_map(|name| ["--package", name]));
    let text = cargo(&args)?;
    let mut names: Vec<String> =
        text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

/// Returns the names and versions of all packages that `package` links on this platform, itself
/// included.
pub(crate) fn linked(package: &str) -> Result<Vec<String>> {
    let args =
        ["tree", "--edges", "normal", "--prefix", "none", "--no-dedupe", "--package", package];
    let text = cargo(&args)?;
    let mut lines: Vec<String> =
        text.lines().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    lines.sort_unstable();
    lines.dedup();
    Ok(lines)
}

/// Runs cargo in the workspace, which treats each package by itself: a developer's variables may
/// ask it to join the features of all, and then every crate links what any other one wants.
pub(crate) fn cargo_command() -> Command {
    // Set by Cargo for what it runs; the right one where several are installed.
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = Command::new(cargo);
    command.current_dir(root()).env_remove("CARGO_RESOLVER_FEATURE_UNIFICATION");
    command
}

fn cargo(args: &[&str]) -> Result<String> {
    let output = cargo_command().args(args).output()?;
    let stderr = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "cargo {} failed: {stderr}", args.join(" "));
    String::from_utf8(output.stdout).context("cargo's output is not UTF-8")
}

fn parse(metadata: &Value) -> Result<Vec<Package>> {
    let packages = metadata["packages"].as_array().context("no `packages` in cargo metadata")?;
    let mut packages = packages.iter().map(package).collect::<Result<Vec<_>>>()?;
    packages.sort_by(|a, b| a.dir.cmp(&b.dir));
    Ok(packages)
}

fn package(value: &Value) -> Result<Package> {
    let manifest = value["manifest_path"].as_str().context("a package without a manifest")?;
    let dir = Path::new(manifest).parent().and_then(Path::file_name).context("no directory")?;
    let dependencies = value["dependencies"].as_array().context("no `dependencies`")?;
    Ok(Package {
        dir: dir.to_string_lossy().into_owned(),
        name: value["name"].as_str().context("a package without a name")?.to_owned(),
        dependencies: dependencies
            .iter()
            .map(|dependency| Dependency {
                name: dependency["name"].as_str().unwrap_or_default().to_owned(),
                ours: dependency["source"].is_null(),
                dev: dependency["kind"] == "dev",
            })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_cargo_metadata() {
        let packages = parse(&json!({"packages": [{
            "name": "turnhost-base",
            "manifest_path": "/x/crates/base/Cargo.toml",
            "dependencies": [
                {"name": "serde", "source": "registry", "kind": null},
                {"name": "turnhost-task", "source": null, "kind": "dev"},
            ],
        }]}));
        let dependency = |name: &str, ours, dev| Dependency { name: name.to_owned(), ours, dev };
        let expected = Package {
            dir: "base".to_owned(),
            name: "turnhost-base".to_owned(),
            dependencies: vec![
                dependency("serde", false, false),
                dependency("turnhost-task", true, true),
            ],
        };
        assert_eq!(packages.unwrap(), [expected]);
    }

    #[test]
    fn finds_itself() {
        let own = packages().unwrap().into_iter().find(|package| package.dir == "xtask").unwrap();
        assert!(own.dependencies.iter().any(|it| it.name == "turnhost-schema" && it.ours));
        assert!(root().join("crates/xtask/Cargo.toml").is_file());
        assert!(tree(&["xtask"]).unwrap().contains(&"anyhow".to_owned()));
    }
}
