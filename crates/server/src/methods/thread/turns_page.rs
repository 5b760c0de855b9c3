//! Pages of a thread's turns.

use turnhost_base::TurnId;
use turnhost_protocol::{
    ItemBody, SortDirection, ThreadItem, ThreadResumeInitialTurnsPageParams, Turn, TurnItemsView,
    TurnsPage,
};

use crate::methods::params::{DEFAULT_PAGE, page_size};

/// Returns the cursor of a list of turns that continues from, or back from, `turn`.
pub(super) fn cursor(turn: TurnId) -> String {
    turn.to_string()
}

/// Returns the cursor of a list of turns that continues, or goes back, behind `turn`.
fn cursor_behind(turn: TurnId) -> String {
    format!("after.{turn}")
}

/// Returns the cursor of a list of items that continues from, or back from, the last item of `turn`.
pub(super) fn last_item_cursor(turn: TurnId) -> String {
    format!("end.{turn}")
}

/// Returns the first page of a thread's turns: the newest first unless it says otherwise.
pub(super) fn first_page(
    mut turns: Vec<Turn>,
    wanted: &ThreadResumeInitialTurnsPageParams,
) -> TurnsPage {
    if wanted.sort_direction != Some(SortDirection::Asc) {
        turns.reverse();
    }
    let limit = usize::try_from(page_size(wanted.limit, DEFAULT_PAGE)).unwrap_or(usize::MAX);
    let has_more = turns.len() > limit;
    turns.truncate(limit);
    let next_cursor = turns.last().filter(|_| has_more).map(|turn| cursor_behind(turn.id));
    let backwards_cursor = turns.first().map(|turn| cursor(turn.id));
    let view = wanted.items_view.unwrap_or(TurnItemsView::Summary);
    for turn in &mut turns {
        show(turn, view);
    }
    TurnsPage { data: turns, backwards_cursor, next_cursor }
}

/// Leaves as much of a turn's items as a client wants to see.
pub(super) fn show(turn: &mut Turn, view: TurnItemsView) {
    turn.items_view = view;
    match view {
        TurnItemsView::Full => {}
        TurnItemsView::NotLoaded => turn.items.clear(),
        TurnItemsView::Summary => turn.items = summary(std::mem::take(&mut turn.items)),
    }
}

/// Returns the first user message and the last agent message.
fn summary(items: Vec<ThreadItem>) -> Vec<ThreadItem> {
    let last_message =
        items.iter().rposition(|item| matches!(item.body, ItemBody::AgentMessage(_)));
    let first_question =
        items.iter().position(|item| matches!(item.body, ItemBody::UserMessage(_)));
    let kept = items.into_iter().enumerate();
    kept.filter(|(at, _)| Some(*at) == last_message || Some(*at) == first_question)
        .map(|(_, item)| item)
        .collect()
}
