//! What the attributes of a struct and of its fields say.

use proc_macro2::TokenStream;
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Expr, ExprLit, ExprPath, Lit, LitStr, Meta, Token, Type};

/// What is said about the struct as a whole.
#[derive(Default)]
pub(crate) struct StructAttributes {
    /// The doc comment.
    pub(crate) doc: String,
    /// How its fields are named.
    pub(crate) case: Case,
    /// Whether a member that it does not know is refused.
    pub(crate) deny_unknown_fields: bool,
    /// Whether its schema stands where it is used, without a name.
    pub(crate) inline: bool,
    /// Members that its schema has besides.
    pub(crate) extensions: Vec<Extension>,
}

/// What is said about a field.
#[derive(Default)]
pub(crate) struct FieldAttributes {
    /// The doc comment.
    pub(crate) doc: String,
    /// Its name on the wire, if it is not made from the one in Rust.
    pub(crate) rename: Option<LitStr>,
    /// What it is when left out.
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

/// How the names of fields are written on the wire.
#[derive(Clone, Copy, Default)]
pub(crate) enum Case {
    /// `as_in_rust`.
    #[default]
    Snake,
    /// `likeThis`.
    Camel,
    /// `LikeThis`.
    Pascal,
    /// `like-this`.
    Kebab,
}

/// What a field is when the wire has none.
#[derive(Default)]
pub(crate) enum Absent {
    /// What its type says: an option is `None`, all others must be there.
    #[default]
    Refused,
    /// Its type's default.
    Default,
    /// What this function gives.
    Call(ExprPath),
}

/// A member of a schema that JSON Schema has no meaning for.
pub(crate) struct Extension {
    pub(crate) name: LitStr,
    pub(crate) value: Expr,
}

impl StructAttributes {
    pub(crate) fn of(attributes: &[Attribute]) -> syn::Result<Self> {
        let mut said = Self { doc: doc(attributes)?, ..Self::default() };
        each(attributes, "serde", |meta| {
            if meta.path.is_ident("rename_all") {
                said.case = Case::of(&meta.value()?.parse()?)?;
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

impl Case {
    fn of(name: &LitStr) -> syn::Result<Self> {
        match name.value().as_str() {
            "camelCase" => Ok(Self::Camel),
            "PascalCase" => Ok(Self::Pascal),
            "kebab-case" => Ok(Self::Kebab),
            _ => Err(syn::Error::new(name.span(), "`Record` does not know this case")),
        }
    }

    /// A name in Rust's `snake_case` as it stands on the wire, by serde's rules.
    pub(crate) fn apply(self, snake: &str) -> String {
        match self {
            Self::Snake => snake.to_owned(),
            Self::Kebab => snake.replace('_', "-"),
            Self::Pascal => snake.split('_').map(capitalised).collect(),
            Self::Camel => {
                let (first, rest) = snake.split_once('_').unwrap_or((snake, ""));
                first.to_owned() + &Self::Pascal.apply(rest)
            }
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|letter| letter.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

impl Extension {
    /// The pair of its name and its value.
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
    meta.error("`Record` does not know this; derive serde's and schemars' traits for this type")
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

/// The lines of a doc comment, without the space that follows the slashes.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_as_serde_makes_them() {
        let check = |case: Case, wire: &str| assert_eq!(case.apply("sha256_of_2nd_part"), wire);
        check(Case::Snake, "sha256_of_2nd_part");
        check(Case::Camel, "sha256Of2ndPart");
        check(Case::Pascal, "Sha256Of2ndPart");
        check(Case::Kebab, "sha256-of-2nd-part");
        assert_eq!(Case::Camel.apply("id"), "id");
    }
}
