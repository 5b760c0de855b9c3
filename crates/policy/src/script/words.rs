//! Words of a script: quotes, expansions and the substitutions in them.

use super::{End, Reader, Spelled, Word};

impl Reader<'_> {
    /// Reads one word from its first character on.
    pub(super) fn word(&mut self, first: char) -> Spelled {
        let (mut text, mut is_known, mut is_bare) = (String::new(), true, true);
        let mut is_assignment = false;
        let mut next = Some(first);
        while let Some(c) = next {
            match c {
                '\'' => {
                    is_bare = false;
                    self.single_quoted(&mut text);
                }
                '"' => {
                    is_bare = false;
                    is_known &= self.double_quoted(&mut text);
                }
                '\\' => match self.chars.next() {
                    // Taken away before the shell looks for words.
                    Some('\n') => {}
                    quoted => {
                        is_bare = false;
                        text.extend(quoted);
                    }
                },
                '{' if self.chars.next_if_eq(&'}').is_some() => text.push_str("{}"),
                '$' => is_known &= self.dollar(),
                '`' => {
                    self.backquotes();
                    is_known = false;
                }
                // Patterns and braces give other words; so do `~` and `=` at the start.
                '*' | '?' | '[' | '{' | '}' if !is_lone(c, &text, self.chars.peek()) => {
                    is_known = false;
                }
                '~' | '=' if text.is_empty() && is_bare => is_known = false,
                c => {
                    is_assignment |= c == '=' && is_known && is_bare && is_name(&text);
                    text.push(c);
                }
            }
            next = self.chars.next_if(|c| !c.is_whitespace() && !";|&()<>".contains(*c));
        }
        let word = if is_known { Word::Known(text) } else { Word::Unknown };
        Spelled { word, is_bare, is_assignment }
    }

    pub(super) fn single_quoted(&mut self, text: &mut String) {
        for c in self.chars.by_ref() {
            if c == '\'' {
                return;
            }
            text.push(c);
        }
        self.script.is_unclear = true;
    }

    /// Reads to the closing quote; `false` if the text is not known.
    pub(super) fn double_quoted(&mut self, text: &mut String) -> bool {
        let mut is_known = true;
        while let Some(c) = self.chars.next() {
            match c {
                '"' => return is_known,
                '\\' => match self.chars.next() {
                    Some('\n') | None => {}
                    Some(c @ ('"' | '\\' | '$' | '`')) => text.push(c),
                    Some(c) => text.extend(['\\', c]),
                },
                '$' => is_known &= self.dollar(),
                '`' => {
                    self.backquotes();
                    is_known = false;
                }
                c => text.push(c),
            }
        }
        self.script.is_unclear = true;
        false
    }

    /// Reads what follows a dollar sign, of which nothing is known. Always `false`.
    pub(super) fn dollar(&mut self) -> bool {
        match self.chars.peek() {
            Some('(') => {
                self.chars.next();
                if self.chars.next_if_eq(&'(').is_some() {
                    self.arithmetic();
                } else {
                    self.nested(End::Paren);
                }
            }
            Some('{') => {
                self.chars.next();
                self.braces();
            }
            Some('\'') => {
                self.chars.next();
                self.c_quoted();
            }
            Some(c) if c.is_alphanumeric() || "_@*#?$!-".contains(*c) => drop(self.chars.next()),
            _ => {}
        }
        false
    }

    fn c_quoted(&mut self) {
        while let Some(c) = self.chars.next() {
            match c {
                '\'' => return,
                '\\' => drop(self.chars.next()),
                _ => {}
            }
        }
        self.script.is_unclear = true;
    }

    /// Reads to the end of `${…}`.
    fn braces(&mut self) {
        while let Some(c) = self.chars.next() {
            match c {
                '}' => return,
                '\'' => self.single_quoted(&mut String::new()),
                '"' => drop(self.double_quoted(&mut String::new())),
                '\\' => drop(self.chars.next()),
                '$' => drop(self.dollar()),
                '`' => self.backquotes(),
                _ => {}
            }
        }
        self.script.is_unclear = true;
    }

    pub(super) fn backquotes(&mut self) {
        let mut text = String::new();
        while let Some(c) = self.chars.next() {
            match c {
                '`' => return self.inner(&text),
                '\\' => match self.chars.next() {
                    Some(c @ ('`' | '\\' | '$')) => text.push(c),
                    Some(c) => text.extend(['\\', c]),
                    None => {}
                },
                c => text.push(c),
            }
        }
        self.script.is_unclear = true;
    }
}

/// Returns whether a special character stands for itself: `{`, `}`, `[` and `[[` as words.
fn is_lone(c: char, before: &str, after: Option<&char>) -> bool {
    let ends = after.is_none_or(|c| c.is_whitespace() || ";|&()<>".contains(*c));
    match c {
        '{' | '}' => before.is_empty() && ends,
        '[' => (before.is_empty() && (ends || after == Some(&'['))) || (before == "[" && ends),
        _ => false,
    }
}

/// Returns whether `=` behind `text` makes an assignment.
fn is_name(text: &str) -> bool {
    let name = text.strip_suffix('+').unwrap_or(text);
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
