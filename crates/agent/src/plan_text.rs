//! A plan within a model's message, found while the text streams.

const OPEN: &str = "<proposed_plan>";
const CLOSE: &str = "</proposed_plan>";

/// A piece of a message that may hold plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Text of the message itself.
    Message(String),
    /// A plan begins.
    PlanBegins,
    /// Text of the plan.
    Plan(String),
    /// The plan is complete.
    PlanEnds,
}

/// Splits a message that arrives in pieces into its own text and the plans in it.
///
/// A tag counts if it has a line of its own. The beginning of a line is held back only while it
/// may still become one.
#[derive(Debug, Default)]
pub(crate) struct PlanSplitter {
    /// The beginning of a line that may still become a tag.
    held: String,
    is_within_line: bool,
    is_within_plan: bool,
}

impl PlanSplitter {
    /// Takes the next piece of the message.
    pub(crate) fn push(&mut self, delta: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for part in delta.split_inclusive('\n') {
            if self.is_within_line {
                self.text(part, &mut pieces);
            } else {
                self.held.push_str(part);
                self.judge_line(&mut pieces);
            }
            self.is_within_line = !part.ends_with('\n') && self.held.is_empty();
        }
        pieces
    }

    /// Ends the message, and with it a plan that was not closed.
    pub(crate) fn finish(&mut self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let held = std::mem::take(&mut self.held);
        if !(self.is_within_plan && held.trim() == CLOSE) {
            self.text(&held, &mut pieces);
        }
        if std::mem::take(&mut self.is_within_plan) {
            pieces.push(Piece::PlanEnds);
        }
        pieces
    }

    /// Decides about the line that is held, as soon as it can be decided.
    fn judge_line(&mut self, pieces: &mut Vec<Piece>) {
        let tag = if self.is_within_plan { CLOSE } else { OPEN };
        let line = self.held.trim();
        if self.held.ends_with('\n') && line == tag {
            self.is_within_plan = !self.is_within_plan;
            let turned = if self.is_within_plan { Piece::PlanBegins } else { Piece::PlanEnds };
            pieces.push(turned);
            self.held.clear();
        } else if self.held.ends_with('\n') || !tag.starts_with(line) {
            let held = std::mem::take(&mut self.held);
            self.text(&held, pieces);
        }
    }

    fn text(&self, text: &str, pieces: &mut Vec<Piece>) {
        if text.is_empty() {
            return;
        }
        match (self.is_within_plan, pieces.last_mut()) {
            (false, Some(Piece::Message(before))) | (true, Some(Piece::Plan(before))) => {
                before.push_str(text);
            }
            (false, _) => pieces.push(Piece::Message(text.to_owned())),
            (true, _) => pieces.push(Piece::Plan(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Returns the pieces of a text that arrives in `parts`, with neighbours of one kind joined.
    fn split<'a>(parts: impl IntoIterator<Item = &'a str>) -> Vec<Piece> {
        let mut splitter = PlanSplitter::default();
        let mut pieces: Vec<Piece> = Vec::new();
        let parts = parts.into_iter().flat_map(|part| splitter.push(part)).collect::<Vec<_>>();
        for piece in parts.into_iter().chain(splitter.finish()) {
            match (pieces.last_mut(), piece) {
                (Some(Piece::Message(before)), Piece::Message(more))
                | (Some(Piece::Plan(before)), Piece::Plan(more)) => before.push_str(&more),
                (_, piece) => pieces.push(piece),
            }
        }
        pieces
    }

    fn message(text: &str) -> Piece {
        Piece::Message(text.into())
    }

    #[test]
    fn a_block_on_lines_of_its_own_is_a_plan() {
        let text = "Intro\n<proposed_plan>\n- one\n- two\n</proposed_plan>\nOutro";
        let plan = Piece::Plan("- one\n- two\n".into());
        let expected =
            [message("Intro\n"), Piece::PlanBegins, plan, Piece::PlanEnds, message("Outro")];
        assert_eq!(split([text]), expected);
    }

    #[test]
    fn a_tag_within_a_line_is_text() {
        for text in
            ["a <proposed_plan> b\n", "</proposed_plan>\n", "<proposed_plan>x\n", "<proposed_plan>"]
        {
            assert_eq!(split([text]), [message(text)], "{text}");
        }
    }

    #[test]
    fn a_plan_ends_with_its_message() {
        let plan = |text: &str| [Piece::PlanBegins, Piece::Plan(text.into()), Piece::PlanEnds];
        assert_eq!(split(["<proposed_plan>\nx\n</proposed_plan>"]), plan("x\n"));
        assert_eq!(split(["<proposed_plan>\nx\n</propo"]), plan("x\n</propo"));
    }

    proptest! {
        #[test]
        fn it_does_not_matter_where_the_text_is_cut(
            lines in proptest::collection::vec(
                prop_oneof![
                    Just("<proposed_plan>"), Just("</proposed_plan>"), Just("text"), Just(""),
                    Just(" <proposed_plan> "), Just("</proposed_plan> x"), Just("<propo"),
                ],
                0..8,
            ),
            cuts in proptest::collection::vec(0_usize..200, 0..6),
        ) {
            let text = lines.join("\n");
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(text.len())).collect();
            cuts.extend([0, text.len()]);
            cuts.sort_unstable();
            let parts = cuts.windows(2).map(|pair| &text[pair[0]..pair[1]]);
            prop_assert_eq!(split(parts), split([&*text]));
        }
    }
}
