//! The steps of the demo. Each one checks what it shows.

use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use turnhost_protocol::{
    AskForApproval, CommandExecutionItem, PatchApplyStatus, SandboxPolicy, ThreadResumeParams,
    ThreadStartParams, TurnStatus, method,
};

use super::play::{PlannedTurn, Played, Player};
use super::scratch::Scratch;
use super::script::{CUE, FILE, GREETING_AFTER, INSIDE, OUTSIDE, PROMPTS};
use super::show::{Millis, Screen};

/// The demo under way.
struct Demo<'a> {
    scratch: &'a Scratch,
    screen: &'a mut Screen,
    player: Player,
    thread: String,
    timings: Vec<(&'static str, Duration)>,
}

/// Plays all steps against the server at `url`; gives back the thread's id.
pub(super) async fn all(url: &str, scratch: &Scratch, screen: &mut Screen) -> Result<String> {
    let begun = Instant::now();
    let mut demo = Demo::start(url, scratch, screen).await?;
    demo.answer().await.context("step 1")?;
    demo.command().await.context("step 2")?;
    demo.change().await.context("step 3")?;
    demo.interruption().await.context("step 4")?;
    let (player, history) = demo.resume(url).await.context("step 5")?;
    std::mem::replace(&mut demo.player, player).leave().await;
    demo.go_on(history).await.context("step 5")?;
    demo.timings.push(("in all", begun.elapsed()));
    let Demo { screen, player, thread, timings, .. } = demo;
    screen.timings(&timings)?;
    player.leave().await;
    Ok(thread)
}

/// Returns the workspace and nothing else. The usual policy lets commands write to the system's
/// temporary directory too, where the demo lives.
fn workspace_only() -> SandboxPolicy {
    SandboxPolicy::WorkspaceWrite {
        exclude_slash_tmp: true,
        exclude_tmpdir_env_var: true,
        network_access: false,
        writable_roots: Vec::new(),
    }
}

/// Returns true for a command that was never started: no process has a negative exit code.
fn is_refused(command: &CommandExecutionItem) -> bool {
    command.exit_code.is_none_or(|code| code < 0)
}

impl<'a> Demo<'a> {
    async fn start(url: &str, scratch: &'a Scratch, screen: &'a mut Screen) -> Result<Self> {
        let begun = Instant::now();
        let player = Player::connect(url, "turnhost-demo").await?;
        let mut timings = vec![("connect and initialize", begun.elapsed())];
        let begun = Instant::now();
        let params = ThreadStartParams {
            cwd: Some(scratch.workspace().display().to_string()),
            model_provider: Some(turnhost_host::SCRIPTED.to_owned()),
            approval_policy: Some(AskForApproval::OnRequest),
            ..ThreadStartParams::default()
        };
        let thread = player.client.call::<method::ThreadStart>(&params).await?.thread.id;
        timings.push(("thread/start", begun.elapsed()));
        Ok(Self { scratch, screen, player, thread: thread.to_string(), timings })
    }

    async fn turn(&mut self, prompt: usize, sandbox: SandboxPolicy) -> Result<Played> {
        let [text, interrupt_at] = [PROMPTS.get(prompt).copied(), (prompt == 3).then_some(CUE)];
        let ask = PlannedTurn {
            thread: &self.thread,
            text: text.unwrap_or_default(),
            sandbox: Some(sandbox),
            interrupt_at,
        };
        self.player.play(ask, self.screen).await
    }

    async fn answer(&mut self) -> Result<()> {
        self.screen.step(1, "An answer, streamed")?;
        let begun = Instant::now();
        let played = self.turn(0, workspace_only()).await?;
        self.timings.push(("turn with a streamed answer", begun.elapsed()));
        played.ended(TurnStatus::Completed)?;
        ensure!(played.deltas > 1, "the answer came in {} piece(s)", played.deltas);
        let first = played.first_delta.unwrap_or_default();
        self.timings.push(("  until its first word", first));
        Ok(self.screen.proof(format_args!("{} deltas", played.deltas))?)
    }

