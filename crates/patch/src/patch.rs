//! A patch as data.

/// A parsed patch: what is to happen to which files, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// Operations in the order in which the patch has them; never empty.
    pub ops: Vec<FileOp>,
}

/// The change of one file. Paths are as the patch has them: relative or absolute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileOp {
    /// Write a file with this whole content.
    Add {
        /// The file.
        path: String,
        /// Its whole text; every line ends in a newline.
        content: String,
    },
    /// Remove a file.
    Delete {
        /// The file.
        path: String,
    },
    /// Change a file, move it, or both.
    Update {
        /// The file.
        path: String,
        /// Its new path, if it moves.
        move_to: Option<String>,
        /// The changes, from the top of the file down. Empty only for a move.
        hunks: Vec<Hunk>,
    },
}

/// One place of a file that changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hunk {
    /// Lines that must be found, one after another, above the change: the text after each `@@`.
    pub context: Vec<String>,
    /// The lines of the change.
    pub lines: Vec<HunkLine>,
    /// Set if the change must stand at the end of the file.
    pub at_end: bool,
}

impl Hunk {
    /// Writes the hunk as a patch has it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.context {
            text.extend(["@@ ", line, "\n"]);
        }
        if self.context.is_empty() {
            text.push_str("@@\n");
        }
        for line in &self.lines {
            let (mark, line) = match line {
                HunkLine::Keep(line) => (' ', line),
                HunkLine::Remove(line) => ('-', line),
                HunkLine::Add(line) => ('+', line),
            };
            text.push(mark);
            text.push_str(line);
            text.push('\n');
        }
        text
    }
}

/// One line of a hunk, without its mark and without a newline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HunkLine {
    /// Stays.
    Keep(String),
    /// Goes.
    Remove(String),
    /// Comes.
    Add(String),
}

impl HunkLine {
    /// Returns the line's text if the file has it before the change.
    pub(crate) fn old(&self) -> Option<&str> {
        match self {
            Self::Keep(text) | Self::Remove(text) => Some(text),
            Self::Add(_) => None,
        }
    }
}
