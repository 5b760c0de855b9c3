//! The settings that the flags put in place of the configured ones.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use turnhost_protocol::{
    ApprovalsReviewer, AskForApproval, ConfigReadParams, SandboxMode, ThreadStartParams, method,
};

use super::options::Options;
use crate::server::{Attached, Place};

const WRITABLE_ROOTS: &str = "sandbox_workspace_write.writable_roots";

/// Reads the flags; `cwd` is the directory of the thread.
pub(super) async fn thread_params(
    options: &Options,
    server: &Attached,
    place: &Place,
    cwd: &str,
) -> Result<ThreadStartParams> {
    let writes = options.full_auto || options.approve_for_me;
    let sandbox = match options.sandbox {
        _ if options.dangerously_bypass_approvals_and_sandbox => {
            Some(SandboxMode::DangerFullAccess)
        }
        None if writes => Some(SandboxMode::WorkspaceWrite),
        mode => mode,
    };
    let approval = match &options.ask_for_approval {
        Some(policy) => policy.clone(),
        None if options.approve_for_me => AskForApproval::OnRequest,
        None => AskForApproval::Never,
    };
    let config = config(options, server, place, cwd).await?;
    Ok(ThreadStartParams {
        model: options.model.clone(),
        model_provider: options.provider(),
        cwd: Some(cwd.to_owned()),
        sandbox,
        approval_policy: Some(approval),
        approvals_reviewer: options.approve_for_me.then_some(ApprovalsReviewer::AutoReview),
        config: (!config.is_empty()).then(|| config.into_iter().collect()),
        ephemeral: options.ephemeral.then_some(true),
        thread_source: options.thread_source.clone(),
        ..ThreadStartParams::default()
    })
}

/// Returns the settings that have no field of their own.
async fn config(
    options: &Options,
    server: &Attached,
    place: &Place,
    cwd: &str,
) -> Result<Vec<(String, Value)>> {
    let mut config = Vec::new();
    // A server of this process has them already.
    if matches!(place, Place::At(_)) {
        for setting in options.config.settings() {
            let (key, value) = setting
                .split_once('=')
                .with_context(|| format!("`{setting}` is no setting; expected KEY=VALUE"))?;
            let value = value.trim();
            let value = serde_json::from_str(value).unwrap_or_else(|_| Value::from(value));
            config.push((key.trim().to_owned(), value));
        }
    }
    if !options.add_dir.is_empty() {
        let roots = roots(&options.add_dir, server, cwd).await?;
        config.push((WRITABLE_ROOTS.to_owned(), roots));
    }
    Ok(config)
}

/// Returns the configured roots with some more.
async fn roots(more: &[PathBuf], server: &Attached, cwd: &str) -> Result<Value> {
    let params = ConfigReadParams { cwd: Some(cwd.to_owned()), ..ConfigReadParams::default() };
    let config = server.call::<method::ConfigRead>(&params).await?.config;
    let configured = config.sandbox_workspace_write.map(|it| it.writable_roots).unwrap_or_default();
    let mut roots: Vec<Value> = configured.iter().map(|it| Value::from(it.as_str())).collect();
    for directory in more {
        roots.push(absolute(directory)?.into());
    }
    Ok(Value::Array(roots))
}

/// Returns the directory of the thread.
pub(super) fn working_directory(options: &Options, place: &Place) -> Result<String> {
    let directory = match (&options.cd, place) {
        (Some(directory), Place::At(_)) => {
            let shown = directory.display();
            ensure!(directory.is_absolute(), "`{shown}` must be absolute: it is the server's");
            return text(directory);
        }
        (Some(directory), Place::Here) => directory.clone(),
        (None, _) => turnhost_host::working_directory()?.as_std().to_owned(),
    };
    let absolute = absolute(&directory)?;
    ensure!(Path::new(&absolute).is_dir(), "`{absolute}` is not a directory");
    Ok(absolute)
}

fn absolute(path: &Path) -> Result<String> {
    text(&path.canonicalize().with_context(|| format!("`{}` cannot be used", path.display()))?)
}

fn text(path: &Path) -> Result<String> {
    let text = path.to_str().with_context(|| format!("`{}` is not UTF-8", path.display()))?;
    Ok(text.to_owned())
}
