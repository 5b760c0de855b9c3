//! The part of YAML that front matter and metadata of skills are written in.
//!
//! Mappings and sequences by indentation; plain, quoted, literal (`|`) and folded (`>`) texts;
//! flow sequences and mappings of texts on one line; comments. What YAML has beyond that (anchors,
//! aliases, tags, several documents) is refused by name, so that nothing is read as something else
//! than it means. Two liberties, which skills in the wild need: a plain text may hold `: `, and an
//! opening bracket that nothing closes is part of a text.

use serde_json::{Map, Number, Value};

/// Levels of nesting; metadata have four.
const MAX_DEPTH: usize = 12;

/// The reason a text is not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem} at line {line}")]
pub(crate) struct YamlError {
    /// The line, from 1.
    pub(crate) line: usize,
    problem: String,
}

/// A line that is not blank.
struct Line<'a> {
    number: usize,
    indent: usize,
    text: &'a str,
}

/// Parses a document; an empty one is null.
pub(crate) fn parse(text: &str) -> Result<Value, YamlError> {
    let lines: Vec<&str> = text.lines().collect();
    let mut parser = Parser { lines, at: 0 };
    let Some(first) = parser.peek()? else { return Ok(Value::Null) };
    let indent = first.indent;
    let value = parser.block(indent, 0)?;
    match parser.peek()? {
        None => Ok(value),
        Some(line) => Err(error(line.number, "an indentation that fits nowhere")),
    }
}

fn error(line: usize, problem: impl Into<String>) -> YamlError {
    YamlError { line, problem: problem.into() }
}

struct Parser<'a> {
    lines: Vec<&'a str>,
    at: usize,
}

