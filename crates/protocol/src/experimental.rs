//! Params and their experimental fields: declared once, marked in the schema
//! and checked for at run time.

/// Params that may hold fields which only clients with the `experimentalApi` capability may set.
pub trait ExperimentalFields {
    /// Returns the wire name of the first such field that is set, in the order of declaration.
    ///
    /// `null` counts as unset, an empty list as set. A field of a field is named with a dot
    /// between them. By default there is none.
    fn experimental_field(&self) -> Option<&'static str> {
        None
    }

    /// Returns the first experimental variant that a stable field is set to, such as
    /// `askForApproval.granular`. By default there is none.
    fn experimental_variant(&self) -> Option<&'static str> {
        None
    }
}

/// Params that may be left out say what their type says once they are there.
impl<T: ExperimentalFields> ExperimentalFields for Option<T> {
    fn experimental_field(&self) -> Option<&'static str> {
        self.as_ref().and_then(T::experimental_field)
    }

    fn experimental_variant(&self) -> Option<&'static str> {
        self.as_ref().and_then(T::experimental_variant)
    }
}

/// A type with variants that only clients with the `experimentalApi` capability may send.
///
/// Such a variant is gated and no more: the stable schema shows it, since the server sends it to
/// everyone, for one as the policy of a thread that another client started.
pub(crate) trait ExperimentalVariants {
    /// Returns the variant's descriptor, `type.variant`, if it is such a one.
    fn experimental_variant(&self) -> Option<&'static str>;
}

impl<T: ExperimentalVariants> ExperimentalVariants for Option<T> {
    fn experimental_variant(&self) -> Option<&'static str> {
        self.as_ref().and_then(T::experimental_variant)
    }
}

/// Says if a field was given a value that differs from leaving it out.
pub(crate) trait IsUnset {
    /// Returns true if it was left out.
    fn is_unset(&self) -> bool;
}

impl<T> IsUnset for Option<T> {
    fn is_unset(&self) -> bool {
        self.is_none()
    }
}

impl IsUnset for bool {
    fn is_unset(&self) -> bool {
        !self
    }
}

/// Declares a params struct: its stable fields, then its experimental ones if there are any,
/// each of those as `"wireName" => pub rust_name: Type`.
///
/// `gated` names the stable fields whose type has experimental variants.
///
/// Experimental fields are optional on the wire, marked `x-experimental` in the
/// schema, and what [`ExperimentalFields`] looks at.
macro_rules! params {
    (
        $(#[$struct_attr:meta])*
        pub struct $name:ident {
            $($(#[$attr:meta])* pub $field:ident: $type:ty,)*
        }
        $(experimental {
            $($(#[$x_attr:meta])* $x_wire:literal => pub $x_field:ident: $x_type:ty,)*
        })?
        $(gated { $($gated:ident,)* })?
    ) => {
        $(#[$struct_attr])*
        pub struct $name {
            $($(#[$attr])* pub $field: $type,)*
            $($(
                $(#[$x_attr])*
                #[serde(rename = $x_wire, default, skip_serializing_if = "crate::experimental::IsUnset::is_unset")]
                #[cfg_attr(feature = "schema", schemars(extend("x-experimental" = true)))]
                pub $x_field: $x_type,
            )*)?
        }

        impl $crate::ExperimentalFields for $name {
            $(fn experimental_field(&self) -> Option<&'static str> {
                $(if !$crate::experimental::IsUnset::is_unset(&self.$x_field) {
                    return Some($x_wire);
                })*
                None
            })?

            $(fn experimental_variant(&self) -> Option<&'static str> {
                $(
                    let found = $crate::experimental::ExperimentalVariants::experimental_variant(&self.$gated);
                    if found.is_some() {
                        return found;
                    }
                )*
                None
            })?
        }
    };
}
pub(crate) use params;
