//! The TypeScript types, compiled with a program that relies on them.

use std::process::Command;

use crate::tools::{assert_success, find, root};

/// Needs the TypeScript compiler: `tsc`, or the one that `TURNHOST_TSC` names.
#[test]
fn the_types_compile_and_tell_variants_apart() {
    let Some(tsc) = find("TURNHOST_TSC", &["tsc"], &["--version"]) else { return };
    let schema = root().join("schema/typescript");
    for surface in ["stable", "experimental"] {
        let directory = tempfile::tempdir().unwrap();
        let program = directory.path().join("use.ts");
        let source =
            include_str!("use.ts").replace("PROTOCOL", schema.join(surface).to_str().unwrap());
        std::fs::write(&program, source).unwrap();
        let output = Command::new(&tsc)
            .args(["--strict", "--noEmit", "--target", "es2022", "--module", "esnext"])
            .args(["--moduleResolution", "bundler", "--isolatedModules"])
            .arg(program)
            .output()
            .unwrap();
        assert_success(&output);
    }
}

/// Every definition of the bundle has a file and a line of the index, on both surfaces.
#[test]
fn every_name_is_in_the_index() {
    for surface in ["stable", "experimental"] {
        let read = |path: &str| {
            std::fs::read_to_string(root().join("schema").join(path.replace('*', surface))).unwrap()
        };
        let bundle: serde_json::Value =
            serde_json::from_str(&read("json/*/protocol.json")).unwrap();
        let index = read("typescript/*/index.ts");
        for name in bundle["definitions"].as_object().unwrap().keys() {
            let line = format!("export type {{ {name} }} from \"./");
            let path = index.split(&line).nth(1).unwrap_or_else(|| panic!("{surface}: {name}"));
            let path = path.split('"').next().unwrap();
            let file = read(&format!("typescript/*/{path}.ts"));
            assert!(file.contains(&format!("export type {name} =")), "{surface}: {name}");
        }
    }
}
