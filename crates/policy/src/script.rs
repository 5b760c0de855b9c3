//! Finding every simple command of a shell script, for rules that forbid or ask.
//!
//! The reader errs to one side: it may find commands that would not run, but
//! what it does not understand it says so ([`Script::is_complete`]). Rules that
//! allow do not use it: they match plain words exactly ([`crate::plain_commands`]).
//!
//! It is a reader of its own, and not a general parser such as `tree-sitter-bash`, since a grammar of one
//! shell answers another question. Measured on the examples of this crate's tests (0.25, release builds, one machine): of
//! 135 spellings with which some shell removes a file, the tree has a command named `rm` in 45, for what is quoted,
//! expanded, wrapped or handed on as a text is not a command to it, and 11 have an error in them; of 48 that may do so, in 1.
//! This reader, with what unwraps commands, refuses or asks for all of them and for none of 22 harmless
//! look-alikes. A short line takes it 11 µs and a script of 35 kB 19 ms; parsing alone takes 50 µs and 82 ms there.

mod compound;
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
    /// Texts that variables are set to before commands, as far as they are known.
    pub(crate) assigned: Vec<String>,
    /// Set if part of the script was not understood.
    pub(crate) is_unclear: bool,
    /// Set if commands nest deeper than real scripts do: any command could be among them.
    pub(crate) is_excessive: bool,
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
        let mut reader = Reader::new(text, depth);
        if text.len() > MAX_BYTES || depth == 0 {
            reader.script.is_unclear = true;
            reader.script.is_excessive = depth == 0;
            return reader.script;
        }
        reader.list(End::Script);
        reader.script
    }

    /// Reads the substitutions of a text that a shell may expand later on.
    pub(crate) fn expansions(text: &str) -> Self {
        let mut reader = Reader::new("", MAX_DEPTH);
        reader.expansions_of(text);
        reader.script
    }

    fn add(&mut self, inner: Self) {
        self.commands.extend(inner.commands);
        self.assigned.extend(inner.assigned);
        self.is_unclear |= inner.is_unclear;
        self.is_excessive |= inner.is_excessive;
    }
}

/// A word as it is written.
struct Spelled {
    word: Word,
    /// Set if it has no quotes, as a reserved word.
    is_bare: bool,
    /// Set if it assigns a variable when it precedes a command.
    is_assignment: bool,
}

impl Spelled {
    /// Returns the text if it is known and has no quotes; empty if not.
    fn bare(&self) -> &str {
        self.word.text().filter(|_| self.is_bare).unwrap_or_default()
    }
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
    /// Ends of lines between commands.
    lines: u32,
}

/// Reserved words after which a command begins.
pub(crate) const BEFORE_COMMANDS: [&str; 16] = [
    "!", "always", "{", "coproc", "do", "done", "elif", "else", "esac", "fi", "if", "then", "time",
    "until", "while", "}",
];

/// Reserved words that are not followed by a command.
pub(crate) const BEFORE_OTHERS: [&str; 5] = ["[[", "case", "for", "function", "select"];

/// A command that is being read, and the state of a `case` around it.
#[derive(Default)]
struct Current {
    words: Vec<Word>,
    /// For each open `case`: whether a pattern is read, not commands.
    cases: Vec<bool>,
    /// An assignment or a redirection came first: no word is reserved any more.
    is_prefixed: bool,
    /// `coproc` came first: one word more may be a name.
    is_coprocess: bool,
    /// The place at which a shell that does not know `&>` would begin another command.
    other: Option<usize>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, depth: u8) -> Self {
        let (script, documents) = (Script::default(), Vec::new());
        Self { chars: text.chars().peekable(), depth, script, documents, lines: 0 }
    }
}

