//! Tokens of a ChatGPT account that a client brings, and asks for further ones.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use tokio::time::timeout;
use turnhost_ports::{BoxFuture, ExternalTokens, TokenRenewal};
use turnhost_protocol::{
    ChatgptAuthTokensRefreshParams, ChatgptAuthTokensRefreshReason,
    ChatgptAuthTokensRefreshResponse, PlanType, ServerRequest,
};
use turnhost_threads::{Envelope, EnvelopeBody, Peer as _, Threads};

use crate::connection::peer::ClientPeer;
use crate::fanout::connections::Connections;
use crate::request::errors::CallError;

/// Time that a client has for another token: a request to the provider's login takes a second or two.
const RENEWAL_TIMEOUT: Duration = Duration::from_secs(10);

/// The claim with what the provider says about the account.
const CLAIM: &str = "https://api.openai.com/auth";

/// Reads tokens. The client vouches for them; what the token says is only passed on, and no
/// permissions come of it.
pub(super) fn tokens(
    access_token: String,
    account_id: String,
    plan_type: Option<&str>,
) -> Result<ExternalTokens, CallError> {
    let claims = claims(&access_token).ok_or_else(|| {
        CallError::Internal("failed to set external auth: invalid ID token format".to_owned())
    })?;
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    let own = |key: &str| text(claims.get(CLAIM).and_then(|claim| claim.get(key)));
    let plan = plan_type.map(str::to_owned).or_else(|| own("chatgpt_plan_type"));
    Ok(ExternalTokens {
        plan_type: plan
            .map(|word| serde_json::from_value(word.into()).unwrap_or(PlanType::Unknown)),
        email: text(claims.get("email")),
        user_id: own("chatgpt_user_id").or_else(|| own("user_id")),
        access_token,
        account_id,
    })
}

/// Returns the claims of a JWT; `None` if it is none.
fn claims(token: &str) -> Option<Value> {
    let mut parts = token.split('.');
    let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
    let payload = URL_SAFE_NO_PAD.decode(payload).ok()?;
    let claims: Value = serde_json::from_slice(&payload).ok()?;
    (claims.is_object() && parts.next().is_none()).then_some(claims)
}

/// Asks the client that logged in, or, once it has left, everybody.
pub(super) struct ClientRenewal {
    pub(super) peer: Arc<ClientPeer>,
    pub(super) connections: Arc<Connections>,
    pub(super) threads: Threads,
}

impl TokenRenewal for ClientRenewal {
    fn renew(&self, previous: ExternalTokens) -> BoxFuture<'static, Option<ExternalTokens>> {
        let (number, answered) = self.threads.open_request();
        let params = ChatgptAuthTokensRefreshParams {
            reason: ChatgptAuthTokensRefreshReason::Unauthorized,
            previous_account_id: Some(previous.account_id),
        };
        let request = ServerRequest::ChatgptAuthTokensRefresh(Box::new(params));
        let envelope = Envelope::new(EnvelopeBody::Request { number, request: Box::new(request) });
        if self.connections.has(self.peer.id()) {
            self.peer.send(&envelope);
        } else {
            self.connections.each(|peer| peer.send(&envelope));
        }
        let threads = self.threads.clone();
        Box::pin(async move {
            let answer = timeout(RENEWAL_TIMEOUT, answered).await;
            threads.close_request(number);
            let answer: ChatgptAuthTokensRefreshResponse =
                serde_json::from_str(&answer.ok()?.ok()??).ok()?;
            let ChatgptAuthTokensRefreshResponse {
                access_token,
                chatgpt_account_id,
                chatgpt_plan_type,
            } = answer;
            tokens(access_token, chatgpt_account_id, chatgpt_plan_type.as_deref()).ok()
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn jwt(claims: &Value) -> String {
        format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims.to_string()))
    }

    #[test]
    fn a_token_tells_of_its_account() {
        let claim = json!({"chatgpt_plan_type": "pro", "chatgpt_user_id": "user-1"});
        let token = jwt(&json!({"email": "a@b.example", CLAIM: claim}));
        let read = tokens(token.clone(), "acc".into(), None).unwrap();
        assert_eq!(read.plan_type, Some(PlanType::Pro));
        assert_eq!(read.email.as_deref(), Some("a@b.example"));
        assert_eq!(read.user_id.as_deref(), Some("user-1"));
        // The client knows better, and may know a plan that this version does not.
        let read = tokens(token, "acc".into(), Some("nosuch")).unwrap();
        assert_eq!(read.plan_type, Some(PlanType::Unknown));
    }

    #[test]
    fn what_is_no_token_is_refused() {
        for text in ["", "a.b", "a.b.c", "e30.W10.c2ln", "e30.e30.c2ln.x"] {
            assert!(tokens(text.into(), String::new(), None).is_err(), "{text}");
        }
    }
}
