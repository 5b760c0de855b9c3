//! Words of the shell: quoting them for display, and splitting scripts that
//! consist of nothing but plain words.

use std::borrow::Cow;

/// Joins words to a command line that a POSIX shell splits into the same words.
/// Quotes stand only where they are needed: `/bin/bash -lc 'echo hi'`.
pub fn join_words(words: &[impl AsRef<str>]) -> String {
    words.iter().map(|word| quote_word(word.as_ref())).collect::<Vec<_>>().join(" ")
}

/// Quotes one word for a POSIX shell, if it needs it.
///
/// Single quotes are preferred; double quotes serve pieces that have a single
/// quote or a backslash in them. A word that needs both is made of several pieces.
pub fn quote_word(word: &str) -> Cow<'_, str> {
    if word.is_empty() {
        return Cow::Borrowed("''");
    }
    if word.chars().all(is_bare) {
        return Cow::Borrowed(word);
    }
    let mut quoted = String::with_capacity(word.len() + 2);
    let mut rest = word;
    while !rest.is_empty() {
        let bare = prefix(rest, is_bare);
        let (single, double) = (single_prefix(rest), prefix(rest, is_safe_in_double));
        let (piece, mark) = if bare >= single.max(double) {
            (bare, "")
        } else if single >= double {
            (single, "'")
        } else {
            (double, "\"")
        };
        let (head, tail) = rest.split_at(piece);
        quoted.push_str(mark);
        if mark == "\"" {
            quoted.push_str(&head.replace('\\', "\\\\").replace('"', "\\\""));
        } else {
            quoted.push_str(head);
        }
        quoted.push_str(mark);
        rest = tail;
    }
    Cow::Owned(quoted)
}

fn prefix(text: &str, accept: fn(char) -> bool) -> usize {
    text.find(|c| !accept(c)).unwrap_or(text.len())
}

/// A caret goes first in its piece: some shells take it for history elsewhere.
fn single_prefix(text: &str) -> usize {
    let skip = usize::from(text.starts_with('^'));
    skip + text[skip..].find(['\'', '\\', '^']).unwrap_or(text.len() - skip)
}

fn is_bare(c: char) -> bool {
    c.is_ascii_alphanumeric() || "+-./:@]_".contains(c)
}

fn is_safe_in_double(c: char) -> bool {
    !"$`!^".contains(c)
}

/// Splits a script into pipelines of commands of words, if it consists of
/// plain words, quotes, `|`, `&&`, `||`, `;` and line ends only.
///
/// `None` for anything that the shell would expand, redirect, group, or run in
/// the background: what such a script does does not show in its words.
pub fn plain_commands(script: &str) -> Option<Vec<Vec<Vec<String>>>> {
    let mut splitter = Splitter::default();
    let mut chars = script.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            ' ' | '\t' => splitter.end_word(),
            '\n' => splitter.end_line()?,
            ';' => splitter.end_pipeline()?,
            '&' if chars.next_if_eq(&'&').is_some() => splitter.end_pipeline()?,
            '|' if chars.next_if_eq(&'|').is_some() => splitter.end_pipeline()?,
            '|' => splitter.end_command()?,
            '\'' => loop {
                match chars.next()? {
                    '\'' => break splitter.quoted(),
                    other => splitter.push(other),
                }
            },
            '"' => loop {
                match chars.next()? {
                    '"' => break splitter.quoted(),
                    '$' | '`' | '\\' | '!' => return None,
                    other => splitter.push(other),
                }
            },
            '~' | '#' if splitter.word.is_none() => return None,
            '=' if splitter.command.is_empty() => return None,
            c if "$`\\&<>(){}[*?!^".contains(c) || c.is_control() => return None,
            other => splitter.push(other),
        }
    }
    splitter.finish()
}

#[derive(Default)]
struct Splitter {
    word: Option<String>,
    command: Vec<String>,
    pipeline: Vec<Vec<String>>,
    pipelines: Vec<Vec<Vec<String>>>,
}

impl Splitter {
    fn push(&mut self, c: char) {
        self.word.get_or_insert_default().push(c);
    }

    /// Begins a word if there is none: even an empty pair of quotes makes one.
    fn quoted(&mut self) {
        self.word.get_or_insert_default();
    }

