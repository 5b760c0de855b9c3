//! Titles, of which code generators make names: of types, variants and the tags of variants.

use serde_json::{Map, Value};

use crate::protocol::capitalised;

/// Types whose tags the published schema leaves untitled.
const UNTITLED_TAGS: &[&str] =
    &["FileSystemSpecialPath", "HookMetadata", "McpServerElicitationRequestParams"];

/// Types that the published schema qualifies in the titles of their variants, in bundles and in
/// files of their own.
const QUALIFIED: &[&str] = &[
    "AccountSessionsSwitchResponse",
    "BedrockSetupParams",
    "LoginAccountParams",
    "LoginAccountResponse",
    "ModelProviderError",
];

/// Variants, by type and word, that the published schema names after their tag.
const NAMED_AFTER_TAG: &[(&str, &str)] = &[
    ("BlockReason", "cyber"),
    ("FileSystemSpecialPath", "project_roots"),
    ("GatewayAuth", "externallyConfigured"),
];

/// Returns the title of a type.
pub(super) fn type_title(name: &str) -> String {
    match name.strip_prefix("Nullable") {
        Some(named) => format!("Nullable_{named}"),
        None => name.to_owned(),
    }
}

/// Says whether titles name the type with its namespace, where the published schema does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Qualified {
    Yes,
    No,
}

/// Gives the variants of the type `name`, and their tags, titles.
pub(super) fn add_to_variants(name: &str, schema: &mut Value, qualified: Qualified) {
    let namespace =
        if qualified == Qualified::Yes && QUALIFIED.contains(&name) { "v2::" } else { "" };
    for union in ["oneOf", "anyOf"] {
        for variant in schema.get_mut(union).and_then(Value::as_array_mut).into_iter().flatten() {
            if let Value::Object(variant) = variant {
                add_to_variant(name, namespace, variant);
            }
            add_to_variants(name, variant, qualified);
        }
    }
}

fn add_to_variant(name: &str, namespace: &str, variant: &mut Map<String, Value>) {
    if variant.contains_key("title") {
        return;
    }
    let tag = tag(variant).map(|(member, word)| (member.to_owned(), word.to_owned()));
    let named = match &tag {
        Some((member, word)) if NAMED_AFTER_TAG.contains(&(name, word)) => member,
        Some((_, word)) => word,
        None => match only_member(variant) {
            Some(member) => member,
            None => return,
        },
    };
    let title = format!("{}{namespace}{name}", camel(named));
    if let Some((member, _)) = &tag
        && !UNTITLED_TAGS.contains(&name)
        && let Some(Value::Object(tag)) =
            variant.get_mut("properties").and_then(|it| it.get_mut(member))
    {
        tag.insert("title".into(), format!("{title}{}", camel(member)).into());
    }
    variant.insert("title".into(), title.into());
}

/// Returns the member that distinguishes a variant from the others, and its value.
fn tag(variant: &Map<String, Value>) -> Option<(&str, &str)> {
    variant.get("properties")?.as_object()?.iter().find_map(|(member, schema)| {
        match schema.get("enum")?.as_array()?.as_slice() {
            [Value::String(word)] => Some((member.as_str(), word.as_str())),
            _ => None,
        }
    })
}

/// Returns the one member that a variant needs.
fn only_member(variant: &Map<String, Value>) -> Option<&str> {
    match variant.get("required")?.as_array()?.as_slice() {
        [Value::String(member)] => Some(member),
        _ => None,
    }
}

/// Returns `open_page` as `OpenPage`.
fn camel(word: &str) -> String {
    word.split(|c: char| !c.is_ascii_alphanumeric()).map(capitalised).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn titled(name: &str, mut schema: Value) -> Value {
        add_to_variants(name, &mut schema, Qualified::Yes);
        schema
    }

    #[test]
    fn variants_and_tags_are_named_after_word_and_type() {
        let action = |word: &str| json!({"properties": {"type": {"enum": [word]}}});
        let schema = titled("Action", json!({"oneOf": [action("open_page")]}));
        assert_eq!(schema["oneOf"][0]["title"], "OpenPageAction");
        assert_eq!(schema["oneOf"][0]["properties"]["type"]["title"], "OpenPageActionType");
        let schema = titled("ModelProviderError", json!({"oneOf": [action("mismatch")]}));
        assert_eq!(schema["oneOf"][0]["title"], "Mismatchv2::ModelProviderError");
    }

    #[test]
    fn a_variant_without_a_tag_is_named_after_the_member_it_needs() {
        let custom = json!({"required": ["custom"], "properties": {"custom": {"type": "string"}}});
        let schema =
            titled("Mode", json!({"anyOf": [custom, {"enum": ["none"]}, {"type": "null"}]}));
        assert_eq!(schema["anyOf"][0]["title"], "CustomMode");
        assert!(schema["anyOf"][1].get("title").is_none());
    }

    #[test]
    fn messages_are_named_after_their_method() {
        let protocol = crate::fixture::protocol();
        let titles: Vec<String> = protocol.methods.iter().map(crate::MethodRow::title).collect();
        let wanted = ["Thread/startRequest", "Thread/forkRequest", "InitializedNotification"];
        assert_eq!(titles[..3], wanted);
    }
}
