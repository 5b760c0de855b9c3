//! The method reference: one table a message kind.

use std::fmt::Write;

use crate::protocol::{MethodKind, MethodRow, Protocol};

/// Returns the text of `methods.md`: every method with its stability, its types and one sentence.
pub fn methods_markdown(protocol: &Protocol) -> String {
    let mut text = String::from(
        "# Methods\n\nWritten by `cargo xtask gen` from the method tables in `crates/protocol`.\n\
         Experimental methods need the `experimentalApi` capability in `initialize`. A method that is not\n\
         supported is known with its types, but answered with an error (code -32601).\n",
    );
    text.push_str(&counts(protocol));
    for kind in MethodKind::ALL {
        let rows: Vec<&MethodRow> =
            protocol.methods.iter().filter(|row| row.kind == kind).collect();
        if !rows.is_empty() {
            write_table(&mut text, kind, &rows);
        }
    }
    text
}

/// Counts the requests of clients by what this server does with them.
fn counts(protocol: &Protocol) -> String {
    let requests = protocol.methods.iter().filter(|row| row.kind == MethodKind::ClientRequest);
    let (mut served, mut refused, mut unexplained) = (0, 0, 0);
    for row in requests {
        match (row.served, &row.reason) {
            (true, _) => served += 1,
            (false, Some(_)) => refused += 1,
            (false, None) => unexplained += 1,
        }
    }
    let mut text = format!(
        "\nOf {} requests from clients, {served} are answered and {refused} are not supported, each with its reason",
        served + refused + unexplained
    );
    if unexplained > 0 {
        // Writing to a String cannot fail.
        let _ = write!(text, "; {unexplained} are not supported without one");
    }
    text + ".\n"
}

fn write_table(text: &mut String, kind: MethodKind, rows: &[&MethodRow]) {
    text.push_str(match kind {
        MethodKind::ClientRequest => "\n## Requests from clients\n\n",
        MethodKind::ClientNotification => "\n## Notifications from clients\n\n",
        MethodKind::ServerRequest => "\n## Requests from the server\n\n",
        MethodKind::ServerNotification => "\n## Notifications from the server\n\n",
    });
    let columns = columns(kind);
    // Writing to a String cannot fail.
    let _ = writeln!(text, "| {} | |", columns.join(" | "));
    let _ = writeln!(text, "|{}", " --- |".repeat(columns.len() + 1));
    for row in rows {
        let cells: Vec<String> = columns.iter().map(|column| cell(row, column)).collect();
        let doc = row.summary().replace('|', "\\|");
        let _ = writeln!(text, "| {} | {doc} |", cells.join(" | "));
    }
}

/// Returns the columns: only answers to clients depend on what this server serves.
fn columns(kind: MethodKind) -> &'static [&'static str] {
    match kind {
        MethodKind::ClientRequest => &["method", "stability", "params", "response", "this server"],
        MethodKind::ServerRequest => &["method", "stability", "params", "response"],
        MethodKind::ClientNotification | MethodKind::ServerNotification => {
            &["method", "stability", "params"]
        }
    }
}

fn cell(row: &MethodRow, column: &str) -> String {
    let named = |name: &Option<String>| {
        name.as_ref().map_or_else(|| "none".to_owned(), |name| format!("`{name}`"))
    };
    match column {
        "method" => format!("`{}`", row.name),
        "params" if row.params.is_some() && !row.params_required => named(&row.params) + " or none",
        "params" => named(&row.params),
        "response" => named(&row.response),
        "stability" => if row.experimental { "experimental" } else { "stable" }.to_owned(),
        _ if row.served => "answers".to_owned(),
        _ => match &row.reason {
            Some(reason) => format!("not supported: {reason}"),
            None => "not supported".to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::fixture::protocol;

    #[test]
    fn lists_every_method() {
        expect![[r#"
            # Methods

            Written by `cargo xtask gen` from the method tables in `crates/protocol`.
            Experimental methods need the `experimentalApi` capability in `initialize`. A method that is not
            supported is known with its types, but answered with an error (code -32601).

            Of 2 requests from clients, 1 are answered and 1 are not supported, each with its reason.

            ## Requests from clients

            | method | stability | params | response | this server | |
            | --- | --- | --- | --- | --- | --- |
            | `thread/start` | stable | `ThreadStartParams` | `ThreadStartResponse` | answers | Says `thread/start` \| once. |
            | `thread/fork` | experimental | `ForkParams` | `ThreadStartResponse` | not supported: it is a fork | Says `thread/fork` \| once. |

            ## Notifications from clients

            | method | stability | params | |
            | --- | --- | --- | --- |
            | `initialized` | stable | none | Says `initialized` \| once. |

            ## Notifications from the server

            | method | stability | params | |
            | --- | --- | --- | --- |
            | `item/started` | stable | `Item` | Says `item/started` \| once. |
        "#]].assert_eq(&methods_markdown(&protocol()));
    }
}
