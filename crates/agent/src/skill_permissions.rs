//! Permissions that a skill asks for, put to the user when one of its scripts is run.
//!
//! A command runs a skill's script if it names a path in the skill's directory, or works there.
//! That is judged loosely, since it only leads to a question: what is granted holds for the
//! command line that the user saw, once or for the session.

use turnhost_base::AbsPath;
use turnhost_ports::{Skill, SkillPermissions};
use turnhost_protocol::{
    AskForApproval, CommandExecutionApprovalDecision as Decision, SandboxPolicy,
};
use turnhost_thread::TurnSettings;

/// Returns the skill whose script a command in `cwd` runs, if it asks for what the sandbox does not
/// allow and the user may be asked.
pub(crate) fn skill_to_ask_for<'a>(
    script: &str,
    cwd: &AbsPath,
    skills: &'a [Skill],
    settings: &TurnSettings,
) -> Option<(&'a Skill, &'a SkillPermissions)> {
    let may_ask = match &settings.approval_policy {
        AskForApproval::Never => false,
        AskForApproval::Granular(granular) => granular.skill_approval,
        AskForApproval::Untrusted | AskForApproval::OnRequest => true,
    };
    let is_confined = matches!(
        settings.sandbox_policy,
        SandboxPolicy::ReadOnly { .. } | SandboxPolicy::WorkspaceWrite { .. }
    );
    let runs = |skill: &&Skill| {
        skill.path.parent().is_some_and(|folder| {
            script.contains(&format!("{folder}/")) || cwd.starts_with(&folder)
        })
    };
    let skill = skills.iter().filter(|_| may_ask && is_confined).find(runs)?;
    let permissions = skill.permissions.as_ref()?;
    let lacks_network = permissions.network && !has_network(&settings.sandbox_policy);
    (lacks_network || !permissions.write.is_empty()).then_some((skill, permissions))
}

fn has_network(policy: &SandboxPolicy) -> bool {
    match policy {
        SandboxPolicy::ReadOnly { network_access }
        | SandboxPolicy::WorkspaceWrite { network_access, .. } => *network_access,
        SandboxPolicy::DangerFullAccess | SandboxPolicy::ExternalSandbox { .. } => true,
    }
}

/// Returns the decisions that a client may send.
pub(crate) fn decisions() -> Vec<Decision> {
    vec![Decision::Accept, Decision::AcceptForSession, Decision::Decline, Decision::Cancel]
}

/// Says to the user what a skill asks for.
pub(crate) fn reason(skill: &Skill, permissions: &SkillPermissions) -> String {
    let writes = permissions.write.iter().map(|path| format!("write access to `{path}`"));
    let network = permissions.network.then(|| "the network".to_owned());
    let wanted: Vec<_> = network.into_iter().chain(writes).collect();
    format!("the skill `{}` asks for {} for its script", skill.name, wanted.join(" and "))
}
