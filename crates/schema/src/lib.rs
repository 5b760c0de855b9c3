//! Writers of JSON Schema, TypeScript, Python, OpenRPC and the method reference, and a comparer
//! of schemas.
//!
//! Input is a [`Protocol`]: JSON Schema definitions plus the rows of the method
//! tables. Output is a list of [`GeneratedFile`]s; writing them to disk is up
//! to the caller. Nothing here reads a clock, a file or the environment, and
//! the same input gives the same bytes.
//!
//! Every output comes in two [`Surface`]s. The stable one has no experimental
//! methods with their params and answers, and no types, fields or variants
//! marked `x-experimental`. The mark itself appears in neither.

#![forbid(unsafe_code)]

mod compatibility;
mod difference;
mod json;
mod markdown;
mod openrpc;
mod protocol;
mod python;
mod record;
mod scope;
mod shape;
mod surface;
mod typescript;

pub use compatibility::breaking_changes;
pub use difference::{Change, Difference, differences};
pub use json::json_schema;
pub use markdown::methods_markdown;
pub use openrpc::openrpc;
pub use protocol::{EXTENSION_MARK, MethodKind, MethodRow, Protocol};
pub use python::python;
pub use record::RecordError;
#[cfg(feature = "types")]
pub use record::recorded_definitions;
pub use scope::{limited_to, without_extensions};
pub use surface::{EXPERIMENTAL_MARK, Surface, definitions};
pub use typescript::{typescript, typescript_bundle};

/// One file of an output, not yet written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedFile {
    /// Says where it goes, relative to the output's directory, with `/` between names.
    pub path: String,
    /// Its whole text, newline at the end included.
    pub contents: String,
}

impl GeneratedFile {
    fn new(path: impl Into<String>, contents: String) -> Self {
        Self { path: path.into(), contents }
    }
}

#[cfg(test)]
mod fixture;
