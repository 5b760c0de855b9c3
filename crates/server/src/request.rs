//! A request on its way to a handler, and its answer on the way back.

pub(crate) mod dispatch;
pub(crate) mod errors;
pub(crate) mod gate;
pub(crate) mod handler;
pub(crate) mod needs;
pub(crate) mod responder;
pub(crate) mod run;