impl<'a> Parser<'a> {
    /// Returns the next line that says something.
    fn peek(&mut self) -> Result<Option<Line<'a>>, YamlError> {
        while let Some(whole) = self.lines.get(self.at) {
            let text = whole.trim_start_matches(' ');
            if text.trim().is_empty() || text.starts_with('#') {
                self.at += 1;
                continue;
            }
            let number = self.at + 1;
            if text.starts_with('\t') {
                return Err(error(number, "a tab in the indentation; use spaces"));
            }
            let indent = whole.len() - text.len();
            return Ok(Some(Line { number, indent, text: text.trim_end() }));
        }
        Ok(None)
    }

    /// Parses the mapping, sequence or text that begins at the next line.
    fn block(&mut self, indent: usize, depth: usize) -> Result<Value, YamlError> {
        let Some(line) = self.peek()? else { return Ok(Value::Null) };
        if depth >= MAX_DEPTH {
            return Err(error(line.number, format!("more than {MAX_DEPTH} levels")));
        }
        if is_entry(line.text) {
            self.sequence(indent, depth)
        } else if split_key(line.text, line.number)?.is_some() {
            self.mapping(indent, depth)
        } else {
            self.at += 1;
            let text = self.continued(line.text, indent)?;
            scalar(&text, line.number)
        }
    }

    fn mapping(&mut self, indent: usize, depth: usize) -> Result<Value, YamlError> {
        let mut map = Map::new();
        while let Some(line) = self.peek()? {
            if line.indent < indent {
                break;
            }
            if line.indent > indent || is_entry(line.text) {
                return Err(error(line.number, "an indentation that fits nowhere"));
            }
            let Some((key, rest)) = split_key(line.text, line.number)? else {
                return Err(error(line.number, "expected `KEY: VALUE`"));
            };
            self.at += 1;
            let value = self.value(rest, &line, depth)?;
            if map.contains_key(&key) {
                return Err(error(line.number, format!("the key `{key}` for the second time")));
            }
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }

    fn sequence(&mut self, indent: usize, depth: usize) -> Result<Value, YamlError> {
        let mut list = Vec::new();
        while let Some(line) = self.peek()? {
            if line.indent < indent || (line.indent == indent && !is_entry(line.text)) {
                break;
            }
            if line.indent > indent {
                return Err(error(line.number, "an indentation that fits nowhere"));
            }
            let rest = line.text.get(1..).unwrap_or_default();
            let inner = rest.trim_start_matches(' ');
            let is_block = split_key(inner, line.number)?.is_some() || is_entry(inner);
            if is_block && !inner.is_empty() {
                // The rest of the line is the first line of a block of its own.
                let inner_indent = indent + 1 + (rest.len() - inner.len());
                list.push(self.nested(inner, inner_indent, depth)?);
            } else {
                self.at += 1;
                list.push(self.value(inner, &line, depth)?);
            }
        }
        Ok(Value::Array(list))
    }

    /// Parses a block whose first line follows the dash of an entry.
    fn nested(&mut self, first: &str, indent: usize, depth: usize) -> Result<Value, YamlError> {
        let number = self.at + 1;
        if depth + 1 >= MAX_DEPTH {
            return Err(error(number, format!("more than {MAX_DEPTH} levels")));
        }
        if is_entry(first) {
            return Err(error(number, "a list that begins on the line of another's entry"));
        }
        let Some((key, rest)) = split_key(first, number)? else {
            return Err(error(number, "expected `KEY: VALUE`"));
        };
        self.at += 1;
        let line = Line { number, indent, text: first };
        let mut map = Map::from_iter([(key.clone(), self.value(rest, &line, depth + 1)?)]);
        if self.peek()?.is_some_and(|next| next.indent == indent && !is_entry(next.text)) {
            let Value::Object(more) = self.mapping(indent, depth + 1)? else {
                return Ok(map.into());
            };
            if more.contains_key(&key) {
                return Err(error(number, format!("the key `{key}` for the second time")));
            }
            map.extend(more);
        }
        Ok(map.into())
    }

    /// Parses what follows a key or a dash, and the lines that belong to it.
    fn value(&mut self, rest: &str, line: &Line<'_>, depth: usize) -> Result<Value, YamlError> {
        let rest = without_comment(rest).trim();
        if let Some(keeps) = rest.strip_prefix('|') {
            return self.lines_of(line, keeps, Style::Literal).map(Value::String);
        }
        if let Some(keeps) = rest.strip_prefix('>') {
            return self.lines_of(line, keeps, Style::Folded).map(Value::String);
        }
        if !rest.is_empty() {
            let text = self.continued(rest, line.indent + 1)?;
            return scalar(&text, line.number);
        }
        match self.peek()? {
            Some(next) if next.indent > line.indent => self.block(next.indent, depth + 1),
            // A sequence may stand at the indentation of its key.
            Some(next)
                if next.indent == line.indent && is_entry(next.text) && !is_entry(line.text) =>
            {
                self.sequence(next.indent, depth + 1)
            }
            _ => Ok(Value::Null),
        }
    }

    /// Joins a plain text with its further lines, which are indented more than its key.
    fn continued(&mut self, first: &str, indent: usize) -> Result<String, YamlError> {
        let mut text = first.to_owned();
        if first.starts_with(['"', '\'']) && is_closed(first) {
            return Ok(text);
        }
        while let Some(next) = self.peek()? {
            if next.indent < indent.max(1) {
                break;
            }
            self.at += 1;
            text.push(' ');
            text.push_str(without_comment(next.text).trim());
        }
        Ok(text)
    }

    /// Reads the lines of a literal or folded text.
    fn lines_of(
        &mut self,
        line: &Line<'_>,
        keeps: &str,
        style: Style,
    ) -> Result<String, YamlError> {
        let keep = match keeps {
            "" => Keep::One,
            "-" => Keep::None,
            "+" => Keep::All,
            other => {
                return Err(error(line.number, format!("`{other}` behind `|` or `>`")));
            }
        };
        let mut lines: Vec<&str> = Vec::new();
        let mut indent = None;
        while let Some(whole) = self.lines.get(self.at) {
            let text = whole.trim_start_matches(' ');
            let own = whole.len() - text.len();
            if !text.trim().is_empty() {
                if own <= line.indent || own < indent.unwrap_or(0) {
                    break;
                }
                indent.get_or_insert(own);
            }
            lines.push(whole.get(indent.unwrap_or(0)..).unwrap_or_default().trim_end_matches('\r'));
            self.at += 1;
        }
        Ok(assemble(&lines, style, keep))
    }
}

