//! `update_plan`: shows the user the steps of the work, and how far each has come.

use serde::Deserialize;
use serde_json::json;
use turnhost_ports::ToolSpec;
use turnhost_protocol::{
    ServerNotification, TurnPlanStep, TurnPlanStepStatus, TurnPlanUpdatedNotification,
};

use super::{CallCx, Progress, Tool, ToolCall, ToolInput, arguments};

const NAME: &str = "update_plan";

/// The output of every call: there is nothing else to say.
const UPDATED: &str = "Plan updated";

/// The tool.
pub(super) struct UpdatePlan(ToolSpec);

#[derive(Debug, Deserialize)]
struct Arguments {
    explanation: Option<String>,
    plan: Vec<Step>,
}

#[derive(Debug, Deserialize)]
struct Step {
    step: String,
    status: Status,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Pending,
    InProgress,
    Completed,
}

impl UpdatePlan {
    pub(super) fn new() -> Self {
        let properties = json!({
            "explanation": { "type": "string", "description": "Why the plan changed, in a sentence." },
            "plan": {
                "type": "array",
                "description": "All steps in order, with at most one in progress.",
                "items": {
                    "type": "object",
                    "properties": {
                        "step": { "type": "string" },
                        "status": { "type": "string", "enum": ["pending", "in_progress", "completed"] },
                    },
                    "required": ["step", "status"],
                    "additionalProperties": false,
                },
            },
        });
        let description = "Shows the user your plan for work of several steps. Send the whole plan again whenever a step begins or ends.";
        Self(super::function(NAME, description, &properties, &["plan"]))
    }
}

impl Tool for UpdatePlan {
    fn spec(&self) -> &ToolSpec {
        &self.0
    }

    fn call(&self, input: ToolInput<'_>) -> Result<Box<dyn ToolCall>, String> {
        let ToolInput::Arguments(arguments) = input else {
            return Err(super::unsupported(NAME, input.form()));
        };
        Ok(Box::new(UpdatePlanCall(arguments::parse(arguments)?)))
    }
}

struct UpdatePlanCall(Arguments);

impl ToolCall for UpdatePlanCall {
    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        let Arguments { explanation, plan } = &mut self.0;
        let step = |step: Step| TurnPlanStep {
            step: step.step,
            status: match step.status {
                Status::Pending => TurnPlanStepStatus::Pending,
                Status::InProgress => TurnPlanStepStatus::InProgress,
                Status::Completed => TurnPlanStepStatus::Completed,
            },
        };
        let notification = TurnPlanUpdatedNotification {
            thread_id: cx.cx.thread.id,
            turn_id: cx.turn.id,
            plan: plan.drain(..).map(step).collect(),
            explanation: explanation.take(),
        };
        cx.cx.notify(ServerNotification::TurnPlanUpdated(notification));
        Progress::done(UPDATED)
    }
}
