//! Sizes: lines and functions of each crate.

use anyhow::Result;

use crate::sources::{SourceFile, read_below};
use crate::workspace;

/// Prints one line a crate and a total. Finds no problems.
pub(crate) fn run() -> Result<Vec<String>> {
    let files = read_below(&workspace::root(), "crates")?;
    let rust: Vec<&SourceFile> = files.iter().filter(|file| file.is_rust()).collect();
    println!("{:16} {:>6} {:>7} {:>10} {:>8}", "crate", "files", "lines", "functions", "longest");
    for package in workspace::packages()? {
        let prefix = format!("crates/{}/", package.dir);
        let own: Vec<&SourceFile> =
            rust.iter().copied().filter(|file| file.path.starts_with(&prefix)).collect();
        print_row(&package.dir, &own);
    }
    print_row("total", &rust);
    Ok(Vec::new())
}

fn print_row(name: &str, files: &[&SourceFile]) {
    let lines = files.iter().map(|file| file.text.lines().count());
    let functions: usize = files.iter().map(|file| count_functions(&file.text)).sum();
    let longest = lines.clone().max().unwrap_or(0);
    let total: usize = lines.sum();
    println!("{name:16} {:>6} {total:>7} {functions:>10} {longest:>8}", files.len());
}

/// Lines that open a function, methods and tests included.
fn count_functions(text: &str) -> usize {
    text.lines().filter(|line| opens_function(line)).count()
}

fn opens_function(line: &str) -> bool {
    for word in line.split_whitespace() {
        match word {
            "fn" => return true,
            "pub" | "async" | "const" | "unsafe" | "extern" | "pub(crate)" | "pub(super)" => {}
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_functions() {
        let text =
            "fn a() {}\n  pub(crate) async fn b() {}\n// fn c\nlet fn_d = 1;\nconst E: u8 = 1;";
        assert_eq!(count_functions(text), 2);
    }
}
