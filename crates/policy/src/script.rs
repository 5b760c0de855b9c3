//! Finding every simple command of a shell script, for rules that forbid or ask.
//!
//! The reader errs to one side: it may find commands that would not run, but
//! what it does not understand it says so ([`Script::is_complete`]). Rules that
//! allow do not use it: they match plain words exactly ([`crate::plain_commands`]).

mod words;

use std::iter::Peekable;
use std::str::Chars;

/// One word of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// The text that the shell passes on.
    Known(String),
    /// Expanded by the shell, or read at run time: any text, or any number of words.
    Unknown,
}

impl Word {
    /// Returns the text, if it is known.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Known(text) => Some(text),
            Self::Unknown => None,
        }
    }
}

/// The commands of a script, those in substitutions, functions and compound commands included.
#[derive(Debug, Default)]
pub(crate) struct Script {
    /// Words of each simple command, without redirections and assignments before it.
    pub(crate) commands: Vec<Vec<Word>>,
    /// Set if part of the script was not understood.
    pub(crate) is_unclear: bool,
}

/// Substitutions in one another, and scripts in scripts. People need three.
const MAX_DEPTH: u8 = 24;

/// Longer scripts count as unclear. Twice what a system takes as one argument.
const MAX_BYTES: usize = 256 * 1024;

impl Script {
    /// Reads a script of a POSIX-like shell.
    pub(crate) fn read(text: &str) -> Self {
        Self::read_at(text, MAX_DEPTH)
    }

    fn read_at(text: &str, depth: u8) -> Self {
        let mut reader = Reader {
            chars: text.chars().peekable(),
            depth,
            script: Self::default(),
            documents: Vec::new(),
        };
        if text.len() > MAX_BYTES || depth == 0 {
            reader.script.is_unclear = true;
            return reader.script;
        }
        reader.list(End::Script);
        reader.script
    }

    fn add(&mut self, inner: Self) {
        self.commands.extend(inner.commands);
        self.is_unclear |= inner.is_unclear;
    }
}

/// A word as it is written.
struct Spelled {
    word: Word,
    /// Set if it has no quotes, as a reserved word.
    is_bare: bool,
    /// Set if it assigns a variable when it stands before a command.
    is_assignment: bool,
}

/// The end of a list of commands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Script,
    /// A closing parenthesis.
    Paren,
}

/// A here-document whose text begins on the next line.
struct Document {
    tag: String,
    strips_tabs: bool,
    expands: bool,
}

struct Reader<'a> {
    chars: Peekable<Chars<'a>>,
    depth: u8,
    script: Script,
    documents: Vec<Document>,
}

/// Reserved words after which a command begins.
const BEFORE_COMMANDS: [&str; 15] = [
    "!", "{", "coproc", "do", "done", "elif", "else", "esac", "fi", "if", "then", "time", "until",
    "while", "}",
];

/// A command that is being read, and the state of a `case` around it.
#[derive(Default)]
struct Current {
    words: Vec<Word>,
    /// For each open `case`: whether a pattern is read, not commands.
    cases: Vec<bool>,
}

