//! The TypeScript types, compiled with a program that relies on them.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use turnhost_schema::{
    GeneratedFile, Protocol, Surface, definitions, typescript, typescript_bundle,
};

use crate::tools::{assert_success, find};

const SURFACES: [Surface; 2] = [Surface::Stable, Surface::Experimental];

fn write(directory: &Path, files: &[GeneratedFile]) -> std::io::Result<()> {
    for file in files {
        let path = directory.join(&file.path);
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(path, &file.contents)?;
    }
    Ok(())
}

/// Needs the TypeScript compiler: `tsc`, or the one that `TURNHOST_TSC` names.
#[test]
fn the_types_compile_and_tell_variants_apart() {
    let Some(tsc) = find("TURNHOST_TSC", &["tsc"], &["--version"]) else { return };
    let protocol = Protocol::from_types();
    for surface in SURFACES {
        let directory = tempfile::tempdir().unwrap();
        let types = directory.path().join("types");
        write(&types, &typescript(&protocol, surface)).unwrap();
        let bundle = typescript_bundle(&protocol, surface);
        let bundled = directory.path().join(&bundle.path);
        write(directory.path(), &[bundle]).unwrap();
        let program = directory.path().join("use.ts");
        let source = include_str!("use.ts").replace("PROTOCOL", types.to_str().unwrap());
        std::fs::write(&program, source).unwrap();
        let output = Command::new(&tsc)
            .args(["--strict", "--noEmit", "--target", "es2022", "--module", "esnext"])
            .args(["--moduleResolution", "bundler", "--isolatedModules"])
            .args([program, bundled])
            .output()
            .unwrap();
        assert_success(&output);
    }
}

/// Every definition has a file and a line of the index, on both surfaces, and the bundle declares
/// it with the same text.
#[test]
fn every_name_is_in_the_index_and_in_the_bundle() {
    let protocol = Protocol::from_types();
    for surface in SURFACES {
        let files = typescript(&protocol, surface);
        let files: BTreeMap<_, _> =
            files.into_iter().map(|file| (file.path, file.contents)).collect();
        let bundle = typescript_bundle(&protocol, surface).contents;
        let index = &files["index.ts"];
        for name in definitions(&protocol, surface).keys() {
            let line = format!("export type {{ {name} }} from \"./");
            let path = index.split(&line).nth(1).unwrap_or_else(|| panic!("{surface:?}: {name}"));
            let path = path.split('"').next().unwrap();
            let (_, declaration) = files[&format!("{path}.ts")].split_once("\n\n").unwrap();
            assert!(declaration.contains(&format!("export type {name} =")), "{surface:?}: {name}");
            // A second name of a type has no comment; the bundle has the type itself.
            let is_alias = !declaration.starts_with("/**");
            let wanted = if is_alias { &format!("export type {name} =") } else { declaration };
            assert!(bundle.contains(wanted), "{surface:?}: {name}");
        }
    }
}
