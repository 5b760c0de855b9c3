//! Reading files, listing directories and searching them, for models that do badly with a shell.
//!
//! Files that commands may not read are not read here either, links are not followed on the way down,
//! and what git ignores is passed over unless it is named itself.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::os::fd::AsRawFd as _;
use std::path::Path;
use std::time::{Duration, Instant};

use ignore::WalkBuilder;
use regex_automata::meta::Regex;
use turnhost_base::AbsPath;
use turnhost_ports::{FileLookup, FilesError};
use turnhost_sandbox::{Sandboxes, regular};

use crate::ignored::{self, Scope};

/// 10 s: the longest that a search takes. Who has to wait longer narrows it.
const MAX_TIME: Duration = Duration::from_secs(10);

/// Entries of a listing.
const MAX_ENTRIES: usize = 500;

/// Lines that a search returns.
const MAX_MATCHES: usize = 200;

/// Bytes of one line that are shown: enough for any line that a person wrote.
const MAX_LINE_BYTES: usize = 1_000;

/// Bytes at the beginning of a file that say whether it is a text.
const SNIFFED_BYTES: usize = 8_192;

/// The largest file that a search reads: 8 MiB. Larger ones are data, not text written by people.
const MAX_SEARCHED_BYTES: u64 = 8 << 20;

/// Answers a lookup in words for the model.
pub(crate) fn answer(lookup: &FileLookup, sandboxes: &Sandboxes) -> Result<String, FilesError> {
    let answered = match lookup {
        FileLookup::Read { path, first_line, lines, bytes } => {
            open(path, sandboxes).and_then(|file| read(file, *first_line, *lines, *bytes))
        }
        FileLookup::List { path, depth } => list(path, *depth, sandboxes),
        FileLookup::Search { path, pattern, include, bytes } => {
            let pattern = Regex::new(pattern).map_err(|err| {
                let reason =
                    err.syntax_error().map_or_else(|| err.to_string(), ToString::to_string);
                verification(format!("`pattern` is no regular expression: {reason}"))
            })?;
            return search(path, &pattern, include.as_deref(), *bytes, sandboxes);
        }
    };
    answered.map_err(|err| verification(format!("{}: {err}", lookup.path())))
}

fn verification(reason: String) -> FilesError {
    FilesError::Verification(reason)
}

/// The kernel's files about processes. Those of the server, its environment above all, hold secrets;
/// commands see a `/proc` of their own.
const PROCESSES: &str = "/proc";

/// Opens a regular file that commands may read too.
fn open(path: &AbsPath, sandboxes: &Sandboxes) -> io::Result<File> {
    let file = regular::open(path)?;
    // Asked of what was opened, since the path may lead elsewhere by now.
    let opened = std::fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd()))?;
    check_place(&AbsPath::from_std(&opened).map_err(io::Error::other)?, sandboxes)?;
    Ok(file)
}

/// Fails for a real path that commands may not read.
fn check_place(real: &AbsPath, sandboxes: &Sandboxes) -> io::Result<()> {
    if real.as_std().starts_with(PROCESSES) || sandboxes.masks(real) {
        // In the system's own text, as a command would see it.
        return Err(io::Error::from_raw_os_error(13));
    }
    Ok(())
}

/// Reads lines with their numbers, up to so many bytes of output.
fn read(file: File, first_line: usize, lines: usize, bytes: usize) -> io::Result<String> {
    let mut reader = BufReader::new(file.take(regular::MAX_TEXT_BYTES));
    let (mut number, mut text, mut line) = (0, String::new(), Vec::new());
    loop {
        line.clear();
        if reader.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        number += 1;
        if number < first_line {
            continue;
        }
        if number - first_line >= lines || text.len() > bytes {
            let _ = writeln!(text, "(more lines follow; go on with `offset` {number})");
            break;
        }
        let _ = writeln!(text, "{number}: {}", shown(&line));
    }
    Ok(match (text.is_empty(), number) {
        (true, 0) => "(the file is empty)".to_owned(),
        (true, last) => format!("(the file ends with line {last})"),
        (false, _) => text,
    })
}

/// Shows a line without its end.
fn shown(line: &[u8]) -> String {
    let line = String::from_utf8_lossy(line);
    let line = line.trim_end_matches(['\n', '\r']);
    match line.floor_char_boundary(MAX_LINE_BYTES) {
        end if end < line.len() => format!("{}… ({} bytes more)", &line[..end], line.len() - end),
        _ => line.to_owned(),
    }
}

