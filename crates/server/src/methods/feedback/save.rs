//! `feedback/save`: writes a user's report of a fault to a file, for support.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use indexmap::IndexMap;
use serde_json::json;
use turnhost_base::{AbsPath, World};
use turnhost_ports::{AccountPort, ConfigPort, FsPort};
use turnhost_protocol::{FeedbackSaveParams, FeedbackSaveResponse, FsWriteFileParams, method};
use turnhost_telemetry::recent_log_lines;
use turnhost_threads::{ServerIdentity, Threads};

use super::redact::redact;
use crate::methods::params::{self, refuse_set};
use crate::request::errors::CallError;
use crate::request::handler::{Caller, OnServer, Reply};

/// The parts that know of secrets, and of the administrator's requirements.
type Setup = (Arc<dyn AccountPort>, Arc<dyn ConfigPort>);

impl OnServer for method::FeedbackSave {
    type Needs = (Arc<dyn FsPort>, Setup, Arc<dyn World>, Arc<ServerIdentity>, Threads);

    /// The bundle is one JSON file: the client's words, versions, a thread's id, status and
    /// settings, and the last lines of the log if they are asked for. It holds no messages, no
    /// configuration and no variables, and what looks like a secret is taken out of the words and the
    /// lines.
    async fn call(
        (fs, (accounts, config), world, identity, threads): Self::Needs,
        caller: &Caller,
        request: FeedbackSaveParams,
    ) -> Result<Reply<FeedbackSaveResponse>, CallError> {
        let FeedbackSaveParams {
            classification,
            save_path,
            extra_log_files,
            include_logs,
            reason,
            tags,
            thread_id,
        } = request;
        let has_files = extra_log_files.as_ref().is_some_and(|files| !files.is_empty());
        refuse_set("feedback/save", &[("extraLogFiles", has_files)])?;
        refuse_if_required(&*config)?;
        let path = AbsPath::new(&save_path).map_err(|_| {
            CallError::Refused("feedback savePath must be an absolute host path".into())
        })?;
        let id = thread_id.as_deref().map(params::thread_id).transpose()?;
        if std::fs::symlink_metadata(path.as_std()).is_ok() {
            let text = "failed to save feedback: feedback save path already exists";
            return Err(CallError::Internal(text.to_owned()));
        }
        let thread = id.and_then(|id| threads.snapshot(id)).map(|it| it.thread(&identity));
        let thread_id = id.map_or_else(
            || format!("no-active-thread-{}", world.random_uuid()),
            |id| id.to_string(),
        );
        let secrets: Vec<_> = accounts.secrets();
        let clean = |text: &str| redact(text, &secrets);
        let tags = tags.map(|tags| {
            let clean_tag = |(name, value): (String, String)| (clean(&name), clean(&value));
            tags.into_iter().map(clean_tag).collect::<IndexMap<_, _>>()
        });
        let logs = include_logs
            .then(|| recent_log_lines().iter().map(|line| clean(line)).collect::<Vec<_>>());
        let bundle = json!({
            "classification": clean(&classification),
            "reason": reason.as_deref().map(clean),
            "tags": tags,
            "logs": logs,
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

/// Refuses where the administrator allows no feedback.
fn refuse_if_required(config: &dyn ConfigPort) -> Result<(), CallError> {
    let feedback = config.requirements()?.and_then(|requirements| requirements.feedback);
    match feedback.and_then(|feedback| feedback.enabled) {
        Some(false) => {
            Err(CallError::Refused("feedback is disabled by managed requirements".to_owned()))
        }
        Some(true) | None => Ok(()),
    }
}
