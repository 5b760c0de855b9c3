//! One test a scenario file.

use crate::scenario;

/// Makes a test of each file, and one that finds files without a test.
macro_rules! scenarios {
    ($($name:ident: $file:literal,)*) => {
        $(
            #[tokio::test]
            async fn $name() {
                scenario::check($file).await;
            }
        )*

        const LISTED: &[&str] = &[$($file),*];
    };
}

scenarios! {
    approval_amendment: "approval/amendment.scn",
    approval_bad_answer: "approval/bad_answer.scn",
    approval_command_accept: "approval/command_accept.scn",
    approval_command_decline: "approval/command_decline.scn",
    approval_command_session: "approval/command_session.scn",
    approval_escalation: "approval/escalation.scn",
    approval_files: "approval/files.scn",
    approval_interrupted: "approval/interrupted.scn",
    approval_parallel: "approval/parallel.scn",
    approval_session_per_thread: "approval/session_per_thread.scn",
    clients_broadcast: "clients/broadcast.scn",
    clients_left: "clients/left.scn",
    clients_one_approval: "clients/one_approval.scn",
    clients_resumed_twice: "clients/resumed_twice.scn",
    exec_background: "exec/background.scn",
    exec_bad_calls: "exec/bad_calls.scn",
    exec_fails: "exec/fails.scn",
    exec_left_behind: "exec/left_behind.scn",
    exec_no_cwd: "exec/no_cwd.scn",
    exec_odd_output: "exec/odd_output.scn",
    exec_ok: "exec/ok.scn",
    exec_output: "exec/output.scn",
    exec_parallel: "exec/parallel.scn",
    model_cut_retried: "model/cut_retried.scn",
    model_failed_response: "model/failed_response.scn",
    model_http_error: "model/http_error.scn",
    model_http_retry: "model/http_retry.scn",
    model_idle: "model/idle.scn",
    model_no_key: "model/no_key.scn",
    model_unreachable: "model/unreachable.scn",
    patch_freeform: "patch/freeform.scn",
    patch_kinds: "patch/kinds.scn",
    patch_refused: "patch/refused.scn",
    rpc_experimental_gate: "rpc/experimental_gate.scn",
    rpc_handshake: "rpc/handshake.scn",
    rpc_malformed: "rpc/malformed.scn",
    rpc_opt_out: "rpc/opt_out.scn",
    rpc_reads: "rpc/reads.scn",
    rpc_unserved: "rpc/unserved.scn",
    thread_archive_mid_turn: "thread/archive_mid_turn.scn",
    thread_ephemeral: "thread/ephemeral.scn",
    thread_errors: "thread/errors.scn",
    thread_instructions: "thread/instructions.scn",
    thread_killed: "thread/killed.scn",
    thread_lifecycle: "thread/lifecycle.scn",
    thread_list_pages: "thread/list_pages.scn",
    thread_name_unloaded: "thread/name_unloaded.scn",
    thread_resume: "thread/resume.scn",
    thread_resume_overrides: "thread/resume_overrides.scn",
    thread_unarchive: "thread/unarchive.scn",
    thread_unsubscribe: "thread/unsubscribe.scn",
    turn_inputs: "turn/inputs.scn",
    turn_interrupt_command: "turn/interrupt_command.scn",
    turn_interrupt_stream: "turn/interrupt_stream.scn",
    turn_overrides: "turn/overrides.scn",
    turn_steer: "turn/steer.scn",
    turn_streams: "turn/streams.scn",
    turn_while_active: "turn/while_active.scn",
}

#[test]
fn every_file_is_listed() {
    let root = scenario::directory();
    let mut found = Vec::new();
    for family in std::fs::read_dir(&root).unwrap() {
        for file in std::fs::read_dir(family.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            found.push(path.strip_prefix(&root).unwrap().to_string_lossy().into_owned());
        }
    }
    found.sort_unstable();
    let mut listed = LISTED.to_vec();
    listed.sort_unstable();
    assert_eq!(found, listed);
}
