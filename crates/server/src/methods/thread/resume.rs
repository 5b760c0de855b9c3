//! `thread/resume`: a thread again, loaded or from the store.

use std::sync::Arc;

use turnhost_protocol::{
    ApprovalsReviewer, DeprecationNoticeNotification, MultiAgentMode, ServerNotification,
    ThreadGoalClearedNotification, ThreadResumeParams, ThreadResumeResponse,
    ThreadTokenUsageUpdatedNotification, Turn, TurnhostResumeResponse, method,
};
use turnhost_thread::Input;
use turnhost_thread::ThreadOverrides;

use crate::actor::{Actor, Step};
use crate::errors::CallError;
use crate::handler::{Answer, Ctx, OnServer};
use crate::methods::read_turns;
use crate::methods::session_id;
use crate::outgoing::Outgoing;
use crate::responder::Responder;
use crate::session::Session;

impl OnServer for method::ThreadResume {
    async fn call(
        ctx: &mut Ctx,
        params: ThreadResumeParams,
    ) -> Result<Answer<ThreadResumeResponse>, CallError> {
        let id = session_id(&params.thread_id)?;
        if params.permissions.is_some() || params.history.is_some() {
            let text = "thread/resume.permissions and thread/resume.history are not supported by this server yet";
            return Err(CallError::NotSupported(text.to_owned()));
        }
        if ctx.server.drain.has_begun() && ctx.server.threads.get(id).is_none() {
            return Err(CallError::Draining);
        }
        let handle = ctx.server.threads.get_or_load(id, || Actor::load(&ctx.server, id));
        if let Some(responder) = ctx.take_responder() {
            handle.resume(Box::new(params), responder);
        }
        Ok(Answer::Late)
    }
}

impl Actor {
    /// Subscribes whoever asks, and answers with the thread as it stands at that moment.
    pub(crate) async fn resume(
        &mut self,
        params: ThreadResumeParams,
        responder: Responder,
        step: &mut Step,
    ) {
        match self.resumed(&params, &responder, step).await {
            Ok((response, missed)) => {
                let session = Arc::clone(responder.session());
                let is_full = !params.exclude_turns;
                let hears = Arc::clone(&session);
                step.answer(move || {
                    responder.answer(Ok(&response));
                    for message in &missed {
                        hears.tell(message);
                    }
                });
                step.afterwards(move |actor| {
                    if let Some(usage) = actor.usage().filter(|_| is_full) {
                        session.send(&actor.server.notification(usage));
                    }
                    let thread_id = actor.id();
                    actor.server.broadcast(ServerNotification::ThreadGoalCleared(
                        ThreadGoalClearedNotification { thread_id },
                    ));
                    actor.offer_questions(&session);
                });
            }
            Err(error) => step.respond::<ThreadResumeResponse>(responder, Err(error)),
        }
    }

    async fn resumed(
        &mut self,
        params: &ThreadResumeParams,
        responder: &Responder,
        step: &mut Step,
    ) -> Result<(ThreadResumeResponse, Vec<Outgoing>), CallError> {
        if !self.thread.is_stored()
            && !self.thread.origin().ephemeral
            && self.thread.running().is_none()
        {
            return Err(CallError::NotStored(self.id()));
        }
        let session = responder.session();
        if self.is_unused() {
            self.override_settings(params, step)?;
        }
        let wants_page = params.initial_turns_page.as_ref();
        let turns = self.turns().await?;
        if !params.exclude_turns {
            session.send(&self.server.notification(full_history_notice("excludeTurns: true")));
        }
        self.subscribe(session);
        let page = wants_page.map(|wish| read_turns::first_page(turns.clone(), wish));
        let mut thread = self.snapshot().thread(&self.server.identity);
        let turns_backwards_cursor = turns.last().map(|turn| read_turns::cursor(turn.id));
        if !params.exclude_turns {
            thread.turns = turns;
        }
        let settings = self.thread.settings().clone();
        let (turnhost, missed) = self.missed(params, session);
        let response = ThreadResumeResponse {
            collaboration_mode: Some(settings.collaboration_mode()),
            instruction_sources: self
                .instructions
                .sources
                .iter()
                .map(ToString::to_string)
                .collect(),
            items_backwards_cursor: turns_backwards_cursor.clone(),
            turns_backwards_cursor,
            initial_turns_page: page,
            approval_policy: settings.approval_policy,
            approvals_reviewer: ApprovalsReviewer::User,
            runtime_workspace_roots: vec![settings.cwd.clone()],
            cwd: settings.cwd,
            model: settings.model,
            model_provider: settings.model_provider,
            sandbox: settings.sandbox_policy,
            thread,
            active_permission_profile: None,
            disabled_plugin_ids: Vec::new(),
            multi_agent_mode: MultiAgentMode::ExplicitRequestOnly,
            reasoning_effort: settings.effort,
            service_tier: settings.service_tier,
            turnhost,
        };
        Ok((response, missed))
    }

    /// Where a client that was here before goes on, and what it missed.
    fn missed(
        &self,
        params: &ThreadResumeParams,
        session: &Session,
    ) -> (Option<TurnhostResumeResponse>, Vec<Outgoing>) {
        if !session.is_numbered() {
            return (None, Vec::new());
        }
        let after = params.turnhost.and_then(|turnhost| turnhost.after_seq);
        let missed = after.and_then(|seq| self.told.after(seq));
        let place = TurnhostResumeResponse { seq: self.told.last(), replayed: missed.is_some() };
        (Some(place), missed.unwrap_or_default())
    }

    async fn turns(&mut self) -> Result<Vec<Turn>, CallError> {
        if self.thread.origin().ephemeral {
            return Ok(Vec::new());
        }
        let stored = self.server.ports.store.turns(self.id()).await?;
        Ok(read_turns::to_wire(&stored, self.thread.running()))
    }

    /// Settings of a thread that nobody uses yet may be given anew; they are kept.
    fn override_settings(
        &mut self,
        params: &ThreadResumeParams,
        step: &mut Step,
    ) -> Result<(), CallError> {
        let overrides = ThreadOverrides {
            cwd: params.cwd.clone(),
            model: params.model.clone(),
            model_provider: params.model_provider.clone(),
            approval_policy: params.approval_policy.clone(),
            sandbox: params.sandbox,
            config: params.config.clone().unwrap_or_default(),
            base_instructions: params.base_instructions.clone(),
            developer_instructions: params.developer_instructions.clone(),
            personality: params.personality,
            service_tier: params.service_tier.clone(),
        };
        if overrides.is_empty() {
            return Ok(());
        }
        let configured = self.server.ports.config.settings(&overrides)?;
        let mut settings = self.thread.settings().clone();
        overrides.apply(&mut settings, configured);
        self.input(Input::Configure(Box::new(settings)), step);
        // Nobody was subscribed, so nobody is told; the response has them all.
        step.effects.tell.clear();
        Ok(())
    }

    fn usage(&self) -> Option<ServerNotification> {
        let (turn_id, token_usage) = self.thread.token_usage()?;
        let thread_id = self.id();
        let usage = ThreadTokenUsageUpdatedNotification { thread_id, turn_id, token_usage };
        Some(ServerNotification::ThreadTokenUsageUpdated(usage))
    }
}

/// Says that reading whole histories at once is on its way out, as clients of the reference expect to hear.
pub(super) fn full_history_notice(instead: &str) -> ServerNotification {
    ServerNotification::DeprecationNotice(DeprecationNoticeNotification {
        summary: format!(
            "Reading all turns of a thread at once is deprecated; ask with `{instead}` and page through them."
        ),
        details: None,
    })
}