impl Reader<'_> {
    /// Reads commands up to the end, which is consumed.
    fn list(&mut self, end: End) {
        let mut now = Current::default();
        while let Some(c) = self.chars.next() {
            match c {
                ' ' | '\t' => {}
                '#' => self.comment(),
                '\\' if self.chars.next_if_eq(&'\n').is_some() => {}
                '\n' => {
                    self.lines += 1;
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
                '&' if self.chars.next_if_eq(&'>').is_some() => {
                    now.other.get_or_insert(now.words.len());
                    self.redirection('>');
                }
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
                '<' | '>' => {
                    now.is_prefixed |= now.words.is_empty();
                    self.redirection(c);
                }
                other => self.word_of_command(other, &mut now),
            }
        }
        self.finish(&mut now);
        self.script.is_unclear |= end == End::Paren || !now.cases.is_empty();
    }

    fn word_of_command(&mut self, first: char, now: &mut Current) {
        let spelled = self.word(first);
        let text = spelled.bare();
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
        let is_reserved = BEFORE_COMMANDS.contains(&text) || BEFORE_OTHERS.contains(&text);
        if now.is_coprocess && now.words.len() == 1 && is_reserved {
            now.words.clear();
        } else if !now.words.is_empty() {
            return now.words.push(spelled.word);
        }
        if now.is_prefixed && BEFORE_OTHERS.contains(&text) {
            // An ordinary word for some shells: nothing is read over.
            self.script.is_unclear = true;
            return now.words.push(spelled.word);
        }
        self.first_word(spelled, now);
    }

    /// Takes the first word of a command, which may be reserved.
    fn first_word(&mut self, spelled: Spelled, now: &mut Current) {
        let text = spelled.bare();
        match text {
            "esac" => drop(now.cases.pop()),
            "case" => {
                self.until_in(now);
                now.cases.push(true);
            }
            "for" | "select" => self.until_end_of_words(),
            "function" => self.until_body(),
            "[[" => self.condition(),
            _ if BEFORE_COMMANDS.contains(&text) => now.is_coprocess |= text == "coproc",
            _ if spelled.is_assignment => {
                now.is_prefixed = true;
                if let Some((_, value)) = spelled.word.text().and_then(|text| text.split_once('='))
                {
                    // It may be expanded once more: as a prompt, or in arithmetic.
                    self.expansions_of(value);
                    self.script.assigned.push(value.to_owned());
                }
                self.array();
            }
            _ => now.words.push(spelled.word),
        }
    }

    /// Ends a simple command.
    fn finish(&mut self, now: &mut Current) {
        let words = std::mem::take(&mut now.words);
        (now.is_prefixed, now.is_coprocess) = (false, false);
        let other = now.other.take().and_then(|at| words.get(at..)).unwrap_or_default().to_vec();
        if words.is_empty() || now.cases.last() == Some(&true) {
            return;
        }
        self.script.commands.push(words);
        if !other.is_empty() {
            self.script.commands.push(other);
        }
    }

    /// Reads an opening parenthesis outside of a word: a subshell, arithmetic, or a function's
    /// `()`.
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
            (self.script.is_unclear, self.script.is_excessive) = (true, true);
            self.chars.by_ref().for_each(drop);
            return;
        };
        let outer = std::mem::replace(&mut self.depth, depth);
        let documents = std::mem::take(&mut self.documents);
        let lines = self.lines;
        self.list(end);
        self.depth = outer;
        // A document that was announced inside must also begin there, and one that was announced
        // outside, not in here.
        let has_more = self.lines > lines;
        self.script.is_unclear |= !self.documents.is_empty() || (has_more && !documents.is_empty());
        self.documents = documents;
    }

    /// Reads a text that is a script itself.
    pub(crate) fn inner(&mut self, text: &str) {
        let inner = Script::read_at(text, self.depth.saturating_sub(1));
        self.script.add(inner);
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

    /// Reads the substitutions of a text that is otherwise data.
    fn expansions_of(&mut self, text: &str) {
        if !text.contains(['$', '`']) {
            return;
        }
        let mut inner = Reader::new(text, self.depth.saturating_sub(1));
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

    /// Reads over a comment behind its sign.
    fn comment(&mut self) {
        while self.chars.next_if(|c| *c != '\n').is_some() {}
    }

    fn skip_blanks(&mut self) {
        while self.chars.next_if(|c| *c == ' ' || *c == '\t').is_some() {}
    }
}