    async fn command(&mut self) -> Result<()> {
        self.screen.step(2, "Commands, in a sandbox that the kernel enforces")?;
        let begun = Instant::now();
        let played = self.turn(1, workspace_only()).await?;
        self.timings.push(("turn with two sandboxed commands", begun.elapsed()));
        played.ended(TurnStatus::Completed)?;
        let [inside, outside] = played.commands.as_slice() else {
            bail!("{} commands were reported instead of 2", played.commands.len());
        };
        ensure!(
            !self.scratch.outside().join(OUTSIDE).exists(),
            "the sandbox did not hold: a command wrote outside of the workspace"
        );
        if is_refused(inside) {
            return self.refused(inside);
        }
        let written = fs::read_to_string(self.scratch.file(INSIDE));
        ensure!(inside.exit_code == Some(0), "the command in the workspace failed");
        ensure!(written.is_ok_and(|text| text == "Hello, world!\n"), "`{INSIDE}` is not written");
        ensure!(outside.exit_code != Some(0), "the command outside of the workspace succeeded");
        Ok(self.screen.proof("written inside the workspace, refused outside")?)
    }

    /// Where the kernel cannot hold commands, the server runs none: that is the promise then.
    fn refused(&mut self, command: &CommandExecutionItem) -> Result<()> {
        let reason = command.aggregated_output.as_deref().unwrap_or_default();
        ensure!(!reason.trim().is_empty(), "the command did not run, and nobody says why");
        self.screen
            .caution("this system cannot sandbox commands, so the server ran none of them")?;
        Ok(())
    }

    async fn change(&mut self) -> Result<()> {
        self.screen.step(3, "A file change, which needs approval in a read-only sandbox")?;
        let begun = Instant::now();
        let played = self.turn(2, SandboxPolicy::ReadOnly { network_access: false }).await?;
        self.timings.push(("turn with an approved file change", begun.elapsed()));
        played.ended(TurnStatus::Completed)?;
        ensure!(played.approvals == 1, "{} approvals were asked for", played.approvals);
        let is_done = matches!(played.changes.as_slice(), [change] if change.status == PatchApplyStatus::Completed);
        ensure!(is_done, "the approved change was not made");
        let text = fs::read_to_string(self.scratch.file(FILE))?;
        ensure!(text.contains("Good morning"), "`{FILE}` is not changed");
        Ok(self.screen.proof(format_args!("{FILE} is changed on disk"))?)
    }

    async fn interruption(&mut self) -> Result<()> {
        self.screen.step(4, "An interrupted turn")?;
        let played = self.turn(3, workspace_only()).await?;
        played.ended(TurnStatus::Interrupted)?;
        let stopped_in = played.stopped_in.unwrap_or_default();
        self.timings.push(("interrupt, until the turn has ended", stopped_in));
        Ok(self.screen.proof(format_args!("stopped in {}", Millis(stopped_in)))?)
    }

    /// Connects a second client, which knows the thread's id and nothing else.
    async fn resume(&mut self, url: &str) -> Result<(Player, usize)> {
        self.screen.step(5, "A second client resumes the thread")?;
        let second = Player::connect(url, "turnhost-demo-2").await?;
        let begun = Instant::now();
        let params =
            ThreadResumeParams { thread_id: self.thread.clone(), ..ThreadResumeParams::default() };
        let thread = second.client.call::<method::ThreadResume>(&params).await?.thread;
        self.timings.push(("thread/resume", begun.elapsed()));
        for turn in &thread.turns {
            self.screen.past_turn(turn)?;
        }
        let statuses: Vec<_> = thread.turns.iter().map(|turn| turn.status).collect();
        let done = TurnStatus::Completed;
        ensure!(
            statuses == [done, done, done, TurnStatus::Interrupted],
            "the history is not what happened: {statuses:?}"
        );
        Ok((second, statuses.len()))
    }

    async fn go_on(&mut self, history: usize) -> Result<()> {
        let played = self.turn(4, workspace_only()).await?;
        played.ended(TurnStatus::Completed)?;
        let [command] = played.commands.as_slice() else {
            bail!("{} commands were reported instead of 1", played.commands.len());
        };
        let output = command.aggregated_output.as_deref().unwrap_or_default();
        ensure!(
            is_refused(command) || output.trim() == GREETING_AFTER,
            "the changed file says {output:?}"
        );
        Ok(self.screen.proof(format_args!("{history} turns seen again, and a fifth played"))?)
    }
}
