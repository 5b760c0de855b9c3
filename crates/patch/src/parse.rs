//! From text to [`Patch`].
//!
//! Lenient where models slip without harm: white space around the markers or none within them, a
//! byte order mark, a here-document or a Markdown fence around the whole patch, a first hunk
//! without `@@`, a context line that lost its leading space because it is empty.

use crate::patch::{FileOp, Hunk, HunkLine, Patch};

/// Begins every marker. Models leave out the space behind it now and then.
const STARS: &str = "***";

const BEGIN: &str = "Begin Patch";
const END: &str = "End Patch";
const ADD: &str = "Add File:";
const DELETE: &str = "Delete File:";
const UPDATE: &str = "Update File:";
const MOVE: &str = "Move to:";
const END_OF_FILE: &str = "End of File";

/// A fence of Markdown, with or without the name of a language behind it.
const FENCE: &str = "```";

/// The reason why a text is not a patch, in words for the model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    /// The frame of the patch is missing.
    #[error("invalid patch: {0}")]
    Frame(&'static str),
    /// A line is in a place where it cannot be.
    #[error("invalid hunk at line {line}, {reason}")]
    Line {
        /// Counted from 1, the `*** Begin Patch` line being the first.
        line: usize,
        /// The fault.
        reason: String,
    },
    /// A patch that changes nothing.
    #[error("patch rejected: empty patch")]
    Empty,
}

impl Patch {
    /// Parses a patch.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let lines = framed(text)?;
        let mut cursor = Cursor { lines: &lines, at: 0 };
        let mut ops = Vec::new();
        while let Some(op) = cursor.op()? {
            ops.push(op);
        }
        if ops.is_empty() { Err(ParseError::Empty) } else { Ok(Self { ops }) }
    }
}

impl Patch {
    /// Reads the beginning of a patch that is still being written: the operations whose headers are
    /// there, with as much of them as came in whole lines. What cannot be read ends it.
    pub fn beginning(text: &str) -> Vec<FileOp> {
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        let lines: Vec<&str> = whole.trim_start_matches('\u{feff}').lines().collect();
        let Some(begin) = lines.iter().position(|line| marked(line) == Some(BEGIN)) else {
            return Vec::new();
        };
        let mut lines = &lines[begin + 1..];
        if let Some(end) = lines.iter().rposition(|line| marked(line) == Some(END)) {
            lines = &lines[..end];
        }
        let mut cursor = Cursor { lines, at: 0 };
        let mut ops = Vec::new();
        loop {
            let start = cursor.at;
            match cursor.op() {
                Ok(Some(op)) => ops.push(op),
                Ok(None) => return ops,
                Err(_) => {
                    // The last line may be a header whose lines are still to come.
                    let lines = lines.split_last().map_or(lines, |(_, rest)| rest);
                    let without = Cursor { lines, at: start }.op();
                    ops.extend(without.ok().flatten());
                    return ops;
                }
            }
        }
    }
}

/// Returns the lines between the first and the last marker.
fn framed(text: &str) -> Result<Vec<&str>, ParseError> {
    let text = text.trim().trim_start_matches('\u{feff}');
    let mut lines: Vec<&str> = text.trim().lines().collect();
    if lines.first().is_some_and(|first| first.starts_with(FENCE))
        && lines.last().is_some_and(|last| last.trim() == FENCE)
    {
        lines.remove(0);
        lines.pop();
    }
    if lines.first().is_some_and(|first| first.trim_start().starts_with("<<")) {
        lines.remove(0);
        lines.pop();
    }
    if lines.first().is_some_and(|first| marked(first) != Some(BEGIN)) {
        return Err(ParseError::Frame("The first line of the patch must be '*** Begin Patch'"));
    }
    if lines.len() < 2 || lines.last().is_none_or(|last| marked(last) != Some(END)) {
        return Err(ParseError::Frame("The last line of the patch must be '*** End Patch'"));
    }
    lines.pop();
    lines.remove(0);
    Ok(lines)
}

/// Returns the text behind the stars of a marker; `None` for other lines.
fn marked(line: &str) -> Option<&str> {
    let text = line.trim().strip_prefix(STARS)?.trim_start();
    [BEGIN, END, ADD, DELETE, UPDATE, MOVE, END_OF_FILE]
        .iter()
        .any(|marker| text.starts_with(marker))
        .then_some(text)
}

/// Returns an error about the line with this index among those between the markers.
fn wrong(index: usize, reason: String) -> ParseError {
    // `*** Begin Patch` is line 1, so the first line between the markers is line 2.
    ParseError::Line { line: index + 2, reason }
}

