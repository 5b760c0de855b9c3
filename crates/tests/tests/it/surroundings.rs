//! Commands that were allowed before are asked for again where sandboxed ones may have changed what they run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use turnhost_tests::{Answer, Lab, Model, Peer, Server, Transport};

use crate::PROGRAM;

const ASKED: &str = "item/commandExecution/requestApproval";

/// A user's file of rules, and the directories in which commands may write: the workspace alone.
const RULES: &str = "prefix_rule(pattern=[\"git\", \"status\"], decision=\"allow\")\nprefix_rule(pattern=[\"./build.sh\"], decision=\"allow\")\n";
const CONFIG: &str =
    "[sandbox_workspace_write]\nexclude_slash_tmp = true\nexclude_tmpdir_env_var = true\n";

/// A thread whose model runs commands inside of the sandbox and outside.
struct Scene {
    lab: Lab,
    model: Model,
    _server: Server,
    peer: Peer,
    thread: String,
    /// Time after which a command continues in the background.
    yield_millis: u64,
}

/// The sandbox of a command.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Inside,
    Outside,
}

/// Runs a script of the test in a directory, with git's variables.
fn prepare(directory: &Path, script: &str) {
    let mut sh = Command::new("sh");
    for name in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"]
    {
        sh.env(name, "n");
    }
    assert!(sh.args(["-ec", script]).current_dir(directory).status().unwrap().success());
}

impl Scene {
    /// Starts a server whose variables are its own and `variables`.
    async fn new(prepared: &str, variables: &[(&str, PathBuf)]) -> Self {
        let model = Model::with_answers([]).await.unwrap();
        let lab = Lab::new(PROGRAM).unwrap();
        lab.configure(&model, CONFIG).unwrap();
        fs::create_dir_all(lab.home().join("rules")).unwrap();
        fs::write(lab.home().join("rules/default.rules"), RULES).unwrap();
        prepare(&lab.repo(), prepared);
        let with = |command: &mut tokio::process::Command| {
            command.envs(variables.iter().map(|(name, value)| (name, lab.repo().join(value))));
        };
        let mut server = lab.serve_with(Transport::Stdio, with).await.unwrap();
        let mut peer = server.connect().await.unwrap();
        peer.initialize().await.unwrap();
        let params = json!({"cwd": lab.repo(), "approvalPolicy": "on-request"});
        let thread = peer.start_thread(params).await.unwrap();
        Self { lab, model, _server: server, peer, thread, yield_millis: 5_000 }
    }

    /// Runs a command as the model's, and answers the question about it, if there is one. Returns the question.
    async fn run(&mut self, place: Place, script: &str, decision: &str) -> Option<Value> {
        let mut arguments =
            json!({"cmd": script, "login": true, "yield_time_ms": self.yield_millis});
        if place == Place::Outside {
            arguments["sandbox_permissions"] = json!("require_escalated");
        }
        for step in [format!("call exec_command {arguments}"), "text \"done\"".to_owned()] {
            self.model.push(step.parse::<Answer>().unwrap());
        }
        let from = self.peer.log.len();
        let input = json!([{"type": "text", "text": "go"}]);
        let params = json!({"threadId": self.thread, "input": input});
        self.peer.call("turn/start", params).await.unwrap();
        let is_next = |it: &Value| it["method"] == ASKED || it["method"] == "turn/completed";
        let next = self.peer.find(from, is_next).await.unwrap();
        let asked = (next["method"] == ASKED).then_some(next);
        if let Some(asked) = &asked {
            self.peer.answer(&asked["id"], json!({"decision": decision})).await.unwrap();
            self.peer.notified(from, "turn/completed", |_| true).await.unwrap();
        }
        asked
    }

    /// Plants something by a command, and has the model run `script` outside of the sandbox, which the user
    /// refuses. It must be asked for, with a reason that has `reason` in it.
    async fn is_asked(&mut self, planted: &str, script: &str, reason: &str) {
        let question = self.run(Place::Inside, planted, "decline").await;
        assert_eq!(question, None, "{planted}");
        let question = self.run(Place::Outside, script, "decline").await;
        let question = question.unwrap_or_else(|| panic!("{script} ran unasked after {planted}"));
        let params = &question["params"];
        assert!(params["reason"].as_str().unwrap().contains(reason), "{params}");
        assert_eq!(params["availableDecisions"], json!(["accept", "cancel"]), "{params}");
        assert!(!self.lab.repo().join("ran").exists() && !self.lab.path().join("ran").exists());
    }
}

/// Writes a repository's files whose settings run a program, below `$G`.
const REPOSITORY: &str = "mkdir -p $G/objects $G/refs/heads; echo 'ref: refs/heads/main' > $G/HEAD; printf '[core]\\n\\trepositoryformatversion = 0\\n\\tbare = false\\n\\tworktree = .\\n\\tfsmonitor = \"touch ran; false\"\\n' > $G/config";

#[tokio::test]
async fn git_runs_unasked_where_nothing_could_be_planted() {
    let mut scene = Scene::new("git init -q; git commit -qm x --allow-empty", &[]).await;
    assert_eq!(scene.run(Place::Inside, "echo x > file", "decline").await, None);
    assert_eq!(scene.run(Place::Outside, "git status", "decline").await, None);
}

