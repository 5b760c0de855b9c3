//! Parts of a script that are no lists of commands: arithmetic, conditions, heads of loops, arrays,
//! here-documents.

use super::{Current, Document, End, Reader, Script, Spelled, Word};
use crate::shell_words::quote_word;

impl Reader<'_> {
    /// Reads `((…))` behind its opening, with the substitutions in it. It is arithmetic only where its
    /// two closing parentheses stand together, and for some shells never.
    pub(super) fn arithmetic(&mut self) {
        let (mut open, mut text) = (2_u32, String::new());
        while let Some(c) = self.chars.next() {
            match c {
                ')' if open == 2 => {
                    if self.chars.next_if_eq(&')').is_some() {
                        let inner = Script::read_at(&text, self.depth.saturating_sub(1));
                        let commands = inner.commands.into_iter();
                        self.script.commands.extend(commands.filter(|words| is_named(words)));
                    } else {
                        self.inner(&text);
                        self.nested(End::Paren);
                    }
                    return;
                }
                '(' | ')' => {
                    open = if c == '(' { open + 1 } else { open - 1 };
                    text.push(c);
                }
                '\'' => {
                    let mut quoted = String::new();
                    self.single_quoted(&mut quoted);
                    self.expansions_of(&quoted);
                    text.push_str(&quote_word(&quoted));
                }
                '"' => {
                    let mut quoted = String::new();
                    let is_known = self.double_quoted(&mut quoted);
                    text.push_str(if is_known { &quoted } else { "$_" });
                }
                '\\' => text.extend(['\\'].into_iter().chain(self.chars.next())),
                '$' => {
                    self.dollar();
                    text.push_str("$_");
                }
                '`' => {
                    self.backquotes();
                    text.push_str("$_");
                }
                _ => text.push(c),
            }
        }
        self.script.is_unclear = true;
    }

    /// Reads the tag of a here-document.
    pub(super) fn document(&mut self) {
        let strips_tabs = self.chars.next_if_eq(&'-').is_some();
        self.skip_blanks();
        let Some(first) = self.chars.next_if(|c| !" \t\n;|&()<>".contains(*c)) else {
            self.script.is_unclear = true;
            return;
        };
        match self.word(first) {
            Spelled { word: Word::Known(tag), is_bare: expands, .. } => {
                self.documents.push(Document { tag, strips_tabs, expands });
            }
            Spelled { .. } => self.script.is_unclear = true,
        }
    }

    /// Reads over the texts of the documents that the line before announced.
    pub(super) fn skip_documents(&mut self) {
        for document in std::mem::take(&mut self.documents) {
            let (mut body, mut ended, mut continues) = (String::new(), false, false);
            while !ended && self.chars.peek().is_some() {
                let mut line = String::new();
                while let Some(c) = self.chars.next_if(|c| *c != '\n') {
                    line.push(c);
                }
                self.chars.next();
                let shown =
                    if document.strips_tabs { line.trim_start_matches('\t') } else { &line };
                let behind = shown.strip_prefix(document.tag.as_str());
                // Behind a backslash that ends a line it is no tag; before a parenthesis that ends a
                // substitution it is one for some shells.
                let is_odd =
                    behind.is_some_and(|it| it.starts_with(')') || (it.is_empty() && continues));
                self.script.is_unclear |= is_odd;
                ended = behind == Some("") && !continues;
                let backslashes = line.len() - line.trim_end_matches('\\').len();
                continues = document.expands && backslashes % 2 == 1;
                if !ended {
                    body.push_str(&line);
                    body.push('\n');
                }
            }
            if document.expands {
                self.expansions_of(&body);
            }
        }
    }

    /// Reads over `case WORD in`.
    pub(super) fn until_in(&mut self, now: &mut Current) {
        for _ in 0..2 {
            while let Some(c) = self.chars.next_if(|c| c.is_whitespace() || *c == '#') {
                if c == '#' {
                    self.comment();
                }
            }
            if let Some(c) = self.chars.next_if(|c| !";|&()<>".contains(*c)) {
                drop(self.word(c));
            } else {
                self.script.is_unclear = true;
            }
        }
        now.words.clear();
    }

    /// Reads over `for NAME in WORDS`, or `for ((…))`.
    pub(super) fn until_end_of_words(&mut self) {
        self.skip_blanks();
        if self.chars.next_if_eq(&'(').is_some() {
            if self.chars.next_if_eq(&'(').is_none() {
                self.script.is_unclear = true;
            }
            return self.arithmetic();
        }
        while let Some(c) = self.chars.next_if(|c| !";\n&|()<>".contains(*c)) {
            if c == '#' {
                self.comment();
            } else if c != ' ' && c != '\t' && self.word(c).word.text() == Some("do") {
                return;
            }
        }
    }

    /// Reads over the name of a function.
    pub(super) fn until_body(&mut self) {
        self.skip_blanks();
        if let Some(c) = self.chars.next_if(|c| !" \t\n;|&()<>".contains(*c)) {
            drop(self.word(c));
        }
    }

    /// Reads over `[[ … ]]`. A shell that does not know it runs what follows an operator in it.
    pub(super) fn condition(&mut self) {
        let mut command: Option<Vec<Word>> = None;
        while let Some(c) = self.chars.next() {
            match c {
                '#' => self.comment(),
                '<' | '>' if self.chars.next_if_eq(&'(').is_some() => self.nested(End::Paren),
                '&' | '|' | ';' | '\n' => {
                    let before = command.replace(Vec::new());
                    self.script.commands.extend(before.and_then(command_of));
                }
                c if c.is_whitespace() || "()<>".contains(c) => {}
                c => {
                    let word = self.word(c).word;
                    if word.text() == Some("]]") {
                        self.script.commands.extend(command.and_then(command_of));
                        return;
                    }
                    // A number in it may be an expression with a substitution.
                    self.expansions_of(word.text().unwrap_or_default());
                    if let Some(words) = &mut command {
                        words.push(word);
                    }
                }
            }
        }
        self.script.is_unclear = true;
    }

    /// Reads the words of `name=(…)` behind the equals sign.
    pub(super) fn array(&mut self) {
        if self.chars.next_if_eq(&'(').is_none() {
            return;
        }
        while let Some(c) = self.chars.next() {
            match c {
                ')' => return,
                '#' => self.comment(),
                '(' | '<' | '>' | '|' | '&' | ';' => self.script.is_unclear = true,
                c if c.is_whitespace() => {}
                c => drop(self.word(c)),
            }
        }
        self.script.is_unclear = true;
    }
}

/// Returns whether the program of a command is known.
fn is_named(words: &[Word]) -> bool {
    words.first().is_some_and(|word| word.text().is_some())
}

/// Returns the command that words of a condition are for some shells; `None` for a test of it.
fn command_of(mut words: Vec<Word>) -> Option<Vec<Word>> {
    let negations = words.iter().take_while(|word| word.text() == Some("!")).count();
    words.drain(..negations);
    let is_program = |word: &Word| word.text().is_some_and(|text| !text.starts_with('-'));
    words.first().is_some_and(is_program).then_some(words)
}
