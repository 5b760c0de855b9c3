//! Decisions about lookups: files that are read, listed and searched for the model without a command.

use turnhost_protocol::AskForApproval;

/// The decision about a lookup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookUpDecision {
    /// It is answered, with what a command could read.
    Answer,
    /// It is not answered; this text goes to the model.
    Refuse(&'static str),
}

/// Returned to the model where a command with the same effect would need approval.
const COMMANDS_ARE_ASKED_FOR: &str = "the user wants to approve each look at files: use `exec_command`, with a command that reads what you need";

/// Decides about a lookup. Where each command is asked for, also one that only reads, nothing is read beside them.
pub fn decide_look_up(policy: &AskForApproval) -> LookUpDecision {
    match policy {
        AskForApproval::Untrusted => LookUpDecision::Refuse(COMMANDS_ARE_ASKED_FOR),
        AskForApproval::OnRequest | AskForApproval::Granular(_) | AskForApproval::Never => {
            LookUpDecision::Answer
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_read_where_each_command_is_asked_for() {
        assert_eq!(decide_look_up(&AskForApproval::OnRequest), LookUpDecision::Answer);
        assert_eq!(decide_look_up(&AskForApproval::Never), LookUpDecision::Answer);
        let refused = LookUpDecision::Refuse(COMMANDS_ARE_ASKED_FOR);
        assert_eq!(decide_look_up(&AskForApproval::Untrusted), refused);
    }
}
