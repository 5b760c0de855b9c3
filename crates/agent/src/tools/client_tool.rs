//! Tools that a client brings (`dynamicTools`): the call goes to the clients as `item/tool/call`.

use serde_json::{Value, json};
use turnhost_base::Millis;
use turnhost_policy::{REMOTE_IMAGE_REFUSED, is_remote_image};
use turnhost_ports::ToolSpec;
use turnhost_protocol::{
    DynamicToolCallItem, DynamicToolCallOutputContentItem as Part, DynamicToolCallParams,
    DynamicToolCallResponse, DynamicToolCallStatus, DynamicToolNamespaceTool, DynamicToolSpec,
    FunctionCallOutputBody, FunctionCallOutputContentItem, ImageDetail, ItemBody, ModelAudio,
    ModelImage, ServerRequest, ThreadItem,
};
use turnhost_thread::WaitingFor;

use super::{AwaitedRequest, CallCx, Progress, Tool, ToolCall, ToolInput, arguments};
use crate::action::Answer;
use crate::context::{IMAGE_OMITTED, is_readable};

/// The output of a call that the client answered with an error.
const FAILED: &str = "dynamic tool request failed";

/// The output of a call that the client answered with something that is not a result.
const INVALID: &str = "dynamic tool response was invalid";

/// The output of a call whose turn was stopped.
const CANCELLED: &str = "dynamic tool call was cancelled before receiving a response";

/// One tool of a client.
pub(super) struct ClientTool {
    spec: ToolSpec,
    namespace: Option<String>,
}

/// Returns the tools that `declared` stands for, and its one definition for the model.
pub(super) fn client_tools(declared: &DynamicToolSpec) -> (ToolSpec, Vec<ClientTool>) {
    match declared {
        DynamicToolSpec::Function { name, description, input_schema, .. } => {
            let spec = super::spec(name, &super::function_json(name, description, input_schema));
            (spec.clone(), vec![ClientTool { spec, namespace: None }])
        }
        DynamicToolSpec::Namespace { name: namespace, description, tools } => {
            let mut functions = Vec::new();
            let mut members = Vec::new();
            for DynamicToolNamespaceTool::Function { name, description, input_schema, .. } in tools
            {
                let json = super::function_json(name, description, input_schema);
                let spec = super::spec(name, &json);
                members.push(ClientTool { spec, namespace: Some(namespace.clone()) });
                functions.push(json);
            }
            let group = json!({
                "type": "namespace",
                "name": namespace,
                "description": description,
                "tools": functions,
            });
            (super::spec(namespace, &group), members)
        }
    }
}

impl Tool for ClientTool {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn namespace(&self) -> Option<&str> {
        self.namespace.as_deref()
    }

    fn call(&self, input: ToolInput<'_>) -> Result<Box<dyn ToolCall>, String> {
        let ToolInput::Arguments(arguments) = input else {
            return Err(super::unsupported(&self.spec.name, input.form()));
        };
        Ok(Box::new(ClientToolCall {
            tool: self.spec.name.to_string(),
            namespace: self.namespace.clone(),
            arguments: arguments::parse(arguments)?,
            started_at: Millis(0),
        }))
    }
}

/// A call.
struct ClientToolCall {
    tool: String,
    namespace: Option<String>,
    arguments: Value,
    started_at: Millis,
}

impl ToolCall for ClientToolCall {
    /// Clients may count on being asked for one call at a time.
    fn runs_alone(&self) -> bool {
        true
    }

    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        self.started_at = cx.cx.now;
        let request = DynamicToolCallParams {
            thread_id: cx.cx.thread.id,
            turn_id: cx.turn.id,
            arguments: self.arguments.clone(),
            call_id: cx.call.to_string(),
            tool: self.tool.clone(),
            namespace: self.namespace.clone(),
        };
        let body = self.body(DynamicToolCallStatus::InProgress, cx);
        Progress::NeedsAnswer(Box::new(AwaitedRequest {
            waiting_for: WaitingFor::ClientTool,
            started: Some(self.item(body, None)),
            reviewed: None,
            request: ServerRequest::DynamicToolCall(Box::new(request)),
        }))
    }

    fn on_answer(&mut self, answer: Answer, cx: &mut CallCx<'_, '_>) -> Progress {
        let response = match answer {
            Answer::ClientTool(response) if response.content_items.iter().any(is_remote) => {
                failed(REMOTE_IMAGE_REFUSED)
            }
            Answer::ClientTool(response) => response,
            Answer::Unreadable => failed(INVALID),
            _ => failed(FAILED),
        };
        let output = output(&response.content_items);
        self.complete(response, cx);
        Progress::Done(output)
    }

    fn on_abort(&mut self, cx: &mut CallCx<'_, '_>) -> Option<FunctionCallOutputBody> {
        let unanswered = DynamicToolCallResponse { content_items: Vec::new(), success: false };
        self.complete(unanswered, cx);
        Some(CANCELLED.to_owned().into())
    }
}