/// Walks below a path as git does, in the order of names.
fn walk(path: &AbsPath) -> WalkBuilder {
    let mut builder = WalkBuilder::new(path.as_std());
    builder.hidden(false).sort_by_file_name(Ord::cmp);
    ignored::pass_over(&mut builder, Scope::Everywhere, |entry| {
        entry.file_name() != ".git" && entry.path() != Path::new(PROCESSES)
    });
    builder
}

fn list(path: &AbsPath, depth: usize, sandboxes: &Sandboxes) -> io::Result<String> {
    std::fs::read_dir(path.as_std())?;
    turnhost_sandbox::real_path(path).map_or(Ok(()), |real| check_place(&real, sandboxes))?;
    let mut text = String::new();
    let mut count = 0;
    for entry in walk(path).max_depth(Some(depth)).build().skip(1) {
        let Ok(entry) = entry else { continue };
        let Ok(relative) = entry.path().strip_prefix(path.as_std()) else { continue };
        if AbsPath::from_std(entry.path()).is_ok_and(|path| sandboxes.masks(&path)) {
            continue;
        }
        count += 1;
        if count > MAX_ENTRIES {
            let _ = writeln!(text, "(more entries follow; list a directory below)");
            break;
        }
        let mark = match entry.file_type() {
            Some(kind) if kind.is_dir() => "/",
            Some(kind) if kind.is_symlink() => "@",
            _ => "",
        };
        let _ = writeln!(text, "{}{mark}", relative.display());
    }
    Ok(if text.is_empty() { "(the directory is empty)".to_owned() } else { text })
}

fn search(
    path: &AbsPath,
    pattern: &Regex,
    include: Option<&str>,
    bytes: usize,
    sandboxes: &Sandboxes,
) -> Result<String, FilesError> {
    if let Err(err) = std::fs::metadata(path.as_std()) {
        return Err(verification(format!("{path}: {err}")));
    }
    let mut builder = walk(path);
    if let Some(glob) = include {
        let mut overrides = ignore::overrides::OverrideBuilder::new(path.as_std());
        let built = overrides.add(glob).and_then(|overrides| overrides.build());
        builder.overrides(built.map_err(|err| verification(format!("`include`: {err}")))?);
    }
    let began = Instant::now();
    let mut hits = Hits { text: String::new(), count: 0, bytes };
    for entry in builder.build() {
        let Ok(entry) = entry else { continue };
        if began.elapsed() > MAX_TIME {
            let _ = writeln!(hits.text, "(stopped after {} s; name a `path`)", MAX_TIME.as_secs());
            break;
        }
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            continue;
        }
        let Ok(file) = AbsPath::from_std(entry.path()) else { continue };
        // What cannot be read is passed over, as by any search.
        let Some(content) = searched(&file, sandboxes) else { continue };
        let shown = file.relative_to(path).map_or(file.as_str(), |path| path.as_str());
        if !hits.of_file(if shown.is_empty() { file.as_str() } else { shown }, &content, pattern) {
            let _ = writeln!(hits.text, "(more matches follow; narrow the search)");
            break;
        }
    }
    Ok(if hits.text.is_empty() { "(no match)".to_owned() } else { hits.text })
}

/// Reads a file that a search looks into; `None` for what is not text, is too large or cannot be read.
fn searched(path: &AbsPath, sandboxes: &Sandboxes) -> Option<Vec<u8>> {
    let file = open(path, sandboxes).ok()?;
    if file.metadata().ok()?.len() > MAX_SEARCHED_BYTES {
        return None;
    }
    let mut content = Vec::new();
    file.take(MAX_SEARCHED_BYTES).read_to_end(&mut content).ok()?;
    let beginning = &content[..content.len().min(SNIFFED_BYTES)];
    (!beginning.contains(&0)).then_some(content)
}

struct Hits {
    text: String,
    count: usize,
    bytes: usize,
}

impl Hits {
    /// Adds the lines that match. Returns `false` once there are enough.
    fn of_file(&mut self, path: &str, content: &[u8], pattern: &Regex) -> bool {
        for (index, line) in content.split(|byte| *byte == b'\n').enumerate() {
            if pattern.is_match(line) {
                if self.count == MAX_MATCHES || self.text.len() > self.bytes {
                    return false;
                }
                self.count += 1;
                let _ = writeln!(self.text, "{path}:{}: {}", index + 1, shown(line));
            }
        }
        true
    }
}
