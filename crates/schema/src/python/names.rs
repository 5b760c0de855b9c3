//! Python's names for what the wire calls otherwise.

/// Words that a field may not be called: Python's own, what annotations are made of, and what
/// pydantic's base class has already.
const TAKEN: [&str; 75] = [
    "False",
    "None",
    "True",
    "and",
    "as",
    "assert",
    "async",
    "await",
    "bool",
    "break",
    "class",
    "construct",
    "context",
    "continue",
    "copy",
    "def",
    "del",
    "dict",
    "elif",
    "else",
    "except",
    "finally",
    "float",
    "for",
    "from",
    "from_orm",
    "global",
    "if",
    "import",
    "in",
    "int",
    "is",
    "json",
    "lambda",
    "list",
    "model_computed_fields",
    "model_config",
    "model_construct",
    "model_copy",
    "model_dump",
    "model_dump_json",
    "model_extra",
    "model_fields",
    "model_fields_set",
    "model_json_schema",
    "model_parametrized_name",
    "model_post_init",
    "model_rebuild",
    "model_validate",
    "model_validate_json",
    "model_validate_strings",
    "nonlocal",
    "not",
    "object",
    "or",
    "parse_file",
    "parse_obj",
    "parse_raw",
    "pass",
    "raise",
    "return",
    "schema",
    "schema_json",
    "self",
    "set",
    "str",
    "super",
    "to_wire",
    "try",
    "tuple",
    "update_forward_refs",
    "validate",
    "while",
    "with",
    "yield",
];

/// Returns `threadId` as `thread_id`; what no field may be called gets an underscore at the end.
pub(super) fn field_name(wire: &str) -> String {
    let mut name = words(wire).join("_").to_lowercase();
    if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert_str(0, "field_");
    }
    if TAKEN.contains(&name.as_str()) {
        name.push('_');
    }
    name
}

/// Returns `item/agentMessage` as `ItemAgentMessage`.
pub(super) fn class_name(text: &str) -> String {
    let mut name = String::new();
    for word in words(text) {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// Returns `item/agentMessage` as `ITEM_AGENT_MESSAGE`.
pub(super) fn constant_name(text: &str) -> String {
    words(text).join("_").to_uppercase()
}

/// Returns whether the wire name follows from the Python name by pydantic's `to_camel`.
///
/// Names with digits are not left to it: its rules for them are its own.
pub(super) fn is_camel_of(wire: &str, name: &str) -> bool {
    let mut camel = String::new();
    for (place, word) in name.split('_').enumerate() {
        if word.is_empty() || !word.chars().all(|letter| letter.is_ascii_lowercase()) {
            return false;
        }
        if place == 0 {
            camel.push_str(word);
        } else {
            camel.push_str(&class_name(word));
        }
    }
    camel == wire
}

/// Returns the words of a name in any spelling: ends at what is no letter or digit, at a capital
/// after a small letter or digit, and at a capital before a small letter.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut letters = text.chars().peekable();
    let mut before: Option<char> = None;
    while let Some(letter) = letters.next() {
        let starts = letter.is_ascii_uppercase()
            && before.is_some_and(|before| {
                !before.is_ascii_uppercase() || letters.peek().is_some_and(char::is_ascii_lowercase)
            });
        if (starts || !letter.is_ascii_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if letter.is_ascii_alphanumeric() {
            word.push(letter);
        }
        before = letter.is_ascii_alphanumeric().then_some(letter);
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        let cases = [
            ("threadId", "thread_id"),
            ("model_provider", "model_provider"),
            ("MCPServer", "mcp_server"),
            ("from", "from_"),
            ("_meta", "meta"),
            ("$schema", "schema_"),
            ("otlp-http", "otlp_http"),
            ("primary2Used", "primary2_used"),
            ("2fa", "field_2fa"),
        ];
        for (wire, name) in cases {
            assert_eq!(field_name(wire), name);
        }
    }

    #[test]
    fn types_and_methods() {
        assert_eq!(class_name("agentMessage"), "AgentMessage");
        assert_eq!(class_name("input_text"), "InputText");
        assert_eq!(class_name("item/agentMessage/delta"), "ItemAgentMessageDelta");
        assert_eq!(constant_name("item/agentMessage/delta"), "ITEM_AGENT_MESSAGE_DELTA");
    }

    #[test]
    fn names_that_need_no_alias() {
        assert!(is_camel_of("threadId", "thread_id") && is_camel_of("id", "id"));
        assert!(!is_camel_of("model_provider", "model_provider"));
        assert!(!is_camel_of("from", "from_") && !is_camel_of("primary2Used", "primary2_used"));
    }
}