    fn end_word(&mut self) {
        self.command.extend(self.word.take());
    }

    fn end_command(&mut self) -> Option<()> {
        self.end_word();
        if self.command.is_empty() {
            return None;
        }
        self.pipeline.push(std::mem::take(&mut self.command));
        Some(())
    }

    /// Ends a line, which may be empty.
    fn end_line(&mut self) -> Option<()> {
        self.end_word();
        if self.command.is_empty() && self.pipeline.is_empty() {
            return Some(());
        }
        self.end_pipeline()
    }

    fn end_pipeline(&mut self) -> Option<()> {
        self.end_command()?;
        self.pipelines.push(std::mem::take(&mut self.pipeline));
        Some(())
    }

    fn finish(mut self) -> Option<Vec<Vec<Vec<String>>>> {
        self.end_line()?;
        (!self.pipelines.is_empty()).then_some(self.pipelines)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quotes_stand_only_where_they_are_needed() {
        for (word, quoted) in [
            ("ls", "ls"),
            ("", "''"),
            ("echo hi", "'echo hi'"),
            ("1,2p", "'1,2p'"),
            ("é", "'é'"),
            ("a@b:c]+d", "a@b:c]+d"),
            ("true it's", "\"true it's\""),
            ("true \"it's\" $HOME", "\"true \\\"it's\\\" \"'$HOME'"),
            ("awk '{print $1}' a.txt", "\"awk '{print \"'$1}'\"' a.txt\""),
            ("x\\y", "\"x\\\\y\""),
            ("true ^x", "'true ''^x'"),
            ("x^", "x'^'"),
        ] {
            assert_eq!(quote_word(word), quoted);
        }
        assert_eq!(join_words(&["/bin/bash", "-lc", "echo hi"]), "/bin/bash -lc 'echo hi'");
    }

    fn check(script: &str, expected: Option<&[&[&[&str]]]>) {
        let expected = expected.map(|pipelines| {
            let words = |command: &&[&str]| command.iter().map(|&word| word.to_owned()).collect();
            pipelines.iter().map(|pipeline| pipeline.iter().map(words).collect()).collect()
        });
        assert_eq!(plain_commands(script), expected, "{script}");
    }

    #[test]
    fn plain_scripts_are_split() {
        check("ls -a", Some(&[&[&["ls", "-a"]]]));
        check(
            "a 'b c'\"d\" ''|e&&f||g;h\ni;",
            Some(&[&[&["a", "b cd", ""], &["e"]], &[&["f"]], &[&["g"]], &[&["h"]], &[&["i"]]]),
        );
        check("\nls\n\n", Some(&[&[&["ls"]]]));
    }

    #[test]
    fn what_the_shell_would_change_is_not_plain() {
        for script in [
            "",
            " ",
            "ls $HOME",
            "ls `x`",
            "ls ~",
            "ls *",
            "ls > x",
            "ls < x",
            "(ls)",
            "ls &",
            "ls # c",
            "a=b ls",
            "ls {a,b}",
            "echo it\\'s",
            "ls |",
            "| ls",
            "ls ;; ls",
            "&& ls",
            "echo \"$x\"",
            "echo 'open",
            "!x",
            "ls\r",
            "x [a",
        ] {
            check(script, None);
        }
    }

    proptest! {
        #[test]
        fn quoting_and_splitting_give_the_words_back(words in proptest::collection::vec("[a-z '\"é|&;<>(){}#~*,=%@\n-]{0,6}", 1..5)) {
            // A word that has a character which double quotes do not hold is not plain.
            prop_assume!(!words[0].contains('=') || quote_word(&words[0]).starts_with(['\'', '"']));
            if let Some(pipelines) = plain_commands(&join_words(&words)) {
                prop_assert_eq!(pipelines, vec![vec![words]]);
            }
        }

        #[test]
        fn words_without_backslash_and_double_quote_always_come_back(words in proptest::collection::vec("[a-z '$!`é|&;<>#~*=]{0,6}", 1..5)) {
            prop_assert_eq!(plain_commands(&join_words(&words)), Some(vec![vec![words]]));
        }

        #[test]
        fn no_script_panics(script in "\\PC{0,30}") {
            let _ = plain_commands(&script);
        }
    }
}