/// Returns the path in a header; `index` is that of the header's line.
fn path_of(text: &str, index: usize) -> Result<String, ParseError> {
    match text.trim() {
        "" => Err(wrong(index, "the path is missing; write it behind the colon".into())),
        path => Ok(path.to_owned()),
    }
}

struct Cursor<'a> {
    lines: &'a [&'a str],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.lines.get(self.at).copied()
    }

    fn op(&mut self) -> Result<Option<FileOp>, ParseError> {
        while self.peek().is_some_and(|line| line.trim().is_empty()) {
            self.at += 1;
        }
        let Some(line) = self.peek() else { return Ok(None) };
        let header = marked(line).unwrap_or_default();
        let start = self.at;
        self.at += 1;
        let op = if let Some(path) = header.strip_prefix(ADD) {
            FileOp::Add { path: path_of(path, start)?, content: self.added() }
        } else if let Some(path) = header.strip_prefix(DELETE) {
            FileOp::Delete { path: path_of(path, start)? }
        } else if let Some(path) = header.strip_prefix(UPDATE) {
            let path = path_of(path, start)?;
            self.update(path, start)?
        } else {
            return Err(wrong(
                start,
                format!(
                    "'{}' is not a valid hunk header. Valid hunk headers: '{STARS} {ADD} {{path}}', '{STARS} {DELETE} {{path}}', '{STARS} {UPDATE} {{path}}'",
                    line.trim()
                ),
            ));
        };
        Ok(Some(op))
    }

    fn added(&mut self) -> String {
        let mut content = String::new();
        while let Some(line) = self.peek().and_then(|line| line.strip_prefix('+')) {
            content.push_str(line);
            content.push('\n');
            self.at += 1;
        }
        content
    }

    fn update(&mut self, path: String, start: usize) -> Result<FileOp, ParseError> {
        let mut move_to = None;
        if let Some(target) = self.peek().and_then(marked).and_then(|it| it.strip_prefix(MOVE)) {
            move_to = Some(path_of(target, self.at)?);
            self.at += 1;
        }
        let mut hunks = Vec::new();
        while let Some(hunk) = self.hunk()? {
            hunks.push(hunk);
        }
        if hunks.is_empty() && move_to.is_none() {
            return Err(wrong(start, format!("Update file hunk for path '{path}' is empty")));
        }
        Ok(FileOp::Update { path, move_to, hunks })
    }

    fn hunk(&mut self) -> Result<Option<Hunk>, ParseError> {
        let (start, mut hunk) = (self.at, Hunk::default());
        while let Some(rest) = self.peek().and_then(marker) {
            if !rest.is_empty() {
                hunk.context.push(rest.to_owned());
            }
            self.at += 1;
        }
        let is_marked = self.at > start;
        while let Some(line) = self.peek() {
            let header = line.starts_with('*').then(|| marked(line)).flatten();
            if header == Some(END_OF_FILE) {
                hunk.at_end = true;
                self.at += 1;
                break;
            }
            if marker(line).is_some() || header.is_some() || line.starts_with("*** ") {
                break;
            }
            hunk.lines.push(self.line(line)?);
            self.at += 1;
        }
        match (hunk.lines.is_empty(), is_marked || hunk.at_end) {
            (true, false) => Ok(None),
            (true, true) => Err(wrong(start, "the hunk has no lines".into())),
            (false, _) => Ok(Some(hunk)),
        }
    }

    fn line(&self, line: &str) -> Result<HunkLine, ParseError> {
        let mut chars = line.chars();
        match chars.next() {
            None => Ok(HunkLine::Keep(String::new())),
            Some(' ') => Ok(HunkLine::Keep(chars.as_str().to_owned())),
            Some('-') => Ok(HunkLine::Remove(chars.as_str().to_owned())),
            Some('+') => Ok(HunkLine::Add(chars.as_str().to_owned())),
            Some(_) => Err(wrong(
                self.at,
                format!(
                    "`{line}` has no mark; begin each line with a space (stays), `-` (goes) or `+` (comes)"
                ),
            )),
        }
    }
}

/// Returns the text after `@@`, if the line begins a hunk.
fn marker(line: &str) -> Option<&str> {
    match line.strip_prefix("@@")? {
        "" => Some(""),
        rest => rest.strip_prefix(' ').map(str::trim_end),
    }
}

#[cfg(test)]
mod tests;
