//! The plans in a model's message as items of their own, in plan mode.

use turnhost_base::{ItemId, Millis, TurnId};
use turnhost_protocol::{
    AgentMessageDeltaNotification, ItemBody, PlanDeltaNotification, PlanItem, ServerNotification,
    ThreadItem,
};

use crate::cx::Cx;
use crate::items;
use crate::plan_text::{Piece, PlanSplitter};

/// A message whose plans are taken out while it streams.
#[derive(Debug, Default)]
pub(crate) struct PlannedMessage {
    splitter: PlanSplitter,
    /// The message's text without its plans.
    shown: String,
    /// The time at which clients saw the message begin, which is with the first text that is not
    /// blank: a message that is nothing but a plan is not an item.
    began_at: Option<Millis>,
    plan: Option<OpenPlan>,
}

/// The rest of a message without its plans.
pub(crate) struct ShownMessage {
    pub(crate) text: String,
    pub(crate) started_at: Millis,
}

/// A plan whose end has not come.
#[derive(Debug)]
struct OpenPlan {
    id: ItemId,
    started_at: Millis,
    text: String,
}

impl PlannedMessage {
    /// Shows the next piece of the message `item`.
    pub(crate) fn push(&mut self, delta: &str, turn: TurnId, item: &ItemId, cx: &mut Cx<'_>) {
        let pieces = self.splitter.push(delta);
        self.show(pieces, turn, item, cx);
    }

    /// Ends the message, and returns what it is without its plans; `None` if that is blank.
    pub(crate) fn finish(
        mut self,
        turn: TurnId,
        item: &ItemId,
        cx: &mut Cx<'_>,
    ) -> Option<ShownMessage> {
        let pieces = self.splitter.finish();
        self.show(pieces, turn, item, cx);
        self.began_at.map(|started_at| ShownMessage { text: self.shown, started_at })
    }

    fn show(&mut self, pieces: Vec<Piece>, turn_id: TurnId, item: &ItemId, cx: &mut Cx<'_>) {
        let thread_id = cx.thread.id;
        for piece in pieces {
            match piece {
                Piece::Message(delta) => {
                    self.shown.push_str(&delta);
                    let Some(delta) = self.shown_delta(delta, turn_id, item, cx) else { continue };
                    let item_id = item.clone();
                    cx.notify(ServerNotification::AgentMessageDelta(
                        AgentMessageDeltaNotification { thread_id, turn_id, item_id, delta },
                    ));
                }
                Piece::PlanBegins => {
                    self.plan = Some(OpenPlan::begin(turn_id, cx));
                }
                Piece::Plan(delta) => {
                    let Some(plan) = &mut self.plan else { continue };
                    plan.text.push_str(&delta);
                    let item_id = plan.id.clone();
                    cx.notify(ServerNotification::PlanDelta(PlanDeltaNotification {
                        thread_id,
                        turn_id,
                        item_id,
                        delta,
                    }));
                }
                Piece::PlanEnds => {
                    if let Some(plan) = self.plan.take() {
                        cx.item_completed(turn_id, plan.item(Some(cx.now)));
                    }
                }
            }
        }
    }
}

impl PlannedMessage {
    /// Returns the delta to show, and begins the item if it is the first; `None` while all is blank.
    fn shown_delta(
        &mut self,
        delta: String,
        turn: TurnId,
        item: &ItemId,
        cx: &mut Cx<'_>,
    ) -> Option<String> {
        if self.began_at.is_some() {
            return Some(delta);
        }
        if self.shown.trim().is_empty() {
            return None;
        }
        self.began_at = Some(cx.now);
        let begun = items::agent_message(item.clone(), String::new(), None, cx.now, None);
        cx.item_started(turn, begun);
        Some(self.shown.clone())
    }
}

/// Takes the plans out of a message that came whole, and returns the rest of its text.
pub(crate) fn take_plans(text: &str, turn: TurnId, cx: &mut Cx<'_>) -> String {
    let mut splitter = PlanSplitter::default();
    let mut pieces = splitter.push(text);
    pieces.append(&mut splitter.finish());
    let (mut rest, mut open) = (String::new(), None);
    for piece in pieces {
        match (piece, &mut open) {
            (Piece::Message(text), _) => rest.push_str(&text),
            (Piece::PlanBegins, _) => open = Some(OpenPlan::begin(turn, cx)),
            (Piece::Plan(text), Some(plan)) => plan.text.push_str(&text),
            (Piece::PlanEnds, Some(plan)) => {
                cx.item_completed(turn, plan.item(Some(cx.now)));
                open = None;
            }
            (Piece::Plan(_) | Piece::PlanEnds, None) => {}
        }
    }
    rest
}

impl OpenPlan {
    /// Begins a plan, as an item of its own.
    fn begin(turn: TurnId, cx: &mut Cx<'_>) -> Self {
        let plan = Self { id: cx.fresh_id(turn), started_at: cx.now, text: String::new() };
        cx.item_started(turn, plan.item(None));
        plan
    }

    fn item(&self, completed_at: Option<Millis>) -> ThreadItem {
        ThreadItem {
            body: ItemBody::Plan(PlanItem { id: self.id.clone(), text: self.text.clone() }),
            started_at_ms: Some(self.started_at.0),
            completed_at_ms: completed_at.map(|at| at.0),
        }
    }
}
