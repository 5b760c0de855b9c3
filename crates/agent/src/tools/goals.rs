//! `get_goal`, `create_goal` and `update_goal`: what the thread works towards.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;
use turnhost_ports::{HistoryItem, ToolSpec};
use turnhost_protocol::{FunctionCallOutput, ResponseItem, ThreadGoal, ThreadGoalStatus};

use super::arguments::Whole;
use super::{CallCx, Progress, Tool, ToolCall, ToolInput};
use crate::action::{Action, GoalOutcome, GoalReport, GoalUse, ToolResult};

/// Asks the model to tell the user what an achieved goal took.
const ACHIEVED: &str = "The goal is achieved. Tell the user what it took: `goal.tokensUsed` of `goal.tokenBudget` where there is a budget, and the time of `goal.timeUsedSeconds` in words where it is more than 0.";

/// Name and namespace under which the model is shown the objective of a goal that it made.
const OBJECTIVE: (&str, &str) = ("goal_objective", "agent");

/// The names of the tools.
pub(super) const NAMES: [&str; 3] = ["get_goal", "create_goal", "update_goal"];

/// Returns the three tools.
pub(super) fn tools() -> [Arc<dyn Tool>; 3] {
    let none = json!({});
    let create = json!({
        "objective": { "type": "string", "description": "What is to be reached, concretely." },
        "token_budget": { "type": "integer", "description": "Tokens that it may use. Only if the user named a number." },
    });
    let update = json!({
        "status": {
            "type": "string",
            "enum": ["complete", "blocked", "paused"],
            "description": "`complete`: the objective is reached and nothing is left to do. `blocked`: the same obstacle has stopped three turns in a row, and only the user can remove it. `paused`: the user asked for a pause.",
        },
    });
    let [get, set, change] = NAMES;
    let tool = |name, description, properties, required: &[&str], kind| -> Arc<dyn Tool> {
        Arc::new(GoalTool { spec: super::function(name, description, properties, required), kind })
    };
    [
        tool(
            get,
            "Returns the thread's goal with its status, budget and use.",
            &none,
            &[],
            Kind::Get,
        ),
        tool(
            set,
            "Sets a goal, which the thread then works towards turn after turn. Only if the user asks for a goal; an ordinary task is none. Fails while another goal is unfinished.",
            &create,
            &["objective"],
            Kind::Create,
        ),
        tool(
            change,
            "Says that the goal is reached, blocked or to be paused. Never because work is hard or a budget runs out.",
            &update,
            &["status"],
            Kind::Update,
        ),
    ]
}

/// The tools by what they do.
#[derive(Clone, Copy)]
enum Kind {
    Get,
    Create,
    Update,
}

impl Kind {
    /// Reads the arguments of a call. The error goes to the model.
    fn read(self, arguments: &str) -> Result<GoalUse, String> {
        Ok(match self {
            // Models send empty texts and stray members where nothing is asked.
            Self::Get => GoalUse::Read,
            Self::Create => {
                let Create { objective, token_budget } = parse(arguments)?;
                GoalUse::Create { objective, token_budget: token_budget.map(|budget| budget.0) }
            }
            Self::Update => {
                let Update { status } = parse(arguments)?;
                GoalUse::Settle(status)
            }
        })
    }
}

struct GoalTool {
    spec: ToolSpec,
    kind: Kind,
}

impl Tool for GoalTool {
    fn spec(&self) -> &ToolSpec {
        &self.spec
    }

    fn call(&self, input: ToolInput<'_>) -> Result<Box<dyn ToolCall>, String> {
        let ToolInput::Arguments(arguments) = input else {
            return Err(super::unsupported(&self.spec.name, input.form()));
        };
        Ok(Box::new(GoalCall(Some(self.kind.read(arguments)?))))
    }
}

fn parse<T: DeserializeOwned>(arguments: &str) -> Result<T, String> {
    serde_json::from_str(arguments).map_err(|error| error.to_string())
}

#[derive(Deserialize)]
struct Create {
    objective: String,
    token_budget: Option<Whole>,
}

#[derive(Deserialize)]
struct Update {
    status: ThreadGoalStatus,
}

struct GoalCall(Option<GoalUse>);

impl ToolCall for GoalCall {
    fn begin(&mut self, cx: &mut CallCx<'_, '_>) -> Progress {
        if let Some(wanted) = self.0.take() {
            cx.cx.push(Action::UseGoal(cx.call.clone(), wanted));
        }
        Progress::Running
    }

    fn on_result(&mut self, result: ToolResult, cx: &mut CallCx<'_, '_>) -> Progress {
        let ToolResult::GoalUsed(result) = result else { return Progress::Running };
        let GoalReport { goal, outcome } = match result {
            Ok(report) => report,
            Err(reason) => return Progress::done(reason),
        };
        if let Some(goal) = goal.as_ref().filter(|_| outcome == GoalOutcome::Created) {
            cx.cx.inject_later(objective(goal).into_iter().collect());
        }
        // Plain data: it always encodes.
        Progress::done(serde_json::to_string(&Output::of(goal, outcome)).unwrap_or_default())
    }
}

/// Returns the objective as something that was looked up, since the user's words may be in it.
fn objective(goal: &ThreadGoal) -> Option<HistoryItem> {
    let (name, namespace) = OBJECTIVE;
    let output = FunctionCallOutput {
        output: goal.objective.clone().into(),
        name: Some(name.to_owned()),
        namespace: Some(namespace.to_owned()),
        ..Default::default()
    };
    HistoryItem::encode(&ResponseItem::FunctionCallOutput(output)).ok()
}

/// The output for the model.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Output {
    goal: Option<Shown>,
    remaining_tokens: Option<i64>,
    completion_budget_report: Option<&'static str>,
}

/// The goal as the model sees it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    thread_id: String,
    objective: String,
    status: ThreadGoalStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    token_budget: Option<i64>,
    tokens_used: i64,
    time_used_seconds: i64,
    created_at: i64,
    updated_at: i64,
}

impl Output {
    fn of(goal: Option<ThreadGoal>, outcome: GoalOutcome) -> Self {
        let left = |goal: &ThreadGoal| Some((goal.token_budget? - goal.tokens_used).max(0));
        let remaining_tokens = goal.as_ref().and_then(left);
        let is_reached = outcome == GoalOutcome::Settled
            && goal.as_ref().is_some_and(|goal| goal.status == ThreadGoalStatus::Complete);
        Self {
            remaining_tokens,
            completion_budget_report: is_reached.then_some(ACHIEVED),
            goal: goal.map(|goal| Shown {
                thread_id: goal.thread_id.to_string(),
                objective: goal.objective,
                status: goal.status,
                token_budget: goal.token_budget,
                tokens_used: goal.tokens_used,
                time_used_seconds: goal.time_used_seconds,
                created_at: goal.created_at,
                updated_at: goal.updated_at,
            }),
        }
    }
}
