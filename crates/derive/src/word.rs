//! Writes what `#[derive(Word)]` implements: the words of an enum as a table.

use proc_macro2::{Literal, Span, TokenStream};
use quote::quote;
use syn::{Data, DeriveInput, Fields, Ident, LitStr};

use crate::attributes::{Extension, TypeAttributes, WordAttributes};
use crate::schema::json_schema;

/// An enum whose variants hold nothing.
pub(crate) struct Words<'a> {
    name: &'a Ident,
    said: TypeAttributes,
    variants: Vec<Word<'a>>,
}

/// One of its variants.
struct Word<'a> {
    /// In Rust.
    name: &'a Ident,
    /// On the wire.
    wire: LitStr,
    doc: String,
}

impl<'a> Words<'a> {
    pub(crate) fn of(input: &'a DeriveInput) -> syn::Result<Self> {
        let Data::Enum(data) = &input.data else {
            return Err(syn::Error::new_spanned(input, "words are the variants of an enum"));
        };
        let said = TypeAttributes::of(&input.attrs)?;
        let words = data.variants.iter().map(|variant| {
            if !matches!(variant.fields, Fields::Unit) {
                return Err(syn::Error::new_spanned(variant, "a word holds nothing"));
            }
            let name = &variant.ident;
            let WordAttributes { doc, rename } = WordAttributes::of(&variant.attrs)?;
            let wire = rename.unwrap_or_else(|| {
                let pascal = name.to_string();
                let wire = said.case.map_or(pascal.clone(), |case| case.of_variant(&pascal));
                LitStr::new(&wire, Span::call_site())
            });
            Ok(Word { name, wire, doc })
        });
        let words = words.collect::<syn::Result<Vec<_>>>()?;
        if words.is_empty() {
            return Err(syn::Error::new_spanned(input, "there is no word"));
        }
        Ok(Self { name: &input.ident, said, variants: words })
    }

    pub(crate) fn implement(&self) -> TokenStream {
        let Self { name, variants: words, .. } = self;
        let wires = words.iter().map(|word| &word.wire);
        let (last, others) = words
            .split_last()
            .map_or((None, [].as_slice()), |(last, others)| (Some(last.name), others));
        let places = (0..others.len()).map(Literal::usize_unsuffixed);
        let others = others.iter().map(|word| word.name);
        let schema = self.schema();
        quote! {
            #[automatically_derived]
            impl<'de> ::serde::Deserialize<'de> for #name {
                fn deserialize<D: ::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    let place = crate::word::deserialize(deserializer, &[#(#wires,)*])?;
                    ::core::result::Result::Ok(match place {
                        #(#places => Self::#others,)*
                        _ => Self::#last,
                    })
                }
            }

            #schema
        }
    }

    fn schema(&self) -> TokenStream {
        let Self { name, said, variants } = self;
        let doc = &said.doc;
        let extensions = said.extensions.iter().map(Extension::pair);
        let words = variants.iter().map(|Word { wire, doc, .. }| quote!((#wire, #doc)));
        let schema = quote!(crate::word::schema(#doc, &[#(#extensions,)*], &[#(#words,)*]));
        json_schema(name, said, &quote!(_), &schema)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(item: &DeriveInput) -> String {
        Words::of(item).err().expect("it was taken").to_string()
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        use syn::parse_quote as item;
        assert_eq!(refused(&item! { struct A; }), "words are the variants of an enum");
        assert_eq!(refused(&item! { enum A { B(u8) } }), "a word holds nothing");
        assert_eq!(refused(&item! { enum A {} }), "there is no word");
        let unknown = "this derive does not know that; take serde's and schemars' for this type";
        assert_eq!(refused(&item! { enum A { #[serde(other)] B } }), unknown);
    }
}
