//! Thoughts and calls that a server left in the text, between the tags of its model.
//!
//! Servers that know a model's template take both out. Others hand on what the model wrote:
//! `<think>…</think>` at the beginning, and `<tool_call>…</tool_call>` at the end. A thought counts
//! as one only at the very beginning, and calls only if nothing follows them, so that an answer that
//! is about such tags stays one.

use serde_json::{Map, Value};

const THOUGHT: [(&str, &str); 2] = [("<think>", "</think>"), ("<thinking>", "</thinking>")];
const CALL: (&str, &str) = ("<tool_call>", "</tool_call>");

/// Begins and ends a block of code.
const CODE: &str = "```";

/// A part of the text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    Thought(String),
    Text(String),
}

/// Takes the text as it streams, and holds back what may become a tag.
#[derive(Debug, Default)]
pub(super) struct Tagged {
    place: Place,
    held: String,
    /// A block of code is open: markers in it are text.
    in_code: bool,
    /// The text that was handed out ends within a line.
    in_line: bool,
    /// A tag has just been read: white space behind it says nothing.
    after_tag: bool,
}

#[derive(Clone, Copy, Debug, Default)]
enum Place {
    /// Before any text.
    #[default]
    Beginning,
    /// In a thought, which ends with this tag.
    Thought(&'static str),
    Text,
    /// Behind the beginning of a call.
    Call,
}

impl Tagged {
    /// Takes the next text, and returns what is known of it.
    pub(super) fn push(&mut self, text: &str) -> Vec<Part> {
        self.held.push_str(text);
        let mut parts = Vec::new();
        loop {
            let (is_over, part) = match self.place {
                Place::Beginning => (self.begin(), None),
                Place::Thought(end) => self.think(end),
                Place::Text => self.say(),
                Place::Call => (true, None),
            };
            parts.extend(part);
            if is_over {
                return parts;
            }
        }
    }

    /// Checks whether the text begins with reasoning. Returns `true` while that is not known.
    fn begin(&mut self) -> bool {
        let said = self.held.trim_start();
        let found =
            THOUGHT.into_iter().find_map(|(begin, end)| Some((said.strip_prefix(begin)?, end)));
        if let Some((rest, end)) = found {
            self.held = rest.to_owned();
            self.place = Place::Thought(end);
            self.after_tag = true;
            return false;
        }
        if THOUGHT.iter().any(|(begin, _)| begin.starts_with(said)) {
            return true;
        }
        self.place = Place::Text;
        false
    }

    fn think(&mut self, end: &'static str) -> (bool, Option<Part>) {
        self.skip(|held| held.trim_start_matches('\n'));
        if let Some((thought, rest)) = self.held.split_once(end) {
            let thought = Part::Thought(thought.to_owned());
            self.held = rest.to_owned();
            self.place = Place::Text;
            self.after_tag = true;
            return (false, Some(thought));
        }
        let kept = overlap(&self.held, end);
        let held = self.held.split_off(self.held.len() - kept);
        (true, Some(Part::Thought(std::mem::replace(&mut self.held, held))))
    }

    fn skip(&mut self, space: impl Fn(&str) -> &str) {
        if self.after_tag {
            self.held = space(&self.held).to_owned();
            self.after_tag = self.held.is_empty();
        }
    }

    /// Hands out text up to a line that begins, or may begin, with a call.
    fn say(&mut self) -> (bool, Option<Part>) {
        self.skip(str::trim_start);
        let mut end = 0;
        let mut is_call = false;
        for line in self.held.split_inclusive('\n') {
            let begins = !std::mem::replace(&mut self.in_line, !line.ends_with('\n'));
            if begins && !self.in_code && line.starts_with(CALL.0) {
                is_call = true;
                break;
            }
            let may_be_call = !self.in_code && CALL.0.starts_with(line);
            if begins && (may_be_call || (CODE.starts_with(line) && line != CODE)) {
                self.in_line = false;
                break;
            }
            if begins && line.starts_with(CODE) {
                self.in_code = !self.in_code;
            }
            end += line.len();
        }
        if is_call {
            self.in_line = false;
            self.place = Place::Call;
        }
        let held = self.held.split_off(end);
        (!is_call, Some(Part::Text(std::mem::replace(&mut self.held, held))))
    }

    /// Returns `true` if something is held back.
    pub(super) fn holds(&self) -> bool {
        !self.held.is_empty()
    }

    /// Takes the end: the calls behind the text if there are such, else what was held back.
    pub(super) fn finish(
        &mut self,
        is_tool: impl Fn(&str) -> bool,
    ) -> (Vec<(String, Value)>, Option<Part>) {
        let held = std::mem::take(&mut self.held);
        match self.place {
            Place::Thought(_) => (Vec::new(), Some(Part::Thought(held))),
            Place::Call if let Some(calls) = calls(&held, is_tool) => (calls, None),
            Place::Beginning | Place::Text | Place::Call => (Vec::new(), Some(Part::Text(held))),
        }
    }
}

/// Returns how many bytes at the end of `text` are the beginning of `tag`.
fn overlap(text: &str, tag: &str) -> usize {
    let longest = tag.len().min(text.len());
    (1..=longest)
        .rev()
        .find(|bytes| text.as_bytes().ends_with(&tag.as_bytes()[..*bytes]))
        .unwrap_or(0)
}

/// Reads a text that is nothing but calls of tools.
fn calls(text: &str, is_tool: impl Fn(&str) -> bool) -> Option<Vec<(String, Value)>> {
    let mut calls = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (call, after) = rest.strip_prefix(CALL.0)?.split_once(CALL.1)?;
        let (name, arguments) = json_call(call).or_else(|| xml_call(call))?;
        if !is_tool(&name) {
            return None;
        }
        calls.push((name, arguments));
        rest = after.trim_start();
    }
    Some(calls)
}

