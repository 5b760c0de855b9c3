//! Writes `impl Deserialize`: a table of the fields' names, and what to do with each.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use syn::ExprPath;

use crate::attributes::Absent;
use crate::record::{Field, Record, is_option};

pub(crate) fn implement(record: &Record<'_>) -> TokenStream {
    let name = record.name;
    let wrappers = record.fields.iter().enumerate().filter_map(|(index, field)| {
        let with = field.said.deserialize_with.as_ref()?;
        Some(wrapper(index, field, with))
    });
    let table = table(record);
    quote! {
        #[automatically_derived]
        const _: () = {
            #(#wrappers)*

            impl<'de> crate::record::Record<'de> for #name {
                #table
            }

            impl<'de> ::serde::Deserialize<'de> for #name {
                fn deserialize<D: ::serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    crate::record::deserialize(deserializer)
                }
            }
        };
    }
}

/// Returns what is this record's own: the items of its `impl Record`.
fn table(record: &Record<'_>) -> TokenStream {
    let text = record.name.to_string();
    let strict = record.said.deny_unknown_fields;
    let names = record.fields.iter().map(|field| field.name);
    let wires = record.fields.iter().map(|field| &field.wire);
    let types = record.fields.iter().map(|field| field.ty);
    let reads = record.fields.iter().enumerate().map(|(index, field)| read(index, field));
    let values = record.fields.iter().enumerate().map(|(index, field)| finish(index, field));
    let nothing = record.fields.iter().map(|_| quote!(::core::option::Option::None));
    let positional = record.fields.iter().enumerate().filter(|(_, field)| is_positional(field));
    let positional = positional.map(|(index, _)| Literal::usize_unsuffixed(index));
    // A record without fields has the unit as its draft, and nothing to do with it.
    let (draft, map, nothing) = match record.fields.as_slice() {
        [] => (quote!(_), quote!(_), quote!()),
        _ => (quote!(draft), quote!(map), quote!((#(#nothing,)*))),
    };
    quote! {
        const NAME: &'static str = #text;
        const FIELDS: &'static [&'static str] = &[#(#wires,)*];
        const POSITIONAL: &'static [usize] = &[#(#positional,)*];
        const STRICT: bool = #strict;
        type Draft = (#(::core::option::Option<#types>,)*);

        fn draft() -> Self::Draft {
            #nothing
        }

        fn read<A: ::serde::de::MapAccess<'de>>(
            #draft: &mut Self::Draft,
            field: usize,
            #map: &mut A,
        ) -> ::core::result::Result<(), A::Error> {
            match field {
                #(#reads,)*
                _ => ::core::result::Result::Ok(()),
            }
        }

        fn finish<E: ::serde::de::Error>(#draft: Self::Draft) -> ::core::result::Result<Self, E> {
            ::core::result::Result::Ok(Self { #(#names: #values,)* })
        }
    }
}

/// Returns whether a list that is read by position has to go as far as this field, which has no default.
fn is_positional(field: &Field<'_>) -> bool {
    matches!(field.said.default, Absent::Refused)
}

/// Returns a type that is read by a function of the field's own.
fn wrapper(index: usize, field: &Field<'_>, with: &ExprPath) -> TokenStream {
    let (name, ty) = (wrapper_name(index), field.ty);
    quote! {
        struct #name(#ty);

        impl<'de> ::serde::Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                #with(deserializer).map(Self)
            }
        }
    }
}

fn wrapper_name(index: usize) -> syn::Ident {
    format_ident!("Field{index}")
}

/// Returns the arm that reads the field into the draft.
fn read(index: usize, field: &Field<'_>) -> TokenStream {
    let (place, wire) = (Literal::usize_unsuffixed(index), &field.wire);
    if field.said.deserialize_with.is_some() {
        let wrapper = wrapper_name(index);
        quote!(#place => crate::record::put_with(&mut draft.#place, #wire, map, |read: #wrapper| read.0))
    } else {
        quote!(#place => crate::record::put(&mut draft.#place, #wire, map))
    }
}

/// Returns the expression that takes the field out of the draft.
fn finish(index: usize, field: &Field<'_>) -> TokenStream {
    let (place, wire) = (Literal::usize_unsuffixed(index), &field.wire);
    match &field.said.default {
        Absent::Default => quote!(draft.#place.unwrap_or_default()),
        Absent::Call(path) => quote!(draft.#place.unwrap_or_else(#path)),
        // serde's rule: a function of the field's own is not asked about what is not there.
        Absent::Refused if is_option(field.ty) && field.said.deserialize_with.is_none() => {
            quote!(draft.#place.unwrap_or_default())
        }
        Absent::Refused => quote!(crate::record::required(draft.#place, #wire)?),
    }
}
