//! `view_image`: shows the model an image from a file.

use serde::Deserialize;
use serde_json::json;
use turnhost_base::AbsPath;
use turnhost_ports::ToolSpec;
use turnhost_protocol::{
    FunctionCallOutputBody, FunctionCallOutputContentItem, ImageDetail, ImageViewItem, ItemBody,
    ModelImage, ThreadItem,
};

use super::{CallCx, Progress, Tool, ToolCall, ToolInput, arguments};
use crate::action::{Action, ToolResult};

const NAME: &str = "view_image";

/// The tool.
pub(super) struct ViewImage(ToolSpec);

#[derive(Debug, Deserialize)]
struct Arguments {
    path: String,
    detail: Option<String>,
}

impl Arguments {
    /// Returns the detail in which the model wants to see it. The error goes to the model.
    fn detail(&self) -> Result<ImageDetail, String> {
        match self.detail.as_deref() {
            None | Some("high") => Ok(ImageDetail::High),
            Some("original") => Ok(ImageDetail::Original),
            Some(other) => Err(format!(
                "view_image.detail only supports `high` or `original`; omit `detail` for default \
                 high resized behavior, got `{other}`"
            )),
        }
    }
}

impl ViewImage {
    pub(super) fn new() -> Self {
        let properties = json!({
            "path": { "type": "string", "description": "Path of the image: PNG, JPEG, GIF or WebP, at most 10 MiB." },
        });
        let description = "Shows you an image from a file on this machine.";
        Self(super::function(NAME, description, &properties, &["path"]))
    }
}

impl Tool for ViewImage {
    fn spec(&self) -> &ToolSpec {
        &self.0
    }

    fn needs_environment(&self) -> bool {
        true
    }

    fn call(&self, input: ToolInput<'_>) -> Result<Box<dyn ToolCall>, String> {
        let ToolInput::Arguments(arguments) = input else {
            return Err(super::unsupported(NAME, input.form()));
        };
        let arguments: Arguments = arguments::parse(arguments)?;
        let detail = arguments.detail()?;
        Ok(Box::new(ViewImageCall { named: arguments.path, detail, path: None }))
    }
}

struct ViewImageCall {
    /// The path in the model's words.
    named: String,
    detail: ImageDetail,
    /// The file that is being read.
    path: Option<AbsPath>,
}

impl ToolCall for ViewImageCall {
    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        let path = cx.turn.settings.cwd.join(&self.named);
        self.path = Some(path.clone());
        cx.cx.push(Action::ReadImage(cx.call.clone(), path));
        Progress::Running
    }

    fn on_result(&mut self, result: ToolResult, cx: &mut CallCx<'_, '_>) -> Progress {
        let (ToolResult::ImageRead(result), Some(path)) = (result, self.path.take()) else {
            return Progress::Running;
        };
        let image_url = match result {
            Ok(url) => url,
            Err(reason) => return Progress::done(reason),
        };
        let now = cx.cx.now.0;
        let item = |completed_at_ms| ThreadItem {
            body: ItemBody::ImageView(ImageViewItem {
                id: cx.call.clone(),
                path: path.to_string(),
            }),
            started_at_ms: Some(now),
            completed_at_ms,
        };
        let (started, completed) = (item(None), item(Some(now)));
        cx.item_started(started);
        cx.item_completed(completed);
        let source = ModelImage::Url { image_url };
        let image = FunctionCallOutputContentItem::InputImage { source, detail: Some(self.detail) };
        Progress::Done(FunctionCallOutputBody::Content(vec![image]))
    }
}
