//! A struct with named fields, as the two writers need it.

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::{Data, DeriveInput, Fields, GenericArgument, Ident, LitStr, PathArguments, Type};

use crate::attributes::{FieldAttributes, TypeAttributes};

/// A struct with named fields and without parameters of its own.
pub(crate) struct Record<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) said: TypeAttributes,
    pub(crate) fields: Vec<Field<'a>>,
}

/// One of its fields.
pub(crate) struct Field<'a> {
    /// In Rust.
    pub(crate) name: &'a Ident,
    /// On the wire.
    pub(crate) wire: LitStr,
    pub(crate) ty: &'a Type,
    pub(crate) said: FieldAttributes,
}

impl<'a> Record<'a> {
    pub(crate) fn of(input: &'a DeriveInput) -> syn::Result<Self> {
        let Data::Struct(data) = &input.data else {
            return Err(syn::Error::new_spanned(input, "a record is a struct"));
        };
        let Fields::Named(named) = &data.fields else {
            return Err(syn::Error::new_spanned(input, "the fields of a record have names"));
        };
        if !input.generics.params.is_empty() {
            return Err(syn::Error::new_spanned(&input.generics, "a record has no parameters"));
        }
        let said = TypeAttributes::of(&input.attrs)?;
        let fields = named.named.iter().filter_map(|field| {
            let name = field.ident.as_ref()?;
            Some(FieldAttributes::of(&field.attrs).map(|attributes| {
                let wire = attributes.rename.clone().unwrap_or_else(|| wire_name(name, &said));
                Field { name, wire, ty: &field.ty, said: attributes }
            }))
        });
        let fields = fields.collect::<syn::Result<_>>()?;
        Ok(Self { name: &input.ident, said, fields })
    }
}

impl Field<'_> {
    /// Returns the type that describes it.
    pub(crate) fn schema_type(&self) -> &Type {
        self.said.schema_with.as_ref().unwrap_or(self.ty)
    }
}

/// Returns whether a type is written `Option<...>`.
pub(crate) fn is_option(ty: &Type) -> bool {
    match ty {
        // Types that a macro passed on are in a group that cannot be seen.
        Type::Group(group) => is_option(&group.elem),
        Type::Path(path) => path.path.segments.last().is_some_and(|last| {
            last.ident == "Option"
                && matches!(&last.arguments, PathArguments::AngleBracketed(arguments)
                    if matches!(arguments.args.first(), Some(GenericArgument::Type(_))))
        }),
        _ => false,
    }
}

fn wire_name(name: &Ident, said: &TypeAttributes) -> LitStr {
    let snake = name.unraw().to_string();
    let wire = said.case.map_or(snake.clone(), |case| case.of_field(&snake));
    LitStr::new(&wire, Span::call_site())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what is said of a struct that is not a record, or is one in ways that are not known
    /// here.
    #[track_caller]
    fn refused(item: &DeriveInput) -> String {
        Record::of(item).err().expect("it was taken").to_string()
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        use syn::parse_quote as item;
        assert_eq!(refused(&item! { enum A { B } }), "a record is a struct");
        assert_eq!(refused(&item! { struct A(u8); }), "the fields of a record have names");
        assert_eq!(refused(&item! { struct A<T> { b: T } }), "a record has no parameters");
        let unknown = "this derive does not know that; take serde's and schemars' for this type";
        assert_eq!(refused(&item! { #[serde(tag = "b")] struct A {} }), unknown);
        assert_eq!(refused(&item! { struct A { #[serde(flatten)] b: B } }), unknown);
        assert_eq!(refused(&item! { struct A { #[schemars(range(min = 1))] b: u8 } }), unknown);
        let case = refused(&item! { #[serde(rename_all = "UPPERCASE")] struct A {} });
        assert_eq!(case, "this derive does not know that case");
    }

    #[test]
    fn an_option_is_seen_under_any_path() {
        let check = |text: &str| is_option(&syn::parse_str(text).unwrap());
        assert!(check("Option<String>"));
        assert!(check("std::option::Option<Vec<u8>>"));
        assert!(!check("Vec<Option<String>>"));
        assert!(!check("crate::schema::Nullable<String>"));
    }
}
