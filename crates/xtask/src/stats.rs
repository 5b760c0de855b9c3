//! Sizes: of each crate, of the packages it stands on, and of the parts of the binary.

use std::path::Path;

use anyhow::Result;

use crate::sources::{SourceFile, read_below};
use crate::tokens::{Token, tokens};
use crate::{start_order, symbols, workspace};

/// The owners of bytes that are printed.
const OWNERS: usize = 10;

/// Prints one line a crate and a total, then the largest owners of bytes in `binary`, which must
/// have its symbols. Finds no problems.
pub(crate) fn run(binary: Option<&Path>) -> Result<Vec<String>> {
    let files = read_below(&workspace::root(), "crates")?;
    let rust: Vec<&SourceFile> = files.iter().filter(|file| file.is_rust()).collect();
    println!(
        "{:16} {:>6} {:>7} {:>10} {:>8}  {:>12}  {:>8}",
        "crate", "files", "lines", "functions", "longest", "its longest", "packages"
    );
    println!(
        "{:16} {:>6} {:>7} {:>10} {:>8}  {:>12}  {:>8}",
        "", "", "", "", "file", "function", ""
    );
    for package in workspace::packages()? {
        let prefix = format!("crates/{}/", package.dir);
        let own: Vec<&SourceFile> =
            rust.iter().copied().filter(|file| file.path.starts_with(&prefix)).collect();
        let packages = workspace::linked(&package.name)?.len().to_string();
        print_row(&package.dir, &own, &packages);
    }
    print_row("total", &rust, "");
    if let Some(binary) = binary {
        println!("\nlargest owners in {}:", binary.display());
        for (owner, bytes) in symbols::owners(binary)?.into_iter().take(OWNERS) {
            println!("{owner:24} {:>9} KiB", bytes / 1024);
        }
        for aged in start_order::check(binary)? {
            println!("\n{aged}");
        }
    }
    Ok(Vec::new())
}

fn print_row(name: &str, files: &[&SourceFile], packages: &str) {
    let lines = files.iter().map(|file| file.text.lines().count());
    let functions: Vec<usize> = files.iter().flat_map(|file| functions(&file.text)).collect();
    let longest = lines.clone().max().unwrap_or(0);
    let total: usize = lines.sum();
    println!(
        "{name:16} {:>6} {total:>7} {:>10} {longest:>8}  {:>12}  {packages:>8}",
        files.len(),
        functions.len(),
        functions.iter().max().unwrap_or(&0),
    );
}

/// Returns the length of each function in lines, methods and tests included.
fn functions(text: &str) -> Vec<usize> {
    let tokens = tokens(text);
    let starts = tokens.windows(2).enumerate().filter(|(_, pair)| {
        pair[0].text == "fn" && pair[1].text.starts_with(|it: char| it.is_alphabetic() || it == '_')
    });
    starts.map(|(at, pair)| end_line(&tokens[at..]) + 1 - pair[0].line).collect()
}

/// Returns the line of the brace that ends the function at the start, or of its `;`.
fn end_line(tokens: &[Token<'_>]) -> usize {
    let mut depth = 0_usize;
    for token in tokens {
        match token.text {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => {
                depth = depth.saturating_sub(1);
                if depth == 0 && token.text == "}" {
                    return token.line;
                }
            }
            ";" if depth == 0 => return token.line,
            _ => {}
        }
    }
    tokens.last().map_or(0, |token| token.line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_counted_with_their_lines() {
        let text = "fn a() {}\n  pub(crate) async fn b(\n x: [u8; 2],\n) {\n if x {\n}\n}\n// fn c\nlet fn_d = 1;\ntype F = fn(u8);\nfn e();";
        assert_eq!(functions(text), [1, 6, 1]);
    }
}
