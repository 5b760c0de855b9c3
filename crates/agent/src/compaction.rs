//! Shortening of a history that fills the model's context: the user's words and a summary stay.

use std::collections::BTreeSet;

use turnhost_base::{ItemId, Millis};
use turnhost_ports::{HistoryItem, ModelEvent};
use turnhost_protocol::{
    CodexErrorInfo, ContentItem, ContextCompactionItem, ItemBody, ResponseItem, ThreadItem,
};
use turnhost_thread::{Input, Outcome, TurnSettings};

use crate::action::Action;
use crate::call_ends::{End, call_id};
use crate::context::{self, message, text};
use crate::cx::Cx;
use crate::items;
use crate::turn::Turn;
use crate::waits::Then;

const REQUEST: &str = include_str!("../prompts/compact.md");
const SUMMARY_INTRODUCTION: &str = include_str!("../prompts/summary_introduction.md");

/// Bytes of the user's messages that a shortened history retains, the newest first: about a twelfth
/// of the smallest context that models for this work have.
const KEPT_BYTES: usize = 80_000;

/// Bytes of a token, as far as it is not counted.
const TOKEN_BYTES: usize = 4;

/// Beginnings of messages in the user's name that are not the user's words.
const NOT_THE_USERS: [&str; 9] = [
    "# AGENTS.md instructions",
    "<environment_context>",
    "<goal_context>",
    "<hook_prompt ",
    "<skill>",
    "<subagent_notification>",
    "<turn_aborted>",
    "<user_shell_command>",
    "<user_action>",
];

/// A history that is being shortened within a turn.
pub(crate) struct Compaction {
    item: ItemId,
    started_at: Millis,
    /// The input that the model sums up: the history, without what did not fit.
    pub(crate) input: Vec<HistoryItem>,
    /// The text that streamed, and the text of complete messages.
    streamed: String,
    summary: String,
    /// The model has begun to answer.
    is_heard: bool,
    pub(crate) then: Then,
}

/// Returns whether a history of so many tokens is to be shortened before the model is asked again.
pub(crate) fn is_due(tokens: i64, settings: &TurnSettings) -> bool {
    let limit = settings.compact_limit.unwrap_or(settings.context_window / 10 * 9);
    limit > 0 && tokens >= limit
}

impl Turn {
    /// Shortens the history, unless hooks that look at it first stop the turn.
    pub(crate) fn compact(&mut self, then: Then, cx: &mut Cx<'_>) {
        if !self.check_compaction(then, cx) {
            self.begin_compaction(then, cx);
        }
    }

    /// Begins to shorten the history.
    pub(crate) fn begin_compaction(&mut self, then: Then, cx: &mut Cx<'_>) {
        let item = cx.fresh_id(self.scope.id);
        let compaction = Compaction {
            item,
            started_at: cx.now,
            input: cx.thread.history.clone(),
            streamed: String::new(),
            summary: String::new(),
            is_heard: false,
            then,
        };
        cx.item_started(self.scope.id, compaction.item(None));
        self.compaction = Some(compaction);
        self.ask_for_summary(cx);
    }

    /// Asks the model for a summary of what is left of the input.
    pub(crate) fn ask_for_summary(&mut self, cx: &mut Cx<'_>) {
        let Some(compaction) = &mut self.compaction else { return };
        compaction.streamed.clear();
        compaction.summary.clear();
        let request = self.scope.settings.compact_prompt.as_deref().unwrap_or(REQUEST);
        let mut input = compaction.input.clone();
        input.push(message("user", vec![text(request)]));
        self.open_model(input, [].into(), cx);
    }

    /// Takes what the model says about the history; calls in it are not run.
    pub(crate) fn on_summary(&mut self, event: ModelEvent, cx: &mut Cx<'_>) {
        let Some(compaction) = &mut self.compaction else { return };
        if !std::mem::replace(&mut compaction.is_heard, true) && !cx.thread.is_aside() {
            cx.push(Action::Thread(Input::PublishUsage(self.scope.id)));
        }
        match event {
            ModelEvent::TextDelta { delta, .. } => compaction.streamed.push_str(&delta),
            ModelEvent::ItemDone(item) => {
                if let ResponseItem::Message(message) = *item {
                    compaction.summary.push_str(&items::message_parts(&message).0);
                }
            }
            ModelEvent::Completed { usage } => self.on_completed(usage, cx),
            _ => {}
        }
    }

    /// Ends a compaction whose response has come to its end.
    pub(crate) fn settle_compaction(&mut self, compaction: &Compaction, cx: &mut Cx<'_>) {
        let Compaction { streamed, summary, then, .. } = compaction;
        let summary = if summary.trim().is_empty() { streamed.trim() } else { summary.trim() };
        if summary.is_empty() {
            let text = "the history could not be shortened: the model gave no summary";
            let error = items::turn_error(text.to_owned(), CodexErrorInfo::Other, None);
            return self.end(Outcome::Failed(Box::new(error)), cx);
        }
        let turn = &self.scope;
        let (mut history, sent) = context::messages(None, &turn.settings, &turn.environment);
        history.extend(users_words(&cx.thread.history));
        history.push(message("user", vec![text(&format!("{SUMMARY_INTRODUCTION}{summary}"))]));
        let tokens = tokens(&history);
        let is_own = !cx.thread.is_aside();
        if is_own {
            cx.push(Action::Thread(Input::HistoryReset));
        }
        cx.thread.history.clear();
        cx.thread.sent = Some(sent);
        for item in history {
            cx.remember(item);
        }
        cx.thread.tokens = tokens;
        if is_own {
            cx.push(Action::Thread(Input::ContextShortened(turn.id, tokens)));
        }
        cx.item_completed(turn.id, compaction.item(Some(cx.now)));
        if is_own {
            // The compaction has removed the context of the hooks at the session's start.
            cx.thread.session = Some("compact");
        }
        self.after_compaction(*then, cx);
    }

