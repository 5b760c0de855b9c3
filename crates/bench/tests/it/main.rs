//! The generator and the scripted model against the floor server, a real
//! process over real pipes and sockets.

use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use turnhost_bench::items;
use turnhost_bench::options::Options;
use turnhost_bench::run::run;

/// Measures the floor with `arguments`; returns whether all went through, and the tables.
fn bench(arguments: &[&str]) -> Result<(bool, String)> {
    let mut options = Options::parse(arguments.iter().map(|&argument| argument.to_owned()))?;
    options.idle = Duration::ZERO;
    let mut out = Vec::new();
    let complete = run(&options, Path::new(env!("CARGO_TARGET_TMPDIR")), None, &mut out)?;
    Ok((complete, String::from_utf8(out)?))
}

/// Returns the floor server, as an argument; a space in its path is one of the word.
fn floor() -> String {
    format!("floor={}", env!("CARGO_BIN_EXE_turnhost-floor").replace(' ', r"\ "))
}

#[test]
fn every_figure_of_every_item_is_measured() {
    let floor = floor();
    let (complete, text) = bench(&["--quick", "--server", &floor]).unwrap();
    assert!(complete, "{text}");
    // The floor has no relay and no store.
    for item in items::ALL.iter().filter(|item| !["relay", "scale"].contains(&item.name)) {
        for figure in item.figures {
            let row = format!("| {} | {} | ", figure.name, figure.unit);
            let value = text.lines().find_map(|line| line.strip_prefix(&row)).unwrap();
            assert!(
                !value.starts_with('-'),
                "`{}` of item `{}` was not measured: {text}",
                figure.name,
                item.name
            );
        }
    }
}

#[test]
fn a_server_that_ends_at_once_is_told_beside_one_that_works() {
    let floor = floor();
    let (complete, text) =
        bench(&["--quick", "--items", "turn", "--server", "gone=/bin/true", "--server", &floor])
            .unwrap();
    assert!(!complete, "{text}");
    assert!(text.contains("**gone**: a run stopped early"), "{text}");
    assert!(text.contains("| model connections opened | n | - | 1 |"), "{text}");
}
