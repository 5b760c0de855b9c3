//! The inquiry for one verdict, as often as it takes to get one.

use turnhost_ports::{HistoryItem, ModelError, ModelRequest, Retry};
use turnhost_protocol::{ContentItem, GuardianApprovalReviewAction, ThreadGuardianAssessment};

use crate::context::{message, text};
use crate::inquiry::Reply;
use crate::transcript::transcript;
use crate::verdict;

const INSTRUCTIONS: &str = include_str!("../prompts/approval_review.md");
const AGAIN: &str = include_str!("../prompts/approval_review_again.md");

/// 3: the number of requests for one verdict, failed ones included.
const MAX_REQUESTS: u32 = 3;

/// The inquiry for one verdict about an action, without I/O.
///
/// [`VerdictInquiry::begin`] makes the first request; [`VerdictInquiry::take`] takes each reply and
/// says what comes next.
#[derive(Clone, Debug)]
pub struct VerdictInquiry {
    request: ModelRequest,
    requests: u32,
}

/// The step after a reply.
#[derive(Debug)]
pub enum VerdictStep {
    /// Ask again.
    Ask(Box<ModelRequest>),
    /// The verdict.
    Verdict(ThreadGuardianAssessment),
    /// There is none, for this reason.
    Failed(String),
}

/// An action that a verdict is wanted about.
pub(crate) struct Reviewed {
    pub(crate) action: GuardianApprovalReviewAction,
    /// The agent's own reason for it.
    pub(crate) reason: Option<String>,
}

impl VerdictInquiry {
    /// Makes the inquiry about an action that follows on a history. `request` is one to the model
    /// of the thread; its input and its schema are replaced.
    pub(crate) fn new(reviewed: &Reviewed, history: &[HistoryItem], request: ModelRequest) -> Self {
        let input = input(reviewed, history);
        let request = ModelRequest { input, output_schema: Some(verdict::schema()), ..request };
        Self { request, requests: 0 }
    }

    /// Returns the first request.
    pub fn begin(&mut self) -> Box<ModelRequest> {
        self.requests += 1;
        Box::new(self.request.clone())
    }

    /// Takes the reply to the last request.
    pub fn take(&mut self, reply: Result<Reply, ModelError>) -> VerdictStep {
        let may_ask = self.requests < MAX_REQUESTS;
        match reply {
            Ok(Reply { text: given, .. }) => {
                let given = given.unwrap_or_default();
                match verdict::parse(&given) {
                    Some(verdict) => VerdictStep::Verdict(verdict),
                    None if may_ask => {
                        self.request.input.push(said(given));
                        self.request.input.push(message("user", vec![text(AGAIN)]));
                        VerdictStep::Ask(self.begin())
                    }
                    None => {
                        VerdictStep::Failed("guardian assessment was not valid JSON".to_owned())
                    }
                }
            }
            Err(error) if may_ask && error.retry != Retry::No => VerdictStep::Ask(self.begin()),
            Err(error) => VerdictStep::Failed(error.message),
        }
    }
}

fn input(reviewed: &Reviewed, history: &[HistoryItem]) -> Vec<HistoryItem> {
    let action = serde_json::to_string_pretty(&reviewed.action).unwrap_or_default();
    let reason = match &reviewed.reason {
        Some(reason) => format!("\nThe agent's reason: {reason}\n"),
        None => String::new(),
    };
    let end =
        format!("\n\nThe end of the conversation.\n\nThe action to judge:\n{action}\n{reason}");
    let parts = transcript(history);
    let last = parts.len() - 1;
    let messages = parts.iter().enumerate().map(|(at, part)| {
        let begin = if at == 0 { "The conversation, as evidence:\n\n" } else { "" };
        let end = if at == last { end.as_str() } else { "" };
        message("user", vec![text(&format!("{begin}{part}{end}"))])
    });
    std::iter::once(message("developer", vec![text(INSTRUCTIONS)])).chain(messages).collect()
}

/// Returns a model's own words as it is sent them again.
fn said(words: String) -> HistoryItem {
    message(
        "assistant",
        vec![ContentItem::OutputText { text: words, annotations: None, logprobs: None }],
    )
}
