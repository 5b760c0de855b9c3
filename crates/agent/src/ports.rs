//! The traits through which a turn reaches the outside: models, commands, files.

mod command;
mod files;
mod model;

pub use command::{
    Command, CommandControl, CommandError, CommandEvent, CommandEvents, CommandPort, Exit, Running,
};
pub use files::{FileChange, FilePort, FilesError, Instructions};
pub use model::{
    HistoryItem, ModelError, ModelEvent, ModelPort, ModelRequest, ModelStream, Retry, StreamedItem,
    ToolSpec, Usage,
};

use std::future::Future;
use std::pin::Pin;

/// A boxed future that can be sent between threads; what object-safe ports return.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
