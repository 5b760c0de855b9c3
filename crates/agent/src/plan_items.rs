//! The plans in a model's message as items of their own, in plan mode.

use turnhost_base::{ItemId, Millis, TurnId};
use turnhost_protocol::{
    AgentMessageDeltaNotification, ItemBody, PlanDeltaNotification, PlanItem, ServerNotification,
    ThreadItem,
};

use crate::cx::Cx;
use crate::plan_text::{Piece, PlanSplitter};

/// A message whose plans are taken out while it streams.
#[derive(Debug, Default)]
pub(crate) struct PlannedMessage {
    splitter: PlanSplitter,
    /// The message's text without its plans.
    shown: String,
    plan: Option<OpenPlan>,
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

    /// Ends the message, and returns its text without its plans.
    pub(crate) fn finish(mut self, turn: TurnId, item: &ItemId, cx: &mut Cx<'_>) -> String {
        let pieces = self.splitter.finish();
        self.show(pieces, turn, item, cx);
        self.shown
    }

    fn show(&mut self, pieces: Vec<Piece>, turn_id: TurnId, item: &ItemId, cx: &mut Cx<'_>) {
        let thread_id = cx.thread.id;
        for piece in pieces {
            match piece {
                Piece::Message(delta) => {
                    self.shown.push_str(&delta);
                    let item_id = item.clone();
                    cx.notify(ServerNotification::AgentMessageDelta(
                        AgentMessageDeltaNotification { thread_id, turn_id, item_id, delta },
                    ));
                }
                Piece::PlanBegins => {
                    let id = cx.fresh_id(turn_id);
                    let plan = OpenPlan { id, started_at: cx.now, text: String::new() };
                    cx.item_started(turn_id, plan.item(None));
                    self.plan = Some(plan);
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

impl OpenPlan {
    fn item(&self, completed_at: Option<Millis>) -> ThreadItem {
        ThreadItem {
            body: ItemBody::Plan(PlanItem { id: self.id.clone(), text: self.text.clone() }),
            started_at_ms: Some(self.started_at.0),
            completed_at_ms: completed_at.map(|at| at.0),
        }
    }
}
