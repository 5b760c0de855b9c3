//! Colours of a terminal.

use std::fmt::Display;
use std::io::{self, IsTerminal as _};

use clap::ValueEnum;

use crate::environment;

/// The colours that are used, as escape codes of terminals (ECMA-48, "SGR").
#[derive(Clone, Copy)]
pub(crate) enum Colour {
    Bold = 1,
    Dim = 2,
    Red = 31,
    Green = 32,
    Yellow = 33,
    Cyan = 36,
}

/// The use of colour, as `--color` selects it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColourChoice {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// One of the two outputs of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    Stdout,
    Stderr,
}

impl Output {
    pub(crate) fn is_terminal(self) -> bool {
        match self {
            Self::Stdout => io::stdout().is_terminal(),
            Self::Stderr => io::stderr().is_terminal(),
        }
    }

    /// Writes a piece of text at once, so that a reader sees it as it comes.
    pub(crate) fn write(self, text: &str) -> io::Result<()> {
        fn flushed(mut to: impl io::Write, text: &str) -> io::Result<()> {
            to.write_all(text.as_bytes())?;
            to.flush()
        }
        match self {
            Self::Stdout => flushed(io::stdout().lock(), text),
            Self::Stderr => flushed(io::stderr().lock(), text),
        }
    }
}

/// Puts text in colour, or leaves it as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    Colourful,
    Plain,
}

impl Paint {
    /// Returns the paint for an output; see <https://no-color.org> for `NO_COLOR`.
    pub(crate) fn of(output: Output, choice: ColourChoice) -> Self {
        let colourful = match choice {
            ColourChoice::Always => true,
            ColourChoice::Never => false,
            ColourChoice::Auto => {
                output.is_terminal() && environment::variable("NO_COLOR").is_none()
            }
        };
        if colourful { Self::Colourful } else { Self::Plain }
    }

    pub(crate) fn paint(self, colour: Colour, text: impl Display) -> String {
        match self {
            Self::Plain => text.to_string(),
            Self::Colourful => format!("\x1b[{}m{text}\x1b[0m", colour as u8),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_left_out_where_nobody_sees_them() {
        assert_eq!(Paint::Plain.paint(Colour::Red, "-x"), "-x");
        assert_eq!(Paint::Colourful.paint(Colour::Red, "-x"), "\x1b[31m-x\x1b[0m");
        assert_eq!(Paint::of(Output::Stdout, ColourChoice::Never), Paint::Plain);
        assert_eq!(Paint::of(Output::Stderr, ColourChoice::Always), Paint::Colourful);
    }
}
