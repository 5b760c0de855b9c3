//! `#[derive(Record)]` and `#[derive(Word)]`: reading and describing structs with named fields and
//! enums of plain words, for `turnhost-protocol`.
//!
//! The protocol has some nine hundred such types. serde's and schemars' own derives write each of
//! them out in full (an enum of its fields, three ways to name them, two ways to read them, four
//! constants a comment), and most of the time that the crate took to compile went there. These
//! derives write what differs between the types, as short tables, and leave the rest to one generic
//! reader and one writer of schemas in `turnhost_protocol`'s modules `record` and `word`. They
//! implement the same traits, so that code that uses the types sees no difference, and understand the same
//! attributes, as far as the protocol has them; others are refused with an error. Writing stays with
//! `serde::Serialize`, whose derive is lean already, and enums that hold something with serde and
//! schemars.
//!
//! Their output refers to `crate::record` and `crate::word`, and so compiles in the
//! protocol crate alone.

#![forbid(unsafe_code)]

mod attributes;
mod case;
mod reader;
mod record;
mod schema;
mod word;

use proc_macro::TokenStream;
use syn::DeriveInput;

/// Implements `serde::Deserialize` and, with the feature `schema` of the crate that it is used in,
/// `schemars::JsonSchema`.
///
/// Attributes of the struct: `serde(rename_all)`, `serde(deny_unknown_fields)`,
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

/// Implements `serde::Deserialize` and, with the feature `schema` of the crate that it is used in,
/// `schemars::JsonSchema`, for an enum whose variants hold nothing.
///
/// Attributes of the enum: `serde(rename_all)`, `schemars(inline)`, `schemars(extend(...))`; of a
/// variant: `serde(rename)`.
#[proc_macro_derive(Word, attributes(serde, schemars))]
pub fn derive_word(input: TokenStream) -> TokenStream {
    let input = syn::parse_macro_input!(input as DeriveInput);
    match word::Words::of(&input) {
        Ok(words) => words.implement().into(),
        Err(error) => error.into_compile_error().into(),
    }
}
