//! `turnhost mcp`: the servers of the configuration, from a shell.

use serde_json::{Value, json};
use turnhost_tests::{Lab, Login, McpService};

use crate::PROGRAM;

async fn run(lab: &Lab, arguments: &[&str]) -> (bool, String, String) {
    let output = lab.command(arguments).output().await.unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

#[tokio::test]
async fn servers_are_added_shown_and_removed_and_comments_stay() {
    let lab = Lab::new(PROGRAM).unwrap();
    let file = lab.home().join("config.toml");
    std::fs::write(&file, "# mine\nmodel = \"m\" # small\n").unwrap();
    let added =
        run(&lab, &["mcp", "add", "files", "--env", "TOKEN=hush", "--", "npx", "-y", "x"]).await;
    assert!(added.0, "{}", added.2);
    let added = run(&lab, &["mcp", "add", "docs", "--url", "https://docs.example/mcp"]).await;
    assert!(added.2.contains("turnhost mcp login docs"), "{}", added.2);
    assert_eq!(
        std::fs::read_to_string(&file).unwrap(),
        "# mine\nmodel = \"m\" # small\n\n[mcp_servers.files]\ncommand = \"npx\"\nargs = [\"-y\", \"x\"]\n\n[mcp_servers.files.env]\nTOKEN = \"hush\"\n\n[mcp_servers.docs]\nurl = \"https://docs.example/mcp\"\n"
    );
    let (_, shown, _) = run(&lab, &["mcp", "list"]).await;
    assert!(shown.contains("TOKEN=*****") && !shown.contains("hush"), "{shown}");
    let (_, listed, _) = run(&lab, &["mcp", "list", "--json"]).await;
    let listed: Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed[0]["name"], "docs");
    assert_eq!(listed[1]["transport"]["args"], json!(["-y", "x"]));
    let (_, one, _) = run(&lab, &["mcp", "get", "files", "--json"]).await;
    let one: Value = serde_json::from_str(&one).unwrap();
    assert_eq!(one["transport"]["command"], "npx");

    assert!(run(&lab, &["mcp", "remove", "files"]).await.0);
    let again = run(&lab, &["mcp", "remove", "files"]).await;
    assert!(again.0 && again.2.contains("No MCP server named 'files' found."), "{}", again.2);
    assert_eq!(
        std::fs::read_to_string(&file).unwrap(),
        "# mine\nmodel = \"m\" # small\n\n[mcp_servers.docs]\nurl = \"https://docs.example/mcp\"\n"
    );

    assert!(run(&lab, &["mcp", "add", "my.server", "--", "x"]).await.0);
    let (_, dotted, _) = run(&lab, &["mcp", "get", "my.server", "--json"]).await;
    let dotted: Value = serde_json::from_str(&dotted).unwrap();
    assert_eq!(dotted["transport"]["command"], "x");
}

#[tokio::test]
async fn mistakes_are_named_and_change_nothing() {
    let lab = Lab::new(PROGRAM).unwrap();
    for (arguments, part) in [
        (&["mcp", "add", "bad name", "--", "x"][..], "invalid server name 'bad name'"),
        (&["mcp", "add", "x"][..], "--url"),
        (&["mcp", "add", "x", "--url", "http://a", "--env", "A=b"][..], "--env"),
        (&["mcp", "add", "x", "--env", "A", "--", "y"][..], "KEY=VALUE"),
        (&["mcp", "get", "nosuch"][..], "No MCP server named 'nosuch' found."),
        (&["mcp", "login", "nosuch"][..], "No MCP server named 'nosuch' found."),
    ] {
        let (done, _, stderr) = run(&lab, arguments).await;
        assert!(!done && stderr.contains(part), "{arguments:?}: {stderr}");
    }
    assert!(!lab.home().join("config.toml").exists());
}

#[tokio::test]
async fn a_login_from_a_shell_is_the_servers_too() {
    let service = McpService::start(Login::Needed).await.unwrap();
    let lab = Lab::new(PROGRAM).unwrap();
    assert!(run(&lab, &["mcp", "add", "docs", "--url", &service.url()]).await.0);
    let mut child =
        lab.command(["mcp", "login", "docs"]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    let mut lines = {
        use tokio::io::AsyncBufReadExt as _;
        tokio::io::BufReader::new(child.stdout.take().unwrap()).lines()
    };
    let page = lines.next_line().await.unwrap().unwrap();
    assert_eq!(service.consent(&page).await.unwrap(), 200);
    assert!(child.wait().await.unwrap().success());
    let (_, listed, _) = run(&lab, &["mcp", "list", "--json"]).await;
    let listed: Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed[0]["auth_status"], "o_auth");
    let (_, _, stderr) = run(&lab, &["mcp", "logout", "docs"]).await;
    assert!(stderr.contains("Logged out of 'docs'."), "{stderr}");
    let (_, _, stderr) = run(&lab, &["mcp", "logout", "docs"]).await;
    assert!(stderr.contains("Nobody was logged in at 'docs'."), "{stderr}");
}
