//! Pairing links as QR codes in the terminal.

use anyhow::{Context as _, Result};
use qrcodegen::{QrCode, QrCodeEcc};

/// Light modules around the code; the standard asks for four, and readers manage with two.
const QUIET: i32 = 2;

/// Sets black on white, and resets to the terminal's own colours.
const COLOURS: &str = "\x1b[38;5;16;48;5;231m";
const RESET: &str = "\x1b[0m";

/// Draws a text as a QR code: a character has two modules, one above the other.
pub(crate) fn draw(text: &str) -> Result<String> {
    // Low: a screen has no scratches, and fewer modules are larger ones.
    let code =
        QrCode::encode_text(text, QrCodeEcc::Low).context("the link is too long for a QR code")?;
    let end = code.size() + QUIET;
    let mut drawn = String::new();
    for row in (-QUIET..end).step_by(2) {
        drawn.push_str(COLOURS);
        for column in -QUIET..end {
            // Outside of the code all modules are light.
            drawn.push(match (code.get_module(column, row), code.get_module(column, row + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            });
        }
        drawn.push_str(RESET);
        drawn.push('\n');
    }
    Ok(drawn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_modules_are_those_of_the_code() {
        let drawn = draw("https://relay.example/#pair=7QK2-M0WZ").unwrap();
        let rows: Vec<Vec<char>> = drawn
            .lines()
            .map(|row| row.trim_start_matches(COLOURS).trim_end_matches(RESET).chars().collect())
            .collect();
        let code =
            QrCode::encode_text("https://relay.example/#pair=7QK2-M0WZ", QrCodeEcc::Low).unwrap();
        let width = usize::try_from(code.size() + 2 * QUIET).unwrap();
        assert!(rows.iter().all(|row| row.len() == width));
        assert_eq!(rows.len(), width.div_ceil(2));
        for y in 0..code.size() {
            for x in 0..code.size() {
                let row = usize::try_from(y + QUIET).unwrap();
                let shown = rows[row / 2][usize::try_from(x + QUIET).unwrap()];
                let half = if row.is_multiple_of(2) { '▀' } else { '▄' };
                assert_eq!(shown == '█' || shown == half, code.get_module(x, y), "{x} {y}");
            }
        }
        assert!(draw(&"x".repeat(3000)).is_err());
    }
}
