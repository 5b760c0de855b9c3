//! Sections that threads are filed under.

mod create;
mod delete;
mod list;
mod update;

use serde::Serialize;

use crate::record::Record;

pub use create::*;
pub use delete::*;
pub use list::*;
pub use update::*;

/// A section that threads are filed under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
pub struct ThreadSection {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The way in which it looks.
    pub appearance: Option<ThreadSectionAppearance>,
}

/// The way in which a section looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record, Default)]
pub struct ThreadSectionAppearance {
    /// Its colour.
    pub color: Option<String>,
    /// Its icon.
    pub icon: Option<String>,
}
