//! `#[derive(Record)]`: reading and describing a struct with named fields, for `turnhost-protocol`.
//!
//! The protocol has some seven hundred such structs. serde's and schemars' own derives write each
//! of them out in full (an enum of its fields, three ways to name them, two ways to read them,
//! four constants a comment), and most of the time that the crate took to compile went there.
//! This derive writes what differs between records, as a short table, and leaves the rest to one
//! generic reader and one writer of schemas in `turnhost_protocol::record`. It implements the same
//! traits, so that nobody who uses the types can tell, and understands the same attributes, as far
//! as the protocol has them; others are refused with an error. Writing stays with
//! `serde::Serialize`, whose derive is lean already, and enums with serde and schemars.
//!
//! What it writes refers to `crate::record`, and so compiles in the protocol crate alone.

#![forbid(unsafe_code)]

mod attributes;
mod reader;
mod record;
mod schema;

use proc_macro::TokenStream;
use syn::DeriveInput;

/// Implements `serde::Deserialize` and, with the feature `schema` of the crate that it is used in,
/// `schemars::JsonSchema`.
///
/// Attributes of the struct: `serde(rename_all)` with one of three cases,
/// `serde(deny_unknown_fields)`,
/// `schemars(inline)`, `schemars(extend(...))`. Attributes of a field: `serde(rename, default,
/// deserialize_with)`, `serde(skip_serializing_if)` for what the schema says about presence, and
/// `schemars(with, extend)`.
#[proc_macro_derive(Record, attributes(serde, schemars))]
pub fn derive_record(input: TokenStream) -> TokenStream {
    let input = syn::parse_macro_input!(input as DeriveInput);
    match record::Record::of(&input) {
        Ok(record) => {
            let mut out = reader::implement(&record);
            out.extend(schema::implement(&record));
            out.into()
        }
        Err(error) => error.into_compile_error().into(),
    }
}
