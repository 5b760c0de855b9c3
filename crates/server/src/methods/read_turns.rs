//! Stored turns on their way to clients.

use turnhost_base::TurnId;
use turnhost_ports::{ItemRecord, TurnRecord};
use turnhost_protocol::{
    ItemBody, SortDirection, ThreadItem, ThreadResumeInitialTurnsPageParams, Turn, TurnItemsView,
    TurnsPage,
};

use super::{DEFAULT_PAGE, page_size};
use crate::view;

/// All turns with their items. `running` is the one that is still going on, if any.
pub(super) fn to_wire(
    stored: &[(TurnRecord, Vec<ItemRecord>)],
    running: Option<TurnId>,
) -> Vec<Turn> {
    stored.iter().map(|(turn, items)| view::turn(turn, items, running == Some(turn.id))).collect()
}

/// Where a list of turns goes on from, or back from, `turn`.
pub(super) fn cursor(turn: TurnId) -> String {
    turn.to_string()
}

/// The first page of a thread's turns as a client wishes it: the newest first unless it says otherwise.
pub(super) fn first_page(
    mut turns: Vec<Turn>,
    wish: &ThreadResumeInitialTurnsPageParams,
) -> TurnsPage {
    if wish.sort_direction != Some(SortDirection::Asc) {
        turns.reverse();
    }
    let limit = usize::try_from(page_size(wish.limit, DEFAULT_PAGE)).unwrap_or(usize::MAX);
    let next_cursor = turns.get(limit).map(|turn| cursor(turn.id));
    turns.truncate(limit);
    let backwards_cursor = turns.first().map(|turn| cursor(turn.id));
    let view = wish.items_view.unwrap_or(TurnItemsView::Summary);
    for turn in &mut turns {
        turn.items_view = view;
        match view {
            TurnItemsView::Full => {}
            TurnItemsView::NotLoaded => turn.items.clear(),
            TurnItemsView::Summary => turn.items = summary(std::mem::take(&mut turn.items)),
        }
    }
    TurnsPage { data: turns, backwards_cursor, next_cursor }
}

/// What was asked and what was answered last.
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
