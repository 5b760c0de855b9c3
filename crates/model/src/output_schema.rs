//! An output schema that the provider does not enforce: asked for in words, and checked.

use serde_json::Value;
use turnhost_ports::{ModelError, Retry};
use turnhost_protocol::{CodexErrorInfo, ContentItem, ResponseMessage};

use crate::failure;
use crate::json_schema::JsonSchema;

/// A schema, and the answer so far.
#[derive(Debug)]
pub(crate) struct OutputSchema {
    schema: JsonSchema,
    /// The text of the last message.
    answer: Option<String>,
}

impl OutputSchema {
    /// Takes the schema. Fails if it is none, or has keywords that are not checked.
    pub(crate) fn new(schema: &Value) -> Result<Self, ModelError> {
        let schema = JsonSchema::new(schema).map_err(|err| {
            let message = format!("`outputSchema` is no JSON Schema that can be checked: {err}");
            failure::error(CodexErrorInfo::Other, message, Retry::No)
        })?;
        Ok(Self { schema, answer: None })
    }

    /// Returns the words that ask a model for the schema.
    pub(crate) fn instruction(schema: &Value) -> String {
        format!(
            "When you give your final answer, write one JSON value that is valid under the JSON \
             Schema below and nothing else: no other text, and no Markdown fence.\n\n{schema}"
        )
    }

    /// Takes a complete message, and takes off the fence that models put around JSON.
    pub(crate) fn take(&mut self, message: &mut ResponseMessage) {
        let mut answer = String::new();
        for part in &mut message.content {
            if let ContentItem::OutputText { text, .. } = part {
                if let Some(inner) = unfenced(text) {
                    *text = inner.to_owned();
                }
                answer.push_str(text);
            }
        }
        self.answer = Some(answer);
    }

    /// Checks the last message, once no call follows it.
    pub(crate) fn check(&self) -> Result<(), ModelError> {
        let answer = self.answer.as_deref().unwrap_or_default();
        let fault = match serde_json::from_str::<Value>(answer) {
            Ok(value) => self.schema.check(&value).err(),
            Err(err) => Some(format!("it is no JSON: {err}")),
        };
        let Some(fault) = fault else { return Ok(()) };
        let message = format!("the model's answer does not fit the output schema: {fault}");
        Err(failure::error(CodexErrorInfo::Other, message, Retry::Stream { after: None }))
    }
}

/// Returns the text between a leading line of three backticks and a trailing one.
fn unfenced(text: &str) -> Option<&str> {
    let inner = text.trim().strip_prefix("```")?.strip_suffix("```")?;
    inner.split_once('\n').map(|(_, inner)| inner.trim())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn checked(text: &str) -> Result<String, String> {
        let mut schema = OutputSchema::new(&json!({"type": "object", "required": ["a"]})).unwrap();
        let content =
            vec![ContentItem::OutputText { text: text.into(), annotations: None, logprobs: None }];
        let mut message = ResponseMessage { content, ..ResponseMessage::default() };
        schema.take(&mut message);
        schema.check().map_err(|err| err.message)?;
        Ok(schema.answer.unwrap())
    }

    #[test]
    fn answers_are_checked_and_fences_taken_off() {
        assert_eq!(checked(r#"{"a":1}"#).unwrap(), r#"{"a":1}"#);
        assert_eq!(checked("```json\n{\"a\":1}\n```\n").unwrap(), r#"{"a":1}"#);
        assert!(checked(r#"{"b":1}"#).unwrap_err().contains("\"a\" is a required property"));
        assert!(checked("Sure!").unwrap_err().contains("it is no JSON"));
    }

    #[test]
    fn a_schema_that_is_none_is_refused() {
        let error = OutputSchema::new(&json!({"type": 7})).unwrap_err();
        assert!(
            error.message.starts_with("`outputSchema` is no JSON Schema that can be checked: "),
            "{error}"
        );
    }
}