fn is_remote(part: &Part) -> bool {
    matches!(part, Part::InputImage { image_url } if is_remote_image(image_url))
}

/// Returns the response in place of one that a client did not give.
fn failed(reason: &str) -> DynamicToolCallResponse {
    let content_items = vec![Part::InputText { text: reason.to_owned() }];
    DynamicToolCallResponse { content_items, success: false }
}

impl ClientToolCall {
    fn body(&self, status: DynamicToolCallStatus, cx: &CallCx<'_, '_>) -> DynamicToolCallItem {
        DynamicToolCallItem {
            id: cx.call.clone(),
            arguments: self.arguments.clone(),
            status,
            tool: self.tool.clone(),
            content_items: None,
            duration_ms: None,
            namespace: self.namespace.clone(),
            success: None,
        }
    }

    fn item(&self, body: DynamicToolCallItem, completed_at: Option<Millis>) -> ThreadItem {
        ThreadItem {
            body: ItemBody::DynamicToolCall(Box::new(body)),
            started_at_ms: Some(self.started_at.0),
            completed_at_ms: completed_at.map(|at| at.0),
        }
    }

    fn complete(&self, response: DynamicToolCallResponse, cx: &mut CallCx<'_, '_>) {
        let status = if response.success {
            DynamicToolCallStatus::Completed
        } else {
            DynamicToolCallStatus::Failed
        };
        let mut body = self.body(status, cx);
        body.content_items = Some(response.content_items);
        body.success = Some(response.success);
        body.duration_ms = Some(cx.cx.now.since(self.started_at));
        let item = self.item(body, Some(cx.cx.now));
        cx.item_completed(item);
    }
}

/// Makes the output for the model: one text as it is, anything else as a list.
fn output(parts: &[Part]) -> FunctionCallOutputBody {
    match parts {
        [Part::InputText { text }] => text.clone().into(),
        parts => FunctionCallOutputBody::Content(parts.iter().map(to_model).collect()),
    }
}

fn to_model(part: &Part) -> FunctionCallOutputContentItem {
    match part {
        Part::InputText { text } => FunctionCallOutputContentItem::InputText { text: text.clone() },
        Part::InputImage { image_url } if is_readable(image_url) => {
            FunctionCallOutputContentItem::InputImage {
                source: ModelImage::Url { image_url: image_url.clone() },
                detail: Some(ImageDetail::High),
            }
        }
        Part::InputImage { .. } => {
            FunctionCallOutputContentItem::InputText { text: IMAGE_OMITTED.to_owned() }
        }
        Part::InputAudio { audio_url } => FunctionCallOutputContentItem::InputAudio {
            source: ModelAudio::Url { audio_url: audio_url.clone() },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Part {
        Part::InputText { text: text.into() }
    }

    fn shown(parts: &[Part]) -> Value {
        serde_json::to_value(output(parts)).unwrap()
    }

    #[test]
    fn one_text_goes_to_the_model_as_it_is_and_more_as_a_list() {
        assert_eq!(shown(&[text("a")]), json!("a"));
        assert_eq!(shown(&[]), json!([]));
        let both = json!([
            {"type": "input_text", "text": "a"}, {"type": "input_text", "text": "b"},
        ]);
        assert_eq!(shown(&[text("a"), text("b")]), both);
    }

    #[test]
    fn an_image_that_no_model_could_read_is_replaced() {
        let image = |url: &str| shown(&[Part::InputImage { image_url: url.into() }])[0].clone();
        let good = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ";
        assert_eq!(
            image(good),
            json!({"type": "input_image", "image_url": good, "detail": "high"})
        );
        for bad in [
            "data:image/png;base64,AAAA",
            "data:image/png",
            "data:,",
            "data:image/png;base64,iVBORw0KGgo=",
        ] {
            assert_eq!(image(bad), json!({"type": "input_text", "text": IMAGE_OMITTED}), "{bad}");
        }
    }

    #[test]
    fn a_namespace_is_one_definition_with_its_tools() {
        let declared: DynamicToolSpec = serde_json::from_value(json!({
            "type": "namespace", "name": "space", "description": "d",
            "tools": [{"type": "function", "name": "inner", "description": "i", "inputSchema": {"type": "object"}}],
        }))
        .unwrap();
        let (spec, tools) = client_tools(&declared);
        let json: Value = serde_json::from_str(spec.json.get()).unwrap();
        assert_eq!(
            (&json["type"], &json["tools"][0]["name"]),
            (&json!("namespace"), &json!("inner"))
        );
        assert_eq!(tools[0].namespace(), Some("space"));
        assert_eq!(&*tools[0].spec().name, "inner");
    }
}
