//! `feedback/save`: writes what a user says went wrong to a file, for whoever is to look at it.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use turnhost_base::{AbsPath, World};
use turnhost_ports::FsPort;
use turnhost_protocol::{FeedbackSaveParams, FeedbackSaveResponse, FsWriteFileParams, method};
use turnhost_threads::{ServerIdentity, Threads};

use crate::methods::params::{self, refuse_set};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

impl OnServer for method::FeedbackSave {
    type Needs = (Arc<dyn FsPort>, Arc<dyn World>, Arc<ServerIdentity>, Threads);

    /// The bundle is one JSON file: the client's words, versions, and a thread's id, status and
    /// settings. It holds no messages, no configuration and no variables, so that no secret is in
    /// it; logs go to stderr and are not the server's to add.
    async fn call(
        (fs, world, identity, threads): Self::Needs,
        caller: &Caller,
        request: FeedbackSaveParams,
    ) -> Result<Reply<FeedbackSaveResponse>, CallError> {
        // Logs go to stderr, where whoever started the server has them.
        let FeedbackSaveParams {
            classification,
            save_path,
            extra_log_files,
            include_logs: _,
            reason,
            tags,
            thread_id,
        } = request;
        let has_files = extra_log_files.as_ref().is_some_and(|files| !files.is_empty());
        refuse_set("feedback/save", &[("extraLogFiles", has_files)])?;
        let path = AbsPath::new(&save_path).map_err(|_| {
            CallError::Refused("feedback savePath must be an absolute host path".into())
        })?;
        let id = thread_id.as_deref().map(params::thread_id).transpose()?;
        let thread = id.and_then(|id| threads.snapshot(id)).map(|it| it.thread(&identity));
        let thread_id = id.map_or_else(
            || format!("no-active-thread-{}", world.random_uuid()),
            |id| id.to_string(),
        );
        let bundle = json!({
            "classification": classification,
            "reason": reason,
            "tags": tags,
            "savedAtMs": world.now().0,
            "client": caller.name(),
            "server": { "version": identity.version, "platform": identity.platform },
            "threadId": thread_id,
            "thread": thread.map(|it| json!({
                "status": it.status,
                "modelProvider": it.model_provider,
                "model": it.model,
                "source": it.source,
                "createdAt": it.created_at,
                "updatedAt": it.updated_at,
            })),
        });
        let data_base64 = STANDARD.encode(format!("{bundle:#}\n"));
        fs.write_file(FsWriteFileParams { path, data_base64 }).await?;
        Ok(FeedbackSaveResponse { thread_id, saved_path: save_path, prompt_hash: None }.into())
    }
}
