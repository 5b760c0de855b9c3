//! The program at the wire: the real binary as a process, its real store,
//! sandbox and commands, and a model of ours.

#![forbid(unsafe_code)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking, helpers too"
)]

mod account_tokens;
mod admitted;
mod auth;
mod clients;
mod console;
mod context;
mod credentials;
mod daemon;
mod descriptors;
mod diagnostics;
mod disk;
mod drain;
mod ending;
mod exec;
mod extensions;
mod gcp;
mod hostile;
mod input;
mod interrupt;
mod kill;
mod kill_operations;
mod large;
mod leaving;
mod limits;
mod managed;
mod mcp_cli;
mod mcp_login;
mod mcp_threads;
mod output;
mod prefix;
mod profile;
mod proxy;
mod reconnect;
mod reference;
mod remote;
mod resume;
mod sandbox;
mod sdks;
mod searching;
mod secrets;
mod slow;
mod slow_link;
mod start;
mod store;
mod surroundings;
mod systemd;
mod terminal;
mod tls;
mod traces;
mod unix;
mod withheld;

use turnhost_tests::{Answer, Lab, Model, Peer, Server, Transport};

/// The program under test: built from the sources of `crates/cli` with this test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_turnhost-under-test");

/// All transports.
pub(crate) const TRANSPORTS: [Transport; 2] = [Transport::Stdio, Transport::WebSocket];

/// Returns a lab with a model that gives these answers; `config` is added to its configuration.
pub(crate) async fn lab(config: &str, answers: &[&str]) -> (Lab, Model) {
    let answers: Vec<Answer> = answers.iter().map(|it| it.parse().unwrap()).collect();
    let model = Model::with_answers(answers).await.unwrap();
    let lab = Lab::new(PROGRAM).unwrap();
    lab.configure(&model, config).unwrap();
    (lab, model)
}

/// Returns a server with one initialized connection.
pub(crate) async fn serve(lab: &Lab, transport: Transport) -> (Server, Peer) {
    let mut server = lab.serve(transport).await.unwrap();
    let mut peer = server.connect().await.unwrap();
    peer.initialize().await.unwrap();
    (server, peer)
}