/// A text of several lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Its lines stay.
    Literal,
    /// Its lines are joined, up to the next blank one.
    Folded,
}

/// Line ends that are kept behind a literal or folded text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    None,
    One,
    All,
}

fn assemble(lines: &[&str], style: Style, keep: Keep) -> String {
    let folds = style == Style::Folded;
    let used = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1);
    let (body, blank) = lines.split_at(used);
    let mut text = String::new();
    let mut breaks = 0;
    for (index, line) in body.iter().enumerate() {
        if folds && line.trim().is_empty() {
            breaks += 1;
            continue;
        }
        if index > 0 {
            match (folds, breaks) {
                (true, 0) => text.push(' '),
                (true, several) => text.push_str(&"\n".repeat(several)),
                (false, _) => text.push('\n'),
            }
        }
        breaks = 0;
        text.push_str(line);
    }
    match keep {
        Keep::None => {}
        Keep::One if text.is_empty() => {}
        Keep::One => text.push('\n'),
        Keep::All => text.push_str(&"\n".repeat(blank.len() + usize::from(!text.is_empty()))),
    }
    text
}

fn is_entry(text: &str) -> bool {
    text == "-" || text.starts_with("- ")
}

/// Splits `KEY: VALUE` or `KEY:`; `None` if the line is neither.
fn split_key(text: &str, number: usize) -> Result<Option<(String, &str)>, YamlError> {
    if let Some(quote) = text.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        let Some(end) = closing(text, quote) else { return Ok(None) };
        let Some(rest) = text.get(end + 1..).and_then(|rest| rest.strip_prefix(':')) else {
            return Ok(None);
        };
        let Value::String(key) = scalar(text.get(..=end).unwrap_or_default(), number)? else {
            return Ok(None);
        };
        return Ok(Some((key, rest)));
    }
    let end = match text.find(": ") {
        Some(end) => end,
        None if text.ends_with(':') => text.len() - 1,
        None => return Ok(None),
    };
    let (key, rest) = text.split_at(end);
    let key = key.trim();
    if key.is_empty() || key.starts_with(['[', '{', '#', '|', '>', '&', '*', '!', '%', '@', '`']) {
        return Ok(None);
    }
    Ok(Some((key.to_owned(), rest.get(1..).unwrap_or_default())))
}

/// Finds the quote that closes the one at the beginning.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((index, found)) = chars.next() {
        if quote == '"' && found == '\\' {
            chars.next();
        } else if found == quote {
            if quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') {
                chars.next();
            } else {
                return Some(index);
            }
        }
    }
    None
}

fn is_closed(text: &str) -> bool {
    text.chars().next().and_then(|quote| closing(text, quote)).is_some()
}

/// Cuts a comment, which begins with ` #` outside of quotes.
fn without_comment(text: &str) -> &str {
    let text = text.trim_start();
    let start = match text.chars().next() {
        Some('#') => return "",
        Some(quote @ ('"' | '\'')) => closing(text, quote).unwrap_or(text.len()),
        _ => 0,
    };
    let comment = text.get(start..).and_then(|rest| rest.find(" #"));
    comment.map_or(text, |at| text.get(..start + at).unwrap_or(text))
}

/// Parses a scalar on one line.
fn scalar(text: &str, number: usize) -> Result<Value, YamlError> {
    let text = text.trim();
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => quoted(text, quote, number).map(Value::String),
        Some('[') => Ok(flow_list(text, number)?.unwrap_or_else(|| text.into())),
        Some('{') => Ok(flow_map(text, number)?.unwrap_or_else(|| text.into())),
        Some('&' | '*' | '!' | '%' | '@' | '`') => {
            let sign = text.get(..1).unwrap_or_default();
            Err(error(
                number,
                format!("a value that begins with `{sign}`, which is not supported; quote it"),
            ))
        }
        _ => Ok(plain(text)),
    }
}

fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => true.into(),
        "false" | "False" | "FALSE" => false.into(),
        _ => match text.parse::<i64>() {
            // `007` and `+1` are rather texts.
            Ok(integer) if integer.to_string() == text => Number::from(integer).into(),
            _ => text.into(),
        },
    }
}

fn quoted(text: &str, quote: char, number: usize) -> Result<String, YamlError> {
    let Some(end) = closing(text, quote) else {
        return Err(error(number, format!("a text whose `{quote}` is not closed")));
    };
    if text.get(end + 1..).is_some_and(|rest| !without_comment(rest).trim().is_empty()) {
        return Err(error(number, format!("something behind the closing `{quote}`")));
    }
    let inner = text.get(1..end).unwrap_or_default();
    if quote == '\'' {
        return Ok(inner.replace("''", "'"));
    }
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(char) = chars.next() {
        if char != '\\' {
            out.push(char);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('0') => out.push('\0'),
            Some(same @ ('"' | '\\' | '/' | ' ')) => out.push(same),
            Some('x') => out.push(escaped(&mut chars, 2, number)?),
            Some('u') => out.push(escaped(&mut chars, 4, number)?),
            Some('U') => out.push(escaped(&mut chars, 8, number)?),
            other => {
                let sign = other.map(String::from).unwrap_or_default();
                return Err(error(number, format!("the unknown escape `\\{sign}`")));
            }
        }
    }
    Ok(out)
}

fn escaped(
    chars: &mut std::str::Chars<'_>,
    digits: usize,
    number: usize,
) -> Result<char, YamlError> {
    let hex: String = chars.by_ref().take(digits).collect();
    let code = u32::from_str_radix(&hex, 16).ok().filter(|_| hex.len() == digits);
    code.and_then(char::from_u32)
        .ok_or_else(|| error(number, format!("`{hex}` is no character's number")))
}

/// Reads `[a, "b"]`; `None` if it is not closed where the text ends.
fn flow_list(text: &str, number: usize) -> Result<Option<Value>, YamlError> {
    let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else {
        return Ok(None);
    };
    let mut list = Vec::new();
    for part in flow_parts(inner) {
        list.push(flow_scalar(part, number)?);
    }
    Ok(Some(list.into()))
}

/// Reads `{a: b, c: "d"}`; `None` if it is not closed where the text ends.
fn flow_map(text: &str, number: usize) -> Result<Option<Value>, YamlError> {
    let Some(inner) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) else {
        return Ok(None);
    };
    let mut map = Map::new();
    for part in flow_parts(inner) {
        let Some((key, value)) = split_key(part.trim(), number)? else {
            return Err(error(number, "expected `KEY: VALUE` within `{}`"));
        };
        map.insert(key, flow_scalar(value, number)?);
    }
    Ok(Some(map.into()))
}

fn flow_scalar(text: &str, number: usize) -> Result<Value, YamlError> {
    if text.trim_start().starts_with(['[', '{']) {
        return Err(error(
            number,
            "a list or mapping within brackets; write it over several lines",
        ));
    }
    scalar(text, number)
}

/// Splits at the commas outside of quotes; a comma at the end counts for nothing.
fn flow_parts(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    while let Some(char) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let is_start = text.get(start..at).is_some_and(|part| {
            let part = part.trim();
            part.is_empty() || part.ends_with(':')
        });
        if matches!(char, '"' | '\'') && is_start {
            at += text.get(at..).and_then(|rest| closing(rest, char)).unwrap_or(0);
        } else if char == ',' {
            parts.push(text.get(start..at).unwrap_or_default());
            start = at + 1;
        }
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    }
    let last = text.get(start..).unwrap_or_default();
    if !last.trim().is_empty() {
        parts.push(last);
    }
    parts
}

#[cfg(test)]
mod tests;