#[tokio::test]
async fn a_workspace_that_became_a_repository_is_asked_for() {
    let mut scene = Scene::new("true", &[]).await;
    scene.is_asked(&format!("G=.; {REPOSITORY}"), "git status", "is a repository").await;
}

#[tokio::test]
async fn a_command_that_makes_repositories_again_and_again_does_not_win_a_race() {
    let mut scene = Scene::new("true", &[]).await;
    let script = format!("while :; do G=x; {REPOSITORY}; mv -T x .git; done >/dev/null 2>&1");
    scene.yield_millis = 300;
    scene.is_asked(&script, "git status", "still runs").await;
}

#[tokio::test]
async fn a_submodule_with_a_repository_of_a_command_is_asked_for() {
    let prepared = "git init -q; git init -q sub; git -C sub commit -qm x --allow-empty; git add sub 2>/dev/null; git commit -qm x";
    let mut scene = Scene::new(prepared, &[]).await;
    let planted = "git -C sub config core.fsmonitor 'touch ../ran; false'";
    scene.is_asked(planted, "git status", "submodule `sub`").await;
}

#[tokio::test]
async fn hooks_in_the_working_tree_are_asked_for() {
    let mut scene = Scene::new("git init -q; git config core.hooksPath .husky", &[]).await;
    let planted = "mkdir .husky; printf '#!/bin/sh\\ntouch ran\\n' > .husky/post-index-change; chmod +x .husky/post-index-change";
    scene.is_asked(planted, "git status", "`.husky`").await;
}

#[tokio::test]
async fn variables_that_lead_into_the_workspace_are_asked_for() {
    let planted =
        "mkdir bin; printf '#!/bin/sh\\ntouch ran\\n' | tee bin/git > env.sh; chmod +x bin/git";
    let mut scene = Scene::new("true", &[("PATH", "bin:/usr/bin:/bin".into())]).await;
    scene.is_asked(planted, "git status", "the PATH names").await;
    let mut scene = Scene::new("true", &[("BASH_ENV", "env.sh".into())]).await;
    scene.is_asked(planted, "git status", "BASH_ENV").await;
    let mut scene = Scene::new("true", &[("GIT_EXEC_PATH", "bin".into())]).await;
    scene.is_asked(planted, "git status", "GIT_EXEC_PATH").await;
}

#[tokio::test]
async fn startup_files_in_the_workspace_are_asked_for() {
    let mut scene = Scene::new("true", &[("HOME", ".".into())]).await;
    scene.is_asked("echo 'touch ran' > .bash_profile", "git status", "the shell reads").await;
    let mut scene = Scene::new("git init -q", &[("HOME", ".".into())]).await;
    let planted = "printf '[core]\\n\\tfsmonitor = \"touch ran; false\"\\n' > .gitconfig";
    scene.is_asked(planted, "git status", ".gitconfig").await;
}

#[tokio::test]
async fn a_program_of_the_workspace_is_covered_by_an_approval_until_it_changes_and_by_no_rule() {
    let prepared = "printf '#!/bin/sh\\necho fine\\n' > build.sh; chmod +x build.sh";
    let mut scene = Scene::new(prepared, &[]).await;
    let question = scene.run(Place::Outside, "./build.sh", "acceptForSession").await;
    assert!(question.is_some(), "the rule names no file");
    assert_eq!(scene.run(Place::Outside, "./build.sh", "decline").await, None);
    let planted = "printf '#!/bin/sh\\ntouch ran\\n' > build.sh";
    scene.is_asked(planted, "./build.sh", "build.sh` would run").await;
}

#[tokio::test]
async fn a_pipe_in_the_place_of_ignored_names_stops_no_search() {
    let mut scene = Scene::new("mkdir .git; touch found.txt", &[]).await;
    assert_eq!(
        scene.run(Place::Inside, "mkfifo .gitignore; ln -s /dev/zero .ignore", "decline").await,
        None
    );
    let params = json!({"query": "found", "roots": [scene.lab.repo()]});
    let found = scene.peer.call("fuzzyFileSearch", params).await.unwrap();
    assert_eq!(found["files"][0]["path"], "found.txt", "{found}");
}

#[tokio::test]
async fn a_directory_that_is_deeper_than_the_system_allows_is_refused() {
    let mut scene = Scene::new("true", &[]).await;
    let call = json!({"cmd": "true", "workdir": "a/".repeat(100_000)});
    for step in [format!("call exec_command {call}"), "text \"done\"".to_owned()] {
        scene.model.push(step.parse::<Answer>().unwrap());
    }
    let from = scene.peer.log.len();
    scene.peer.turn(&scene.thread, "go").await.unwrap();
    let is_command = |it: &Value| it["item"]["type"] == "commandExecution";
    let item = scene.peer.notified(from, "item/completed", is_command).await.unwrap();
    assert!(
        item["item"]["aggregatedOutput"].as_str().unwrap().contains("200"),
        "{}",
        item["item"]["aggregatedOutput"]
    );
}
