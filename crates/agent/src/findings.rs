//! The findings of a review: from the form in which the reviewing model gives them to text.

use std::fmt::Write as _;

use serde::Deserialize;

/// A review as the model is asked to give it. Members that are never shown are left out.
#[derive(Debug, Deserialize)]
struct Findings {
    findings: Vec<Finding>,
    overall_explanation: String,
}

#[derive(Debug, Deserialize)]
struct Finding {
    title: String,
    body: String,
    code_location: CodeLocation,
}

#[derive(Debug, Deserialize)]
struct CodeLocation {
    absolute_file_path: String,
    line_range: LineRange,
}

#[derive(Debug, Deserialize)]
struct LineRange {
    start: u64,
    end: u64,
}

/// Returns a review as people read it. Words in another form than the one that was asked for stay
/// as they are. `None` if the model said nothing.
pub(crate) fn shown(words: &str) -> Option<String> {
    let words = words.trim();
    let text = match parse(words) {
        Some(findings) => rendered(&findings),
        None => words.to_owned(),
    };
    (!text.is_empty()).then_some(text)
}

fn parse(words: &str) -> Option<Findings> {
    let object = words.get(words.find('{')?..=words.rfind('}')?)?;
    serde_json::from_str(object).ok()
}

fn rendered(review: &Findings) -> String {
    let Findings { findings, overall_explanation } = review;
    let mut text = overall_explanation.trim().to_owned();
    let heading = match findings.len() {
        0 => return text,
        1 => "Review comment:",
        _ => "Full review comments:",
    };
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(heading);
    for Finding { title, body, code_location } in findings {
        let CodeLocation { absolute_file_path, line_range: LineRange { start, end } } =
            code_location;
        // Writing to a string does not fail.
        _ = write!(text, "\n\n- {title} — {absolute_file_path}:{start}-{end}");
        for line in body.lines() {
            _ = write!(text, "\n  {line}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn finding(title: &str, body: &str) -> Value {
        json!({
            "title": title, "body": body, "priority": 1, "confidence_score": 0.5,
            "code_location": {"absolute_file_path": "/a.txt", "line_range": {"start": 2, "end": 3}},
        })
    }

    fn review(explanation: &str, findings: &[Value]) -> String {
        json!({"findings": findings, "overall_explanation": explanation}).to_string()
    }

    #[test]
    fn findings_are_listed_with_their_places() {
        let one = review("Because.", &[finding("[P1] Bad", "It is bad.\nVery.")]);
        let text = "Because.\n\nReview comment:\n\n- [P1] Bad — /a.txt:2-3\n  It is bad.\n  Very.";
        assert_eq!(shown(&one).as_deref(), Some(text));
        let two = review("", &[finding("A", "a"), finding("B", "b")]);
        let text = "Full review comments:\n\n- A — /a.txt:2-3\n  a\n\n- B — /a.txt:2-3\n  b";
        assert_eq!(shown(&two).as_deref(), Some(text));
        assert_eq!(shown(&review(" Good. ", &[])).as_deref(), Some("Good."));
    }

    #[test]
    fn other_words_stay() {
        assert_eq!(shown(" Fine. ").as_deref(), Some("Fine."));
        assert_eq!(shown(r#"{"findings":[]}"#).as_deref(), Some(r#"{"findings":[]}"#));
        assert_eq!(shown("} {").as_deref(), Some("} {"));
        assert_eq!(shown(" \n"), None);
        assert_eq!(shown(&review("", &[])), None);
    }
}
