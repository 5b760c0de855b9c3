//! `getConversationSummary`: a stored thread in short, for older clients.

use std::sync::Arc;

use turnhost_base::Millis;
use turnhost_ports::StorePort;
use turnhost_protocol::{
    ConversationGitInfo, ConversationSummary, GetConversationSummaryParams,
    GetConversationSummaryResponse, method,
};
use turnhost_threads::{ServerIdentity, stored_thread};

use crate::methods::params::thread_of_file;
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::GetConversationSummary {
    type Needs = (Arc<dyn StorePort>, Arc<ServerIdentity>);

    /// The thread's file is a name only: what counts of it is the id.
    async fn call(
        (store, identity): Self::Needs,
        _: &Caller,
        params: GetConversationSummaryParams,
    ) -> Result<Reply<GetConversationSummaryResponse>, CallError> {
        let (id, missing) = match params {
            GetConversationSummaryParams::ThreadId { conversation_id: id } => {
                (Some(id), format!("no rollout found for conversation id {id}"))
            }
            GetConversationSummaryParams::RolloutPath { rollout_path } => {
                let path = identity.home.join(&rollout_path);
                let text = format!("failed to resolve rollout path `{path}`: file does not exist");
                (thread_of_file(path.as_str()), text)
            }
        };
        let record = match id {
            None => None,
            Some(id) => store.thread(id).await?,
        };
        let record = record.ok_or(CallError::Refused(missing))?;
        let thread = stored_thread(&record, &identity)
            .ok_or_else(|| CallError::unreadable_settings(record.id))?;
        let git_info = thread.git_info.map(|git| ConversationGitInfo {
            branch: git.branch,
            origin_url: git.origin_url,
            sha: git.sha,
        });
        let summary = ConversationSummary {
            cli_version: thread.cli_version,
            conversation_id: thread.id.to_string(),
            cwd: thread.cwd.to_string(),
            model_provider: thread.model_provider,
            path: thread.path.unwrap_or_default(),
            preview: thread.preview,
            source: thread.source,
            git_info,
            timestamp: Some(rfc3339(record.created_at)),
            updated_at: Some(rfc3339(record.updated_at)),
        };
        Ok(GetConversationSummaryResponse { summary }.into())
    }
}

fn rfc3339(at: Millis) -> String {
    let civil = at.civil();
    format!("{}T{}.{:03}Z", civil.date, civil.time, at.0.rem_euclid(1_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_milliseconds() {
        assert_eq!(rfc3339(Millis(1_795_849_630_007)), "2026-11-28T07:07:10.007Z");
    }
}