/// Reads `{"name": "NAME", "arguments": {…}}`, the form of Hermes and Qwen.
fn json_call(call: &str) -> Option<(String, Value)> {
    let mut call: Map<String, Value> = serde_json::from_str(call.trim()).ok()?;
    let arguments = call.remove("arguments").or_else(|| call.remove("parameters"));
    Some((call.get("name")?.as_str()?.to_owned(), arguments.unwrap_or_else(|| Map::new().into())))
}

/// Reads `<function=NAME><parameter=KEY>VALUE</parameter>…</function>`, the form of Qwen's coders.
fn xml_call(call: &str) -> Option<(String, Value)> {
    let (name, mut rest) = call.trim().strip_prefix("<function=")?.split_once('>')?;
    let mut arguments = Map::new();
    while let Some(parameter) = rest.trim_start().strip_prefix("<parameter=") {
        let (key, parameter) = parameter.split_once('>')?;
        let (value, after) = parameter.split_once("</parameter>")?;
        let value = value.strip_prefix('\n').unwrap_or(value);
        let value = value.strip_suffix('\n').unwrap_or(value);
        arguments.insert(key.to_owned(), value.into());
        rest = after;
    }
    (rest.trim() == "</function>").then(|| (name.to_owned(), arguments.into()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// Reads a text in pieces; returns the thoughts, the text, and the calls.
    fn read<'a>(
        pieces: impl IntoIterator<Item = &'a str>,
    ) -> (String, String, Vec<(String, Value)>) {
        let mut tagged = Tagged::default();
        let mut parts: Vec<_> = pieces.into_iter().flat_map(|piece| tagged.push(piece)).collect();
        let (calls, rest) = tagged.finish(|name| name == "run");
        parts.extend(rest);
        let (mut thought, mut text) = (String::new(), String::new());
        for part in parts {
            match part {
                Part::Thought(more) => thought.push_str(&more),
                Part::Text(more) => text.push_str(&more),
            }
        }
        (thought, text, calls)
    }

    const JSON: &str = r#"<tool_call>
{"name": "run", "arguments": {"cmd": "ls"}}
</tool_call>"#;
    const XML: &str =
        "<tool_call>\n<function=run>\n<parameter=cmd>\nls\n</parameter>\n</function>\n</tool_call>";

    #[test]
    fn thoughts_and_calls_are_found() {
        let call = || ("run".to_owned(), json!({"cmd": "ls"}));
        let text = format!("<think>\nhm\n</think>\n\nI look.\n{JSON}\n{XML}\n");
        assert_eq!(read([&*text]), ("hm\n".into(), "I look.\n".into(), vec![call(), call()]));
        assert_eq!(read([JSON]), (String::new(), String::new(), vec![call()]));
        assert_eq!(read(["<thinking>a</thinking>b"]), ("a".into(), "b".into(), vec![]));
        assert_eq!(read(["<think>never ends"]).0, "never ends");
    }

    #[test]
    fn an_answer_about_tags_stays_an_answer() {
        let other = JSON.replace("run", "other");
        for text in [
            &*format!("{JSON}\nis what I would call."),
            &format!("```\n{JSON}\n```"),
            &format!("```\n{JSON}"),
            &format!("It is {JSON}"),
            &other,
            &JSON.replace('}', ""),
            "<tool_call>",
            "<thin",
            "a <think>b</think>",
        ] {
            assert_eq!(read([text]), (String::new(), text.to_owned(), vec![]), "{text}");
        }
    }

    #[test]
    fn text_is_held_back_only_while_it_may_be_a_tag() {
        let mut tagged = Tagged::default();
        assert_eq!(tagged.push("<th"), []);
        assert_eq!(tagged.push("ink>a<"), [Part::Thought("a".into())]);
        assert_eq!(tagged.push("b"), [Part::Thought("<b".into())]);
        assert_eq!(
            tagged.push("</think>c"),
            [Part::Thought(String::new()), Part::Text("c".into())]
        );
        assert_eq!(tagged.push("\n<"), [Part::Text("\n".into())]);
        assert_eq!(tagged.push("p>"), [Part::Text("<p>".into())]);
    }

    proptest! {
        #[test]
        fn texts_read_the_same_however_they_are_cut(
            parts in prop::collection::vec(prop::sample::select(vec![
                "<think>", "</think>", "a", " ", "\n", "```\n", "<", "é", JSON, XML, "<tool_call>",
            ]), 0..12),
            cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
        ) {
            let text = parts.concat();
            let mut cuts: Vec<_> = cuts
                .iter()
                .map(|cut| text.floor_char_boundary(cut.index(text.len() + 1)))
                .chain([0, text.len()])
                .collect();
            cuts.sort_unstable();
            let pieces = cuts.windows(2).map(|pair| &text[pair[0]..pair[1]]);
            prop_assert_eq!(read(pieces), read([&*text]));
        }
    }
}
