//! Commands with a terminal.

use turnhost_ports::{CommandError, CommandPort as _, Streams, TerminalSize};
use turnhost_protocol::SandboxPolicy;

use crate::support::{commands, finish, read_until, shell};

async fn talks(sandbox: SandboxPolicy) {
    let mut command =
        shell("echo ready; read x; echo got $x; stty size; tty -s < /dev/tty && exit 5");
    command.streams = Streams::Terminal(TerminalSize::default());
    command.sandbox = sandbox;
    let mut running = commands().start(command).await.unwrap();
    assert_eq!(read_until(&mut running, "\n").await, "ready\r\n");
    running.control.write("hello\n".into()).await.unwrap();
    let (rest, exit) = finish(&mut running).await;
    assert_eq!(String::from_utf8(rest).unwrap(), "hello\r\ngot hello\r\n24 80\r\n");
    assert_eq!(exit.code, 5);
    let ended = running.control.write("more\n".into()).await.unwrap_err();
    assert!(matches!(ended, CommandError::Stdin(_)), "{ended:?}");
}

#[tokio::test]
async fn it_echoes_answers_and_has_a_size() {
    talks(SandboxPolicy::DangerFullAccess).await;
}

#[tokio::test]
async fn so_it_does_in_the_sandbox() {
    talks(SandboxPolicy::ReadOnly { network_access: false }).await;
}

#[tokio::test]
async fn an_interrupt_typed_into_it_reaches_the_command() {
    let mut command = shell("echo ready; sleep 600");
    command.streams = Streams::Terminal(TerminalSize::default());
    let mut running = commands().start(command).await.unwrap();
    read_until(&mut running, "\n").await;
    running.control.write("\x03".into()).await.unwrap();
    // A signal is 1 there, whichever it is.
    assert_eq!(finish(&mut running).await.1.code, 1);
}
