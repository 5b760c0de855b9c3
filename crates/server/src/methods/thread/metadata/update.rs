//! `thread/metadata/update`: the repository, the project and the marks of a thread.

use std::sync::Arc;

use turnhost_ports::{FieldChange, MetadataChange, MetadataOutcome};
use turnhost_protocol::{
    Patch, ServerNotification, Thread, ThreadMetadataGitInfoUpdateParams,
    ThreadMetadataUpdateParams, ThreadMetadataUpdateResponse, ThreadProjectUpdatedNotification,
    method,
};

use crate::fanout::connections::Connections;
use crate::methods::params::thread_id;
use crate::methods::thread::{kept, shown};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::ThreadMetadataUpdate {
    type Needs = (shown::Parts, Arc<Connections>);

    /// A thread without a turn is stored by this. Another project is announced before the answer.
    async fn call(
        (parts, connections): Self::Needs,
        caller: &Caller,
        params: ThreadMetadataUpdateParams,
    ) -> Result<Reply<ThreadMetadataUpdateResponse>, CallError> {
        let id = thread_id(&params.thread_id)?;
        let change = change(&params)?;
        let (_, filing, threads, _) = &parts;
        kept::store(threads, caller, id, "metadata updates").await?;
        match filing.update_metadata(id, change).await? {
            MetadataOutcome::NoThread => return Err(CallError::NotStored(id)),
            MetadataOutcome::NoProject => {
                let project = match params.project_id {
                    Patch::Set(project) => project,
                    Patch::Keep | Patch::Clear => String::new(),
                };
                return Err(CallError::Refused(format!("project not found: {project}")));
            }
            MetadataOutcome::Changed { moved: false, .. } => {}
            MetadataOutcome::Changed { filing, moved: true } => {
                let updated =
                    ThreadProjectUpdatedNotification { thread_id: id, project_id: filing.project };
                connections.notify_all(ServerNotification::ThreadProjectUpdated(updated));
            }
        }
        let shown = shown::show(&parts, id).await?.ok_or(CallError::NotStored(id))?;
        // The answer is about what is stored, as the reference has it.
        let thread = Thread { can_accept_direct_input: None, ..shown.thread };
        Ok(ThreadMetadataUpdateResponse { thread }.into())
    }
}

/// Reads the change. A null project counts as left out, and an empty one as none, as the reference has it.
fn change(params: &ThreadMetadataUpdateParams) -> Result<MetadataChange, CallError> {
    let ThreadMetadataUpdateParams { thread_id: _, git_info, daybreak_enabled, project_id } =
        params;
    let project = match project_id {
        Patch::Keep | Patch::Clear => FieldChange::Keep,
        Patch::Set(id) if id.is_empty() => FieldChange::Clear,
        Patch::Set(id) => FieldChange::Set(id.clone()),
    };
    if git_info.is_none() && daybreak_enabled.is_none() && project == FieldChange::Keep {
        let text = "thread metadata update must include at least one field";
        return Err(CallError::Refused(text.to_owned()));
    }
    let git = git_info.clone().unwrap_or_default();
    if git_info.is_some() && git == ThreadMetadataGitInfoUpdateParams::default() {
        let text = "gitInfo must include at least one field";
        return Err(CallError::Refused(text.to_owned()));
    }
    Ok(MetadataChange {
        project,
        branch: text("branch", git.branch)?,
        sha: text("sha", git.sha)?,
        origin_url: text("originUrl", git.origin_url)?,
        daybreak: daybreak_enabled.map_or(FieldChange::Keep, FieldChange::Set),
    })
}

/// Reads the change of a text, without the white space around it; a blank one is refused.
fn text(field: &str, patch: Patch<String>) -> Result<FieldChange<String>, CallError> {
    Ok(match patch {
        Patch::Keep => FieldChange::Keep,
        Patch::Clear => FieldChange::Clear,
        Patch::Set(text) if text.trim().is_empty() => {
            return Err(CallError::Refused(format!("gitInfo.{field} must not be empty")));
        }
        Patch::Set(text) => FieldChange::Set(text.trim().to_owned()),
    })
}
