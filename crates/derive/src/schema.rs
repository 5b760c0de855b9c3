//! Writes `impl JsonSchema`: a table of the fields with what is said about each.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use crate::attributes::{Absent, Extension, TypeAttributes};
use crate::record::{Field, Record, is_option};

pub(crate) fn implement(record: &Record<'_>) -> TokenStream {
    let doc = &record.said.doc;
    let strict = record.said.deny_unknown_fields;
    let extensions = record.said.extensions.iter().map(Extension::pair);
    let fields = record.fields.iter().map(field_entry);
    let schema = quote! {
        crate::record::schema(
            generator,
            &crate::record::StructSchema { doc: #doc, strict: #strict, extensions: &[#(#extensions,)*] },
            &[#(#fields,)*],
        )
    };
    json_schema(record.name, &record.said, &quote!(generator), &schema)
}

/// Returns the impl for a type of this name, with an expression that makes its schema. Types go by
/// their names, which are theirs alone, unless their schema is inlined.
pub(crate) fn json_schema(
    name: &Ident,
    said: &TypeAttributes,
    generator: &TokenStream,
    schema: &TokenStream,
) -> TokenStream {
    let text = name.to_string();
    let inline = said.inline.then(|| {
        quote!(
            fn inline_schema() -> bool {
                true
            }
        )
    });
    quote! {
        #[cfg(feature = "schema")]
        #[automatically_derived]
        impl ::schemars::JsonSchema for #name {
            #inline

            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::std::borrow::Cow::Borrowed(#text)
            }

            fn json_schema(#generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                #schema
            }
        }
    }
}

fn field_entry(field: &Field<'_>) -> TokenStream {
    let (wire, doc, ty) = (&field.wire, &field.said.doc, field.schema_type());
    let has_default = !matches!(field.said.default, Absent::Refused);
    let read_optional = has_default || is_option(ty);
    let write_optional = field.said.skip_serializing_if.is_some();
    let default = default(field);
    let extensions = field.said.extensions.iter().map(Extension::pair);
    quote! {
        crate::record::FieldSchema {
            name: #wire,
            doc: #doc,
            schema: ::schemars::SchemaGenerator::subschema_for::<#ty>,
            read_optional: #read_optional,
            write_optional: #write_optional,
            default: #default,
            extensions: &[#(#extensions,)*],
        }
    }
}

/// Returns the field's default for the schema.
fn default(field: &Field<'_>) -> TokenStream {
    let (ty, skip) = (field.ty, &field.said.skip_serializing_if);
    let value = match &field.said.default {
        Absent::Refused => return quote!(::core::option::Option::None),
        // What is left out when it is nothing.
        Absent::Default if is_option(ty) && skip.is_some() => {
            return quote!(::core::option::Option::None);
        }
        Absent::Default => quote!(<#ty as ::core::default::Default>::default()),
        Absent::Call(path) => quote!(#path()),
    };
    let value = if let Some(skip) = skip {
        quote!(crate::record::default_unless(#value, #skip))
    } else {
        quote!(crate::record::default_value(&#value))
    };
    quote!(::core::option::Option::Some(|| #value))
}
