//! Looks at the surroundings of a command that was allowed before to leave the sandbox.

use turnhost_base::Millis;
use turnhost_policy::{
    self as policy, ApprovedCommand, CommandDecision, CommandRequest, CommandSurroundings,
    NamedPrograms, WritableRoots,
};
use turnhost_ports::Command;
use turnhost_thread::Input;

use super::{Asked, CallCx, ExecCall, Offer, Progress, StartedItem, contained};
use crate::action::Action;
use crate::sub_agents::Approval;
use crate::tool_output;
use crate::turn_scope::TurnScope;

/// The purpose of a look.
pub(super) enum Look {
    /// A rule or an approval lets the command run, if it is still the command that was meant.
    BeforeRunning(Command),
    /// The user approved it for the session, as it is now.
    BeforeApproval(Asked),
}

/// Returns whether it matters to a command what sandboxed ones have written: it has more rights than they.
pub(super) fn is_needed(request: CommandRequest<'_>, turn: &TurnScope) -> bool {
    request.widens() && matches!(turn.writable_roots(), WritableRoots::Below(_))
}

impl ExecCall {
    /// Begins a look; its result continues the call.
    pub(super) fn look_around(&mut self, look: Look, cx: &mut CallCx<'_, '_>) -> Progress {
        let named = Box::new(NamedPrograms::read(&self.arguments.cmd));
        let command = Box::new(self.command(cx.turn, &cx.cx.thread.rules));
        self.looks = Some(look);
        cx.cx.push(Action::LookAround(cx.call.clone(), command, named));
        Progress::Running
    }

    /// Continues after a look.
    pub(super) fn looked_around(
        &mut self,
        around: CommandSurroundings,
        cx: &mut CallCx<'_, '_>,
    ) -> Progress {
        match self.looks.take() {
            Some(Look::BeforeRunning(command)) => self.run_in(&around, command, cx),
            Some(Look::BeforeApproval(asked)) => self.approve_in(around, asked, cx),
            None => Progress::Running,
        }
    }

    fn run_in(
        &mut self,
        around: &CommandSurroundings,
        command: Command,
        cx: &mut CallCx<'_, '_>,
    ) -> Progress {
        let request = self.request(&command, cx.turn);
        let (thread, settings) = (&cx.cx.thread, &cx.turn.settings);
        let (rules, session) = (&thread.rules, &thread.approvals);
        let policy = &settings.approval_policy;
        match policy::decide_in_surroundings(policy, rules, session, request, around) {
            CommandDecision::Run(containment) => {
                self.start(contained(command, containment), StartedItem::None, cx)
            }
            CommandDecision::Refuse(text) => Progress::done(text),
            CommandDecision::Forbid(reason) => Progress::done(tool_output::rejected(&reason)),
            CommandDecision::Ask => {
                let offer = Offer {
                    proposed: Vec::new(),
                    // No rule would count here.
                    decisions: policy::available_decisions(request, &[]),
                    reason: self.reason_to_ask(around),
                };
                let wanted = self.containment(cx.turn);
                self.ask(contained(command, wanted), offer, cx)
            }
        }
    }

    fn approve_in(
        &mut self,
        around: CommandSurroundings,
        Asked { command, started_at }: Asked,
        cx: &mut CallCx<'_, '_>,
    ) -> Progress {
        let approved = self.request(&command, cx.turn).approved();
        let approved = ApprovedCommand { programs: around.programs, ..approved };
        self.approved(approved, command, started_at, cx)
    }

    /// Remembers an approval and runs the command.
    pub(super) fn approved(
        &mut self,
        approved: ApprovedCommand,
        command: Command,
        started_at: Millis,
        cx: &mut CallCx<'_, '_>,
    ) -> Progress {
        cx.cx.approve(Approval::Command(approved));
        cx.cx.push(Action::Thread(Input::Resumed));
        self.start(command, StartedItem::At(started_at), cx)
    }

    /// Says what the model wants it for, and why it is asked for although it was allowed.
    fn reason_to_ask(&self, around: &CommandSurroundings) -> Option<String> {
        let again = around
            .reason()
            .map(|reason| format!("asked for although it was allowed before: {reason}"));
        let parts: Vec<_> =
            [self.arguments.justification.clone(), again].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}