impl Reader<'_> {
    /// Reads commands up to the end, which is consumed.
    fn list(&mut self, end: End) {
        let mut now = Current::default();
        while let Some(c) = self.chars.next() {
            match c {
                ' ' | '\t' => {}
                '#' => while self.chars.next_if(|c| *c != '\n').is_some() {},
                '\\' if self.chars.next_if_eq(&'\n').is_some() => {}
                '\n' => {
                    self.finish(&mut now);
                    self.skip_documents();
                }
                ';' => {
                    self.finish(&mut now);
                    let is_clause_end = self.chars.next_if(|c| *c == ';' || *c == '&').is_some();
                    self.chars.next_if_eq(&'&');
                    if let (true, Some(in_pattern)) = (is_clause_end, now.cases.last_mut()) {
                        *in_pattern = true;
                    }
                }
                '&' if self.chars.next_if_eq(&'>').is_some() => self.redirection('>'),
                '&' | '|' if now.cases.last() != Some(&true) => self.finish(&mut now),
                '&' | '|' => now.words.clear(),
                ')' if now.cases.last() == Some(&true) => {
                    now.words.clear();
                    now.cases.pop();
                    now.cases.push(false);
                }
                ')' if end == End::Paren => return self.finish(&mut now),
                '(' if now.cases.last() == Some(&true) => {}
                ')' => self.script.is_unclear = true,
                '(' => self.parenthesis(&mut now),
                '<' | '>' if self.chars.next_if_eq(&'(').is_some() => {
                    self.nested(End::Paren);
                    now.words.push(Word::Unknown);
                }
                '<' | '>' => self.redirection(c),
                other => self.word_of_command(other, &mut now),
            }
        }
        self.finish(&mut now);
        self.script.is_unclear |= end == End::Paren || !now.cases.is_empty();
    }

    fn word_of_command(&mut self, first: char, now: &mut Current) {
        let Spelled { word, is_bare, is_assignment } = self.word(first);
        let text = word.text().filter(|_| is_bare).unwrap_or_default();
        if now.cases.last() == Some(&true) {
            if text == "esac" && now.words.is_empty() {
                now.cases.pop();
            } else {
                now.words.push(Word::Unknown);
            }
            return;
        }
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && matches!(self.chars.peek(), Some('<' | '>')) {
            // The descriptor of a redirection.
            return;
        }
        if !now.words.is_empty() {
            return now.words.push(word);
        }
        match text {
            "esac" => drop(now.cases.pop()),
            "case" => {
                self.until_in(now);
                now.cases.push(true);
            }
            "for" | "select" => self.until_end_of_words(),
            "function" => self.until_body(),
            "[[" => self.condition(),
            _ if BEFORE_COMMANDS.contains(&text) => {}
            _ if is_assignment => self.array(),
            _ => now.words.push(word),
        }
    }

    /// Ends a simple command.
    fn finish(&mut self, now: &mut Current) {
        let words = std::mem::take(&mut now.words);
        if words.is_empty() || now.cases.last() == Some(&true) {
            return;
        }
        self.script.commands.push(words);
    }

    /// An opening parenthesis outside of a word: a subshell, arithmetic, or a function's `()`.
    fn parenthesis(&mut self, now: &mut Current) {
        if self.chars.next_if_eq(&')').is_some() {
            // `name()`: the body follows as a command.
            now.words.clear();
        } else if !now.words.is_empty() {
            // A glob with a condition or code in it, or no shell that is known here.
            self.script.is_unclear = true;
            self.nested(End::Paren);
            now.words.push(Word::Unknown);
        } else if self.chars.next_if_eq(&'(').is_some() {
            self.arithmetic();
        } else {
            self.nested(End::Paren);
        }
    }

    /// Reads an inner list in this text.
    fn nested(&mut self, end: End) {
        let Some(depth) = self.depth.checked_sub(1).filter(|depth| *depth > 0) else {
            self.script.is_unclear = true;
            self.chars.by_ref().for_each(drop);
            return;
        };
        let outer = std::mem::replace(&mut self.depth, depth);
        let documents = std::mem::take(&mut self.documents);
        self.list(end);
        self.depth = outer;
        // A document that was announced inside must also begin there.
        self.script.is_unclear |= !self.documents.is_empty();
        self.documents = documents;
    }

    /// Reads a text that is a script itself.
    pub(crate) fn inner(&mut self, text: &str) {
        let inner = Script::read_at(text, self.depth - 1);
        self.script.add(inner);
    }

    /// Reads over `((…))` behind its opening, with the substitutions in it.
    fn arithmetic(&mut self) {
        let mut open = 2_u32;
        while let Some(c) = self.chars.next() {
            match c {
                '(' => open += 1,
                ')' => open -= 1,
                '$' => drop(self.dollar()),
                '`' => self.backquotes(),
                _ => {}
            }
            if open == 0 {
                return;
            }
        }
        self.script.is_unclear = true;
    }

    /// Reads over a redirection behind its first character.
    fn redirection(&mut self, first: char) {
        let is_document = first == '<' && self.chars.next_if_eq(&'<').is_some();
        if is_document && self.chars.next_if_eq(&'<').is_none() {
            return self.document();
        }
        while self.chars.next_if(|c| "<>&|".contains(*c)).is_some() {}
        self.skip_blanks();
        match self.chars.next_if(|c| !" \t\n;|&()".contains(*c)) {
            Some('<' | '>') => self.script.is_unclear = true,
            Some(c) => drop(self.word(c)),
            None if matches!(self.chars.peek(), Some('(')) => self.script.is_unclear = true,
            None => {}
        }
    }

    /// Reads the tag of a here-document.
    fn document(&mut self) {
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
    fn skip_documents(&mut self) {
        for document in std::mem::take(&mut self.documents) {
            let (mut body, mut ended) = (String::new(), false);
            while !ended && self.chars.peek().is_some() {
                let mut line = String::new();
                while let Some(c) = self.chars.next_if(|c| *c != '\n') {
                    line.push(c);
                }
                self.chars.next();
                let shown =
                    if document.strips_tabs { line.trim_start_matches('\t') } else { &line };
                ended = shown == document.tag;
                if !ended {
                    body.push_str(&line);
                    body.push('\n');
                }
            }
            if document.expands && (body.contains('$') || body.contains('`')) {
                self.expansions_of(&body);
            }
        }
    }

    /// Reads the substitutions of a text that is otherwise data.
    fn expansions_of(&mut self, text: &str) {
        let mut inner = Reader {
            chars: text.chars().peekable(),
            depth: self.depth.saturating_sub(1),
            script: Script::default(),
            documents: Vec::new(),
        };
        while let Some(c) = inner.chars.next() {
            match c {
                '\\' => drop(inner.chars.next()),
                '$' => drop(inner.dollar()),
                '`' => inner.backquotes(),
                _ => {}
            }
        }
        self.script.add(inner.script);
    }

    fn skip_blanks(&mut self) {
        while self.chars.next_if(|c| *c == ' ' || *c == '\t').is_some() {}
    }

    /// Reads over `case WORD in`.
    fn until_in(&mut self, now: &mut Current) {
        for _ in 0..2 {
            while self.chars.next_if(|c| c.is_whitespace()).is_some() {}
            if let Some(c) = self.chars.next_if(|c| !";|&()<>".contains(*c)) {
                drop(self.word(c));
            } else {
                self.script.is_unclear = true;
            }
        }
        now.words.clear();
    }

    /// Reads over `for NAME in WORDS`, or `for ((…))`.
    fn until_end_of_words(&mut self) {
        self.skip_blanks();
        if self.chars.next_if_eq(&'(').is_some() {
            if self.chars.next_if_eq(&'(').is_none() {
                self.script.is_unclear = true;
            }
            return self.arithmetic();
        }
        while let Some(c) = self.chars.next_if(|c| !";\n&|()<>".contains(*c)) {
            if c != ' ' && c != '\t' && self.word(c).word.text() == Some("do") {
                return;
            }
        }
    }

    /// Reads over the name of a function.
    fn until_body(&mut self) {
        self.skip_blanks();
        if let Some(c) = self.chars.next_if(|c| !" \t\n;|&()<>".contains(*c)) {
            drop(self.word(c));
        }
    }

    /// Reads over `[[ … ]]`.
    fn condition(&mut self) {
        while let Some(c) = self.chars.next() {
            if !c.is_whitespace()
                && !"()<>|&;".contains(c)
                && self.word(c).word.text() == Some("]]")
            {
                return;
            }
        }
        self.script.is_unclear = true;
    }

    /// Reads the words of `name=(…)` behind the equals sign.
    fn array(&mut self) {
        if self.chars.next_if_eq(&'(').is_none() {
            return;
        }
        while let Some(c) = self.chars.next() {
            match c {
                ')' => return,
                '(' | '<' | '>' | '|' | '&' | ';' => self.script.is_unclear = true,
                c if c.is_whitespace() => {}
                c => drop(self.word(c)),
            }
        }
        self.script.is_unclear = true;
    }
}
