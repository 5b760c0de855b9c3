//! Verdicts of the reviewing model: the form in which it gives them, and how one is read.

use std::sync::{Arc, LazyLock};

use serde::Deserialize;
use serde_json::{Value, json};
use turnhost_protocol::{
    GuardianAssessmentOutcome as Outcome, GuardianRiskLevel as Risk,
    GuardianUserAuthorization as Authorization, ThreadGuardianAssessment,
};

/// The reason of a bare permission.
const BARE_ALLOW: &str = "Auto-review returned a low-risk allow decision.";

/// The reason of a bare refusal.
const BARE_DENY: &str = "Auto-review returned a deny decision without a rationale.";

/// A verdict as a model gives it: the outcome is all that it has to say.
#[derive(Deserialize)]
struct Given {
    outcome: Outcome,
    risk_level: Option<Risk>,
    user_authorization: Option<Authorization>,
    rationale: Option<String>,
}

/// Returns the JSON Schema of a verdict. It asks for all members, as providers that enforce
/// schemas want it.
pub(crate) fn schema() -> Arc<Value> {
    static SCHEMA: LazyLock<Arc<Value>> = LazyLock::new(|| {
        Arc::new(json!({
            "type": "object",
            "additionalProperties": false,
            "properties": {
                "risk_level": { "type": "string", "enum": ["low", "medium", "high", "critical"] },
                "user_authorization": { "type": "string", "enum": ["unknown", "low", "medium", "high"] },
                "outcome": { "type": "string", "enum": ["allow", "deny"] },
                "rationale": { "type": "string" },
            },
            "required": ["risk_level", "user_authorization", "outcome", "rationale"],
        }))
    });
    Arc::clone(&SCHEMA)
}

/// Reads a verdict out of a model's text, which may have words or a code fence around it. Returns
/// `None` if there is none.
pub(crate) fn parse(text: &str) -> Option<ThreadGuardianAssessment> {
    let object = text.get(text.find('{')?..=text.rfind('}')?)?;
    let Given { outcome, risk_level, user_authorization, rationale } =
        serde_json::from_str(object).ok()?;
    let (risk, reason) = match outcome {
        Outcome::Allow => (Risk::Low, BARE_ALLOW),
        Outcome::Deny => (Risk::High, BARE_DENY),
    };
    let rationale = rationale.filter(|text| !text.trim().is_empty());
    Some(ThreadGuardianAssessment {
        outcome,
        rationale: rationale.unwrap_or_else(|| reason.to_owned()),
        risk_level: risk_level.unwrap_or(risk),
        user_authorization: user_authorization.unwrap_or(Authorization::Unknown),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_needs_an_outcome_only() {
        let bare = parse(r#"{"outcome":"allow"}"#).unwrap();
        assert_eq!((bare.outcome, bare.risk_level), (Outcome::Allow, Risk::Low));
        assert_eq!(bare.user_authorization, Authorization::Unknown);
        let denied =
            parse("Well:\n```json\n{\"outcome\": \"deny\", \"rationale\": \"no\"}\n```").unwrap();
        assert_eq!((denied.outcome, denied.risk_level), (Outcome::Deny, Risk::High));
        assert_eq!(denied.rationale, "no");
    }

    #[test]
    fn nothing_else_is_a_verdict() {
        for text in
            ["", "allow", "{}", "}{", r#"{"outcome":"maybe"}"#, r#"{"outcome":"allow""#, "\"{\""]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