    /// Does what a compaction was for. What the user said meanwhile is answered.
    pub(crate) fn compacted(&mut self, then: Then, cx: &mut Cx<'_>) {
        match then {
            Then::End if !self.has_steered() => self.end(Outcome::CompletedSilently, cx),
            Then::End | Then::Ask => self.go_on(cx),
        }
    }

    /// Asks for a summary of less, after the model refused the whole. Returns whether there is less.
    pub(crate) fn compact_less(&mut self, mut compaction: Compaction, cx: &mut Cx<'_>) -> bool {
        let shorter = without_oldest(&compaction.input);
        if shorter.is_empty() {
            return false;
        }
        compaction.input = shorter;
        self.compaction = Some(compaction);
        self.ask_for_summary(cx);
        true
    }
}

impl Compaction {
    fn item(&self, completed_at: Option<Millis>) -> ThreadItem {
        ThreadItem {
            body: ItemBody::ContextCompaction(ContextCompactionItem { id: self.item.clone() }),
            started_at_ms: Some(self.started_at.0),
            completed_at_ms: completed_at.map(|at| at.0),
        }
    }
}

/// Estimates the tokens of a history.
fn tokens(history: &[HistoryItem]) -> i64 {
    let bytes: usize = history.iter().map(|item| item.json().len()).sum();
    i64::try_from(bytes.div_ceil(TOKEN_BYTES)).unwrap_or(i64::MAX)
}

/// Returns the messages that the user wrote, the newest of them if they are too much.
fn users_words(history: &[HistoryItem]) -> Vec<HistoryItem> {
    let mut left = KEPT_BYTES;
    let mut kept: Vec<HistoryItem> = history
        .iter()
        .rev()
        .filter(|item| is_users(item))
        .map_while(|item| {
            left = left.checked_sub(item.json().len())?;
            Some(item.clone())
        })
        .collect();
    kept.reverse();
    kept
}

fn is_users(item: &HistoryItem) -> bool {
    let Ok(ResponseItem::Message(message)) = item.parse() else { return false };
    let is_marked = match message.content.first() {
        Some(ContentItem::InputText { text }) => {
            NOT_THE_USERS.iter().any(|mark| text.starts_with(mark))
                || text.starts_with(SUMMARY_INTRODUCTION)
        }
        _ => false,
    };
    message.role == "user" && !is_marked
}

/// Returns a history without its oldest quarter, and without outputs whose calls went with it.
fn without_oldest(history: &[HistoryItem]) -> Vec<HistoryItem> {
    let cut = history.len().div_ceil(4);
    let (dropped, kept) = history.split_at(cut);
    let dropped: BTreeSet<String> =
        dropped.iter().filter_map(|it| call_id(it, End::Call)).collect();
    let is_whole = |item: &&HistoryItem| {
        call_id(item, End::Output).is_none_or(|call| !dropped.contains(&call))
    };
    kept.iter().filter(is_whole).cloned().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn item(value: &serde_json::Value) -> HistoryItem {
        HistoryItem::from_json(value.to_string()).unwrap()
    }

    fn user(words: &str) -> HistoryItem {
        message("user", vec![text(words)])
    }

    #[test]
    fn only_what_the_user_wrote_is_kept() {
        let answer = json!({"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "a"}]});
        let summary = format!("{SUMMARY_INTRODUCTION}earlier");
        let history = [
            user("<environment_context>\n</environment_context>"),
            user("one"),
            item(&answer),
            user("<turn_aborted>x</turn_aborted>"),
            user(&summary),
            user("two"),
        ];
        let kept: Vec<_> = users_words(&history).iter().map(|it| it.json().to_owned()).collect();
        assert_eq!(kept, [user("one").json(), user("two").json()]);
    }

    #[test]
    fn the_newest_words_are_kept_if_they_are_too_much() {
        let long = "x".repeat(KEPT_BYTES / 2);
        let history = [user(&format!("first {long}")), user(&long), user("last")];
        let kept = users_words(&history);
        assert_eq!(kept.len(), 2);
        assert_eq!(kept[1].json(), user("last").json());
    }

    proptest! {
        #[test]
        fn no_output_is_left_without_its_call(
            order in Just((0..6).flat_map(|call| [call, call]).collect::<Vec<u32>>()).prop_shuffle(),
            words in 0_usize..8,
        ) {
            let mut begun = BTreeSet::new();
            let mut history: Vec<HistoryItem> = (0..words).map(|_| user("words")).collect();
            history.extend(order.into_iter().map(|call| item(&if begun.insert(call) {
                json!({"type": "function_call", "name": "f", "arguments": "{}", "call_id": call.to_string()})
            } else {
                json!({"type": "function_call_output", "output": "o", "call_id": call.to_string()})
            })));
            while !history.is_empty() {
                let shorter = without_oldest(&history);
                prop_assert!(shorter.len() < history.len());
                let mut calls = BTreeSet::new();
                for item in &shorter {
                    calls.extend(call_id(item, End::Call));
                    if let Some(output) = call_id(item, End::Output) {
                        prop_assert!(calls.contains(&output));
                    }
                }
                history = shorter;
            }
        }
    }
}
