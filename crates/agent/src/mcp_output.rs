//! The results of MCP servers as models are shown them.

use std::time::Duration;

use serde_json::Value;
use turnhost_protocol::{
    FunctionCallOutputBody, FunctionCallOutputContentItem as Part, ImageDetail,
    McpServerToolCallResponse, ModelAudio, ModelImage,
};

use crate::tool_output::{Limit, cut_middle};

/// Placeholder for an image that no model could read.
const IMAGE_OMITTED: &str = "image content omitted because it could not be processed";

/// Image types that models read.
const IMAGE_TYPES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// Shows what a tool returned: its data if there is any, else its parts. Longer text than
/// `limit_tokens` loses its middle.
pub(crate) fn of_response(
    response: &McpServerToolCallResponse,
    elapsed_ms: i64,
    limit_tokens: Option<u64>,
) -> FunctionCallOutputBody {
    let limit = Limit::new(None, limit_tokens);
    match &response.structured_content {
        Some(data) if !data.is_null() => of_data(&data.to_string(), elapsed_ms, limit_tokens),
        _ => {
            let parts = response.content.iter().map(|part| shown(part, limit));
            let head = Part::InputText { text: head(elapsed_ms) };
            FunctionCallOutputBody::Content(std::iter::once(head).chain(parts).collect())
        }
    }
}

/// Shows data, as JSON text.
pub(crate) fn of_data(
    json: &str,
    elapsed_ms: i64,
    limit_tokens: Option<u64>,
) -> FunctionCallOutputBody {
    let text = cut_middle(json, Limit::new(None, limit_tokens));
    format!("{}\n{text}", head(elapsed_ms)).into()
}

/// Shows why there is no result.
pub(crate) fn of_error(
    reason: &str,
    elapsed_ms: i64,
    limit_tokens: Option<u64>,
) -> FunctionCallOutputBody {
    let text = cut_middle(reason, Limit::new(None, limit_tokens));
    let parts = [head(elapsed_ms), text].map(|text| Part::InputText { text });
    FunctionCallOutputBody::Content(parts.into())
}

fn head(elapsed_ms: i64) -> String {
    let elapsed = Duration::from_millis(u64::try_from(elapsed_ms).unwrap_or(0));
    format!("Wall time: {:.4} seconds\nOutput:", elapsed.as_secs_f64())
}

/// Shows one part. What models have no form for is shown as JSON.
fn shown(part: &Value, limit: Limit) -> Part {
    let member = |name: &str| part.get(name).and_then(Value::as_str);
    match (member("type"), member("text"), member("data"), member("mimeType")) {
        (Some("text"), Some(text), ..) => Part::InputText { text: cut_middle(text, limit) },
        (Some("image"), _, Some(data), Some(kind)) if IMAGE_TYPES.contains(&kind) => {
            let image_url = format!("data:{kind};base64,{data}");
            let source = ModelImage::Url { image_url };
            Part::InputImage { source, detail: Some(ImageDetail::High) }
        }
        (Some("image"), ..) => Part::InputText { text: IMAGE_OMITTED.to_owned() },
        (Some("audio"), _, Some(data), Some(kind)) => {
            let audio_url = format!("data:{kind};base64,{data}");
            Part::InputAudio { source: ModelAudio::Url { audio_url } }
        }
        _ => Part::InputText { text: cut_middle(&part.to_string(), limit) },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn output(response: &Value) -> Value {
        let response = serde_json::from_value(response.clone()).unwrap();
        serde_json::to_value(of_response(&response, 1_500, Some(10))).unwrap()
    }

    #[test]
    fn data_is_shown_instead_of_the_parts_that_repeat_it() {
        let response =
            json!({"content": [{"type": "text", "text": "a"}], "structuredContent": {"b": 1}});
        assert_eq!(output(&response), json!("Wall time: 1.5000 seconds\nOutput:\n{\"b\":1}"));
    }

    #[test]
    fn parts_are_shown_in_the_forms_that_models_have() {
        let link = json!({"type": "resource_link", "uri": "a:b"});
        let response = json!({"content": [
            {"type": "text", "text": "x".repeat(100)},
            {"type": "image", "data": "AAAA", "mimeType": "image/png"},
            {"type": "image", "data": "AAAA", "mimeType": "image/tiff"},
            link,
        ]});
        let shown = output(&response);
        assert!(shown[1]["text"].as_str().unwrap().contains("truncated"), "{shown}");
        assert_eq!(shown[2]["image_url"], "data:image/png;base64,AAAA");
        assert_eq!(shown[3]["text"], IMAGE_OMITTED);
        assert_eq!(shown[4]["text"], link.to_string());
    }
}
