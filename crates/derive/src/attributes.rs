//! Attributes of a type, its fields and its variants, read from the source.

use proc_macro2::TokenStream;
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Expr, ExprLit, ExprPath, Lit, LitStr, Meta, Token, Type};

use crate::case::Case;

/// Attributes of a type as a whole.
#[derive(Default)]
pub(crate) struct TypeAttributes {
    /// The doc comment.
    pub(crate) doc: String,
    /// Says how its fields or words are written, if not as in Rust.
    pub(crate) case: Option<Case>,
    /// True if a member that it does not know is refused.
    pub(crate) deny_unknown_fields: bool,
    /// True if its schema is inlined where it is used, without a name.
    pub(crate) inline: bool,
    /// Members that its schema has besides.
    pub(crate) extensions: Vec<Extension>,
}

/// Attributes of a variant.
pub(crate) struct WordAttributes {
    /// The doc comment.
    pub(crate) doc: String,
    /// Its word on the wire, if it is not made from the name in Rust.
    pub(crate) rename: Option<LitStr>,
}

/// Attributes of a field.
#[derive(Default)]
pub(crate) struct FieldAttributes {
    /// The doc comment.
    pub(crate) doc: String,
    /// Its name on the wire, if it is not made from the one in Rust.
    pub(crate) rename: Option<LitStr>,
    /// Says what it is when left out.
    pub(crate) default: Absent,
    /// Reads it in place of its type.
    pub(crate) deserialize_with: Option<ExprPath>,
    /// Says of a value that it is left out when written.
    pub(crate) skip_serializing_if: Option<ExprPath>,
    /// The type that describes it in place of its own.
    pub(crate) schema_with: Option<Type>,
    /// Members that its schema has besides.
    pub(crate) extensions: Vec<Extension>,
}

/// Says what a field is when the wire has none.
#[derive(Default)]
pub(crate) enum Absent {
    /// As its type says: an option is `None`, all others must be there.
    #[default]
    Refused,
    /// Its type's default.
    Default,
    /// The value of this function.
    Call(ExprPath),
}

/// A member of a schema that JSON Schema has no meaning for.
pub(crate) struct Extension {
    pub(crate) name: LitStr,
    pub(crate) value: Expr,
}

impl TypeAttributes {
    pub(crate) fn of(attributes: &[Attribute]) -> syn::Result<Self> {
        let mut said = Self { doc: doc(attributes)?, ..Self::default() };
        each(attributes, "serde", |meta| {
            if meta.path.is_ident("rename_all") {
                said.case = Some(Case::of(&meta.value()?.parse()?)?);
            } else if meta.path.is_ident("deny_unknown_fields") {
                said.deny_unknown_fields = true;
            } else {
                return Err(unknown(meta));
            }
            Ok(())
        })?;
        each(attributes, "schemars", |meta| {
            if meta.path.is_ident("inline") {
                said.inline = true;
                Ok(())
            } else {
                extend(meta, &mut said.extensions)
            }
        })?;
        Ok(said)
    }
}

impl WordAttributes {
    pub(crate) fn of(attributes: &[Attribute]) -> syn::Result<Self> {
        let mut said = Self { doc: doc(attributes)?, rename: None };
        each(attributes, "serde", |meta| {
            if !meta.path.is_ident("rename") {
                return Err(unknown(meta));
            }
            said.rename = Some(meta.value()?.parse()?);
            Ok(())
        })?;
        each(attributes, "schemars", |meta| Err(unknown(meta)))?;
        Ok(said)
    }
}

impl FieldAttributes {
    pub(crate) fn of(attributes: &[Attribute]) -> syn::Result<Self> {
        let mut said = Self { doc: doc(attributes)?, ..Self::default() };
        each(attributes, "serde", |meta| {
            if meta.path.is_ident("rename") {
                said.rename = Some(meta.value()?.parse()?);
            } else if meta.path.is_ident("default") {
                said.default = if meta.input.peek(Token![=]) {
                    Absent::Call(path(meta)?)
                } else {
                    Absent::Default
                };
            } else if meta.path.is_ident("deserialize_with") {
                said.deserialize_with = Some(path(meta)?);
            } else if meta.path.is_ident("skip_serializing_if") {
                said.skip_serializing_if = Some(path(meta)?);
            } else {
                return Err(unknown(meta));
            }
            Ok(())
        })?;
        each(attributes, "schemars", |meta| {
            if meta.path.is_ident("with") {
                said.schema_with = Some(meta.value()?.parse::<LitStr>()?.parse()?);
                Ok(())
            } else {
                extend(meta, &mut said.extensions)
            }
        })?;
        Ok(said)
    }
}

impl Extension {
    /// Returns the pair of its name and its value.
    pub(crate) fn pair(&self) -> TokenStream {
        let Self { name, value } = self;
        quote!((#name, ::serde_json::Value::from(#value)))
    }
}

/// Calls `read` for each entry of each attribute of that name.
fn each(
    attributes: &[Attribute],
    name: &str,
    mut read: impl FnMut(&ParseNestedMeta<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident(name))
        .try_for_each(|attribute| attribute.parse_nested_meta(|meta| read(&meta)))
}

fn unknown(meta: &ParseNestedMeta<'_>) -> syn::Error {
    meta.error("this derive does not know that; take serde's and schemars' for this type")
}

fn path(meta: &ParseNestedMeta<'_>) -> syn::Result<ExprPath> {
    meta.value()?.parse::<LitStr>()?.parse()
}

/// Reads `extend("NAME" = VALUE, ...)`.
fn extend(meta: &ParseNestedMeta<'_>, extensions: &mut Vec<Extension>) -> syn::Result<()> {
    if !meta.path.is_ident("extend") {
        return Err(unknown(meta));
    }
    let content;
    syn::parenthesized!(content in meta.input);
    while !content.is_empty() {
        let name = content.parse()?;
        content.parse::<Token![=]>()?;
        extensions.push(Extension { name, value: content.parse()? });
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok(())
}

/// Returns the lines of a doc comment, without the space that follows the slashes.
fn doc(attributes: &[Attribute]) -> syn::Result<String> {
    let mut lines = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        let Meta::NameValue(line) = &attribute.meta else { continue };
        let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &line.value else {
            return Err(syn::Error::new_spanned(&line.value, "a record's doc is a text"));
        };
        let text = text.value();
        lines.push(text.strip_prefix(' ').unwrap_or(&text).to_owned());
    }
    Ok(lines.join("\n").trim().to_owned())
}
