//! `BUILD.bazel`: plain Bazel, no rules from outside.
//!
//! Cargo does the building; Bazel users get the schema and the manifests as
//! files, the binary and the test run as targets.

use std::fmt::Write;

use crate::workspace::Package;

const HEADER: &str = r#"# Written by `cargo xtask gen`; do not edit.
#
# Bazel wants a marker file at the root, which this repository does not keep:
#
#     touch WORKSPACE MODULE.bazel
#     bazel build //:turnhost    # .bazel-bin/bin/turnhost
#     bazel build //:test        # .bazel-bin/test.log
#     rm -f WORKSPACE MODULE.bazel MODULE.bazel.lock
#
# Cargo does the work, in the checkout itself, so the targets that run it are
# local, need the network the first time, and need `cargo` on the PATH.

package(default_visibility = ["//visibility:public"])

exports_files(glob(["schema/**"]) + [
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
"#;

const TARGETS: &str = r#"])

filegroup(
    name = "schema",
    srcs = glob(["schema/**"]),
)

filegroup(
    name = "sources",
    srcs = glob(["crates/**"]) + [
        "Cargo.lock",
        "Cargo.toml",
    ],
)

# The release build of the binary.
genrule(
    name = "turnhost",
    srcs = [":sources"],
    outs = ["bin/turnhost"],
    cmd = """
        out="$$PWD/$@"
        cd "$$(dirname "$$(readlink -f Cargo.toml)")"
        cargo build --release --locked --package turnhost --target-dir target
        cp target/release/turnhost "$$out"
    """,
    executable = True,
    tags = ["local", "no-cache", "no-sandbox", "requires-network"],
)

# A run of all tests; its output.
genrule(
    name = "test",
    srcs = [":sources", ":schema"],
    outs = ["test.log"],
    cmd = """
        out="$$PWD/$@"
        cd "$$(dirname "$$(readlink -f Cargo.toml)")"
        cargo test --workspace --locked --target-dir target > "$$out"
    """,
    tags = ["local", "manual", "no-cache", "no-sandbox", "requires-network"],
)
"#;

/// Returns the text of `BUILD.bazel`.
pub(crate) fn build_file(packages: &[Package]) -> String {
    let mut text = HEADER.to_owned();
    for package in packages {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "    \"crates/{}/Cargo.toml\",", package.dir);
    }
    text + TARGETS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_each_manifest() {
        let package =
            Package { dir: "base".into(), name: "turnhost-base".into(), dependencies: Vec::new() };
        let text = build_file(&[package]);
        assert!(text.contains("\n    \"README.md\",\n    \"crates/base/Cargo.toml\",\n])\n"));
    }
}
