//! The search of messages: an index of three characters each, checked against the messages; and such an
//! index of titles for lists.
//!
//! The index narrows a search to messages that may hold the term; a hit is what the message
//! itself says.

mod asked;
mod index;
mod message;
mod occurrences;
mod threads;
mod titles;

pub(crate) use index::{Step, add_some, forget, is_behind, mark};
pub(crate) use occurrences::occurrences;
pub(crate) use threads::threads;
pub(crate) use titles::{titled, wait as titles_wait};
