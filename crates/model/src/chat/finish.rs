//! Reasons for the end of a response, in the words of many servers.

use turnhost_ports::ModelError;

use crate::failure;

/// Returns the failure that a finish reason means; `None` for a response that is whole.
pub(super) fn failure_of(reason: &str) -> Option<ModelError> {
    let reason = reason.to_ascii_lowercase();
    match &*reason {
        // OpenAI's; Anthropic's and Gemini's; Mistral's.
        "length" | "max_tokens" | "model_length" => {
            Some(failure::response_incomplete("max_output_tokens"))
        }
        // OpenAI's; Gemini's; Zhipu's.
        "content_filter" | "safety" | "prohibited_content" | "blocklist" | "spii"
        | "recitation" | "image_safety" | "sensitive" => {
            Some(failure::response_incomplete("content_filter"))
        }
        "error" => Some(failure::disconnected("the provider reported an error")),
        // Zhipu's; DeepSeek's; vLLM's and SGLang's; Gemini's.
        "network_error"
        | "insufficient_system_resource"
        | "abort"
        | "malformed_function_call"
        | "unexpected_tool_call" => {
            let cause = format!("the provider ended the response: {reason}");
            Some(failure::disconnected(&cause))
        }
        _ => None,
    }
}

/// Returns `true` for a reason that says nothing, as some servers send with each piece.
pub(super) fn is_none(reason: &str) -> bool {
    matches!(reason, "" | "null" | "None")
}
