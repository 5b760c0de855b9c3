//! The account of a login at a relay of ours: its machines and host tokens.

use serde::Deserialize;
use serde_json::{Value, json};
use turnhost_http::{HttpClient, Method, Request};

use crate::RemoteControlError;
use crate::api::{exchange, read, segment, with_body};
use crate::stored::{Plain, RelayLogin, relay_url};

/// An account at a relay.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RelayAccount {
    /// Its id.
    pub account_id: String,
    /// Its machines, by name.
    pub machines: Vec<AccountMachine>,
    /// Its host tokens, the oldest first.
    pub host_tokens: Vec<HostToken>,
}

/// A machine of an account.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountMachine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The version of its app server.
    pub version: String,
    /// True if its host is connected.
    pub online: bool,
    /// The reason why it is not, for people.
    pub offline_reason: Option<String>,
    /// The last time that it was connected, in Unix seconds.
    pub last_seen_at: Option<i64>,
}

/// A token with which machines log in. The token itself was shown once.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HostToken {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its end, in Unix seconds.
    pub expires_at: i64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Added {
    host_token: String,
}

/// Calls about one account.
#[derive(Clone)]
pub struct AccountCalls {
    http: HttpClient,
    login: RelayLogin,
}

impl std::fmt::Debug for AccountCalls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("AccountCalls").field(&self.login).finish()
    }
}

impl AccountCalls {
    /// Prepares calls with a login; `http` is for one that names no certificates.
    pub fn new(http: &HttpClient, login: RelayLogin) -> Result<Self, RemoteControlError> {
        Ok(Self { http: login.http(http)?, login })
    }

    /// Makes a login of a host token of an account that there is.
    pub async fn log_in(
        http: &HttpClient,
        relay: &str,
        token: &str,
        plain: Plain,
    ) -> Result<RelayLogin, RemoteControlError> {
        let (relay, token) = (relay.to_owned(), token.to_owned());
        let login = RelayLogin { relay, account: String::new(), token, plain, ca: None };
        let calls = Self::new(http, login)?;
        let account = calls.read().await?.account_id;
        Ok(RelayLogin { account, ..calls.login })
    }

    /// Reads the account.
    pub async fn read(&self) -> Result<RelayAccount, RemoteControlError> {
        let request = self.request(Method::Get, "")?;
        read(&request.url.clone(), &exchange(&self.http, request).await?)
    }

    /// Adds a host token, for another machine. Returns the token, which cannot be read again.
    pub async fn add_token(&self, name: &str) -> Result<String, RemoteControlError> {
        let body = self.post("/tokens", &json!({ "name": name })).await?;
        let Added { host_token } = read(&self.login.relay, &body)?;
        Ok(host_token)
    }

    /// Revokes a host token. Machines that logged in with it are cut.
    pub async fn revoke_token(&self, id: &str) -> Result<(), RemoteControlError> {
        self.delete(&format!("/tokens/{}", segment(id))).await
    }

    /// Sets the name of a machine.
    pub async fn rename(&self, machine: &str, name: &str) -> Result<(), RemoteControlError> {
        let path = format!("/machines/{}", segment(machine));
        self.post(&path, &json!({ "name": name })).await.map(drop)
    }

    /// Deletes a machine, its pairings, and all that is connected to it.
    pub async fn delete_machine(&self, machine: &str) -> Result<(), RemoteControlError> {
        self.delete(&format!("/machines/{}", segment(machine))).await
    }

    /// Sets the webhook that wake-ups go to, or takes it away.
    pub async fn set_webhook(&self, url: Option<&str>) -> Result<(), RemoteControlError> {
        self.post("/webhook", &json!({ "url": url })).await.map(drop)
    }

    fn request(&self, method: Method, path: &str) -> Result<Request, RemoteControlError> {
        let url = relay_url(&self.login.relay)?.join(&format!("v1/account{path}"));
        let bearer = format!("Bearer {}", self.login.token);
        Ok(Request::new(method, url).header("authorization", bearer))
    }

    async fn post(&self, path: &str, body: &Value) -> Result<Vec<u8>, RemoteControlError> {
        exchange(&self.http, with_body(self.request(Method::Post, path)?, body)).await
    }

    async fn delete(&self, path: &str) -> Result<(), RemoteControlError> {
        exchange(&self.http, self.request(Method::Delete, path)?).await.map(drop)
    }
}
