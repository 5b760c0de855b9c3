//! Searches that the provider ran.

use serde_json::json;
use turnhost_base::Millis;
use turnhost_protocol::{ItemBody, WebSearchAction};
use turnhost_thread::Input;

use super::{begun, done};
use crate::Action;

#[test]
fn a_search_is_an_item_that_begins_and_ends_at_once() {
    let mut agent = begun();
    let mut actions = Vec::new();
    let search = json!({
        "type": "web_search_call", "status": "completed",
        "action": {"type": "search", "query": "weather"},
    });
    agent.handle(Millis(1), done(search), &mut actions);
    let searches: Vec<_> = actions
        .iter()
        .filter_map(|action| match action {
            Action::Thread(Input::ItemStarted(_, item)) => Some(("started", &item.body)),
            Action::Thread(Input::ItemCompleted(_, item)) => Some(("completed", &item.body)),
            _ => None,
        })
        .map(|(step, body)| match body {
            ItemBody::WebSearch(search) => (step, search.query.clone(), search.action.clone()),
            body => panic!("{body:?}"),
        })
        .collect();
    let action = Some(WebSearchAction::Search { queries: None, query: Some("weather".into()) });
    assert_eq!(
        searches,
        [("started", "weather".into(), action.clone()), ("completed", "weather".into(), action)]
    );
}
