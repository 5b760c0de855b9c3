//! Keys as editors and shells leave them: with a byte order mark, with the newline of a file.

use serde_json::json;
use turnhost_tests::Transport;

use crate::lab;

/// A way to give a provider its key: its name, the provider's settings, and what stands in
/// `turnhost-auth.json`, in the file `key` of the workspace, and in the variable `FAKE_KEY`.
struct Way {
    name: &'static str,
    config: &'static str,
    login: &'static str,
    file: &'static str,
    variable: &'static str,
}

const NONE: Way = Way { name: "", config: "", login: "", file: "", variable: "" };

const WAYS: [Way; 5] = [
    Way {
        name: "login file",
        config: "requires_openai_auth = true\n",
        login: "\u{feff}{\r\n  \"type\": \"apiKey\",\r\n  \"apiKey\": \"sk-1\"\r\n}\r\n",
        ..NONE
    },
    Way {
        name: "variable",
        config: "env_key = \"FAKE_KEY\"\n",
        variable: "\u{feff}sk-1\r\n",
        ..NONE
    },
    Way {
        name: "header of a variable",
        config: "env_http_headers = { authorization = \"FAKE_KEY\" }\n",
        variable: "\u{feff}Bearer sk-1\n",
        ..NONE
    },
    Way {
        name: "command",
        config: "auth_command = [\"cat\", \"key\"]\n",
        file: "\u{feff}sk-1\r\n\r\n",
        ..NONE
    },
    Way { name: "stdin of `login`", config: "requires_openai_auth = true\n", ..NONE },
];

#[tokio::test]
async fn a_byte_order_mark_and_a_newline_are_no_part_of_a_key() {
    for way in WAYS {
        let config = format!("[model_providers.fake]\n{}", way.config);
        let (lab, model) = lab(&config, &[r#"text "hello""#]).await;
        if way.login.is_empty() && way.variable.is_empty() && way.file.is_empty() {
            let mut login = lab
                .command_by_shell("printf '\\357\\273\\277sk-1\\r\\n' | \"$0\" \"$@\"", ["login"]);
            let output = login.output().await.unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        if !way.login.is_empty() {
            std::fs::write(lab.home().join("turnhost-auth.json"), way.login).unwrap();
        }
        std::fs::write(lab.repo().join("key"), way.file).unwrap();
        let start = lab.serve_with(Transport::Stdio, |command| {
            command.env("FAKE_KEY", way.variable);
        });
        let mut server = start.await.unwrap();
        let mut peer = server.connect().await.unwrap();
        peer.initialize().await.unwrap();
        let thread = peer.start_thread(json!({})).await.unwrap();
        let turn = peer.turn(&thread, "hi").await.unwrap();
        assert_eq!(turn["status"], "completed", "{}: {turn}", way.name);
        assert_eq!(model.headers("authorization"), ["Bearer sk-1"], "{}", way.name);
    }
}
