//! Output, exit codes, environment.

use turnhost_ports::CommandPort as _;
use turnhost_protocol::SandboxPolicy;

use crate::support::{command, commands, finish, run, shell};

#[tokio::test]
async fn both_streams_come_in_the_order_of_writing() {
    let script = "for i in 1 2 3; do echo out $i; echo err $i >&2; done";
    let (output, code) = run(shell(script)).await.unwrap();
    assert_eq!(output, "out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\n");
    assert_eq!(code, 0);
}

#[tokio::test]
async fn exit_codes_are_the_command_s_or_128_and_the_signal() {
    for (script, expected) in
        [("exit 3", 3), ("kill -TERM $$", 143), ("kill -KILL $$", 137), ("true", 0)]
    {
        assert_eq!(run(shell(script)).await.unwrap().1, expected, "{script}");
    }
}

#[tokio::test]
async fn arguments_are_passed_as_they_are() {
    let (output, _) = run(command(&["printf", "%s|", "a b", "", "$HOME"])).await.unwrap();
    assert_eq!(output, "a b||$HOME|");
}

#[tokio::test]
async fn the_environment_is_the_server_s_with_changes() {
    let mut command = shell("echo \"$ADDED ${HOME-unset} ${PATH:+set}\"; pwd");
    command.env = vec![("ADDED".into(), Some("yes".into())), ("HOME".into(), None)];
    command.cwd = turnhost_base::AbsPath::new("/usr").unwrap();
    assert_eq!(run(command).await.unwrap().0, "yes unset set\n/usr\n");
}

#[tokio::test]
async fn standard_input_is_empty_without_a_terminal() {
    assert_eq!(run(shell("cat; echo end")).await.unwrap().0, "end\n");
    let running = commands().start(shell("sleep 60")).await.unwrap();
    let refused = running.control.write("x".into()).await.unwrap_err();
    assert!(refused.to_string().contains("no standard input"), "{refused}");
}

#[tokio::test]
async fn ten_megabytes_come_whole_and_in_bounded_pieces() {
    let mut running = commands().start(shell("yes 0123456 | head -c 10000000")).await.unwrap();
    let mut total = 0;
    loop {
        match crate::support::next(&mut running).await {
            turnhost_ports::CommandEvent::Output(_, bytes) => {
                assert!(!bytes.is_empty() && bytes.len() <= 64 * 1024);
                for (index, byte) in bytes.iter().enumerate() {
                    assert_eq!(*byte, b"0123456\n"[(total + index) % 8]);
                }
                total += bytes.len();
            }
            turnhost_ports::CommandEvent::HostWanted(host) => panic!("{host:?}"),
            turnhost_ports::CommandEvent::Exited(exit) => {
                assert_eq!((total, exit.code), (10_000_000, 0));
                return;
            }
        }
    }
}

#[tokio::test]
async fn a_command_waits_for_its_reader() {
    // Far more than a pipe holds: the command cannot end before it is read.
    let mut running = commands().start(shell("echo $$; head -c 1000000 /dev/zero")).await.unwrap();
    let pid = crate::support::next(&mut running).await;
    let turnhost_ports::CommandEvent::Output(_, line) = pid else { panic!("{pid:?}") };
    let first = line.split(|byte| *byte == b'\n').next().unwrap();
    let watched = crate::support::Watched::all(std::str::from_utf8(first).unwrap());
    assert!(watched[0].runs());
    let (rest, exit) = finish(&mut running).await;
    assert_eq!(line.len() + rest.len(), first.len() + 1 + 1_000_000);
    assert_eq!(exit.code, 0);
}

#[tokio::test]
async fn the_soft_limit_of_open_files_is_the_one_that_was_asked_for_and_the_hard_one_stays() {
    let hard = run(shell("ulimit -Hn")).await.unwrap().0;
    let limited = commands().with_open_files(77);
    let mut sandboxed = shell("ulimit -Sn; ulimit -Hn");
    sandboxed.sandbox = SandboxPolicy::ReadOnly { network_access: false };
    for command in [shell("ulimit -Sn; ulimit -Hn"), sandboxed] {
        let mut running = limited.start(command).await.unwrap();
        let (output, _) = finish(&mut running).await;
        assert_eq!(String::from_utf8(output).unwrap(), format!("77\n{hard}"));
    }
}
