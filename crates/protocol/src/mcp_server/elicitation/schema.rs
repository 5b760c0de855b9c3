//! The form that an MCP server asks the user to fill in.

use indexmap::IndexMap;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Number;

use crate::record::Record;
use crate::word::Word;

/// A form that an MCP server wants filled in: a flat object in a small part of JSON Schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[serde(deny_unknown_fields)]
pub struct McpElicitationSchema {
    /// The fields by name; none if only a yes or no is asked.
    pub properties: IndexMap<String, McpElicitationPrimitiveSchema>,
    /// Always `object`.
    pub r#type: McpElicitationObjectType,
    /// The version of JSON Schema it is written in.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Names of the fields that must be filled in. None if unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<Vec<String>>,
}

impl McpElicitationSchema {
    /// Returns a form on which there is nothing to fill in but a yes or no.
    pub fn without_fields() -> Self {
        let r#type = McpElicitationObjectType::Object;
        Self { properties: IndexMap::new(), r#type, schema: None, required: None }
    }
}

/// The type of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum McpElicitationObjectType {
    /// An object whose members are the fields.
    Object,
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum McpElicitationPrimitiveSchema {
    /// Choices.
    Enum(McpElicitationEnumSchema),
    /// A text.
    String(McpElicitationStringSchema),
    /// A number.
    Number(McpElicitationNumberSchema),
    /// A yes or no.
    Boolean(McpElicitationBooleanSchema),
}

/// A field of a form that takes a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[serde(deny_unknown_fields)]
pub struct McpElicitationStringSchema {
    /// Always `string`.
    pub r#type: McpElicitationStringType,
    /// The text to begin with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// The purpose of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The required format. Any if unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<McpElicitationStringFormat>,
    /// The largest length, in characters. Any length if unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// The smallest length, in characters. Any length if unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u32>,
    /// The field's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// The required format of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "kebab-case")]
pub enum McpElicitationStringFormat {
    /// An e-mail address.
    Email,
    /// A URI.
    Uri,
    /// A date.
    Date,
    /// A date with a time.
    DateTime,
}

/// The type of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum McpElicitationStringType {
    /// A text.
    String,
}

/// A field of a form that takes a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(deny_unknown_fields)]
pub struct McpElicitationNumberSchema {
    /// Says if it must be whole.
    pub r#type: McpElicitationNumberType,
    /// The number to begin with.
    #[schemars(with = "Option<f64>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Number>,
    /// The purpose of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The largest number allowed. Any if unset.
    #[schemars(with = "Option<f64>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Number>,
    /// The smallest number allowed. Any if unset.
    #[schemars(with = "Option<f64>")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Number>,
    /// The field's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// The kind of number a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum McpElicitationNumberType {
    /// Any number.
    Number,
    /// A whole number.
    Integer,
}

/// A field of a form that is answered yes or no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(deny_unknown_fields)]
pub struct McpElicitationBooleanSchema {
    /// Always `boolean`.
    pub r#type: McpElicitationBooleanType,
    /// The answer to begin with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<bool>,
    /// The purpose of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The field's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// The type of a yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum McpElicitationBooleanType {
    /// A yes or no.
    Boolean,
}

/// A field of a form with choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum McpElicitationEnumSchema {
    /// One of them.
    SingleSelect(McpElicitationSingleSelectEnumSchema),
    /// Any number of them.
    MultiSelect(McpElicitationMultiSelectEnumSchema),
    /// One of them, with names for people in the older form.
    LegacyTitled(McpElicitationLegacyTitledEnumSchema),
}

/// The type of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Word)]
#[serde(rename_all = "lowercase")]
pub enum McpElicitationArrayType {
    /// A list.
    Array,
}

/// A choice with a name for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(deny_unknown_fields)]
pub struct McpElicitationConstOption {
    /// The value that is answered.
    pub r#const: String,
    /// Its name for people.
    pub title: String,
}

/// A field of a form with one choice to make, in the older form: names beside the values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[serde(deny_unknown_fields)]
pub struct McpElicitationLegacyTitledEnumSchema {
    /// The values to choose from.
    pub r#enum: Vec<String>,
    /// Always `string`.
    pub r#type: McpElicitationStringType,
    /// The choice to begin with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// The purpose of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Their names for people, in the same order. The values themselves if unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enum_names: Option<Vec<String>>,
    /// The field's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// A field of a form with any number of choices to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum McpElicitationMultiSelectEnumSchema {
    /// The choices are shown as they are.
    Untitled(McpElicitationUntitledMultiSelectEnumSchema),
    /// The choices have names for people.
    Titled(McpElicitationTitledMultiSelectEnumSchema),
}

/// A field of a form with one choice to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(untagged)]
pub enum McpElicitationSingleSelectEnumSchema {
    /// The choices are shown as they are.
    Untitled(McpElicitationUntitledSingleSelectEnumSchema),
    /// The choices have names for people.
    Titled(McpElicitationTitledSingleSelectEnumSchema),
}

/// Choices with names for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[serde(deny_unknown_fields)]
pub struct McpElicitationTitledEnumItems {
    /// The choices.
    pub any_of: Vec<McpElicitationConstOption>,
}

/// A field of a form with any number of choices to make, which have names for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[serde(deny_unknown_fields)]
pub struct McpElicitationTitledMultiSelectEnumSchema {
    /// The options.
    pub items: McpElicitationTitledEnumItems,
    /// Always `array`.
    pub r#type: McpElicitationArrayType,
    /// The choices to begin with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Vec<String>>,
    /// The purpose of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The largest number of choices. Any number if unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<u64>,
    /// The smallest number of choices. Any number if unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_items: Option<u64>,
    /// The field's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// A field of a form with one choice to make among choices that have names for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[serde(deny_unknown_fields)]
pub struct McpElicitationTitledSingleSelectEnumSchema {
    /// The choices.
    pub one_of: Vec<McpElicitationConstOption>,
    /// Always `string`.
    pub r#type: McpElicitationStringType,
    /// The choice to begin with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// The purpose of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The field's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// Choices that are shown as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(deny_unknown_fields)]
pub struct McpElicitationUntitledEnumItems {
    /// The values to choose from.
    pub r#enum: Vec<String>,
    /// Always `string`.
    pub r#type: McpElicitationStringType,
}

/// A field of a form with any number of choices to make, which are shown as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(rename_all = "camelCase")]
#[serde(deny_unknown_fields)]
pub struct McpElicitationUntitledMultiSelectEnumSchema {
    /// The options.
    pub items: McpElicitationUntitledEnumItems,
    /// Always `array`.
    pub r#type: McpElicitationArrayType,
    /// The choices to begin with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Vec<String>>,
    /// The purpose of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The largest number of choices. Any number if unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<u64>,
    /// The smallest number of choices. Any number if unset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_items: Option<u64>,
    /// The field's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// A field of a form with one choice to make among choices that are shown as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Record)]
#[serde(deny_unknown_fields)]
pub struct McpElicitationUntitledSingleSelectEnumSchema {
    /// The values to choose from.
    pub r#enum: Vec<String>,
    /// Always `string`.
    pub r#type: McpElicitationStringType,
    /// The choice to begin with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// The purpose of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The field's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}
