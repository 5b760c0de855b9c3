//! The method reference: one table a message kind.

use std::fmt::Write;

use crate::protocol::{MethodKind, MethodRow, Protocol};

/// The text of `methods.md`: every method with its stability, its types and one sentence.
pub fn methods_markdown(protocol: &Protocol) -> String {
    let mut text = String::from(
        "# Methods\n\nWritten by `cargo xtask gen` from the method tables in `crates/protocol`.\n\
         Experimental methods need the `experimentalApi` capability in `initialize`.\n",
    );
    for kind in MethodKind::ALL {
        let rows: Vec<&MethodRow> =
            protocol.methods.iter().filter(|row| row.kind == kind).collect();
        if !rows.is_empty() {
            write_table(&mut text, kind, &rows);
        }
    }
    text
}

fn write_table(text: &mut String, kind: MethodKind, rows: &[&MethodRow]) {
    let request = kind.is_request();
    text.push_str(match kind {
        MethodKind::ClientRequest => "\n## Requests from clients\n\n",
        MethodKind::ClientNotification => "\n## Notifications from clients\n\n",
        MethodKind::ServerRequest => "\n## Requests from the server\n\n",
        MethodKind::ServerNotification => "\n## Notifications from the server\n\n",
    });
    text.push_str(if request {
        "| method | stability | params | response | |\n| --- | --- | --- | --- | --- |\n"
    } else {
        "| method | stability | params | |\n| --- | --- | --- | --- |\n"
    });
    for row in rows {
        let stability = if row.experimental { "experimental" } else { "stable" };
        let params = cell(row.params.as_deref());
        let response = if request { cell(row.response.as_deref()) + " | " } else { String::new() };
        let doc = row.summary().replace('|', "\\|");
        let name = &row.name;
        // Writing to a String cannot fail.
        let _ = writeln!(text, "| `{name}` | {stability} | {params} | {response}{doc} |");
    }
}

fn cell(type_name: Option<&str>) -> String {
    type_name.map_or_else(|| "none".to_owned(), |name| format!("`{name}`"))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::fixture::protocol;

    #[test]
    fn lists_every_method() {
        expect![[r"
            # Methods

            Written by `cargo xtask gen` from the method tables in `crates/protocol`.
            Experimental methods need the `experimentalApi` capability in `initialize`.

            ## Requests from clients

            | method | stability | params | response | |
            | --- | --- | --- | --- | --- |
            | `thread/start` | stable | `ThreadStartParams` | `ThreadStartResponse` | Says `thread/start` \| once. |
            | `thread/fork` | experimental | `ForkParams` | `ThreadStartResponse` | Says `thread/fork` \| once. |

            ## Notifications from clients

            | method | stability | params | |
            | --- | --- | --- | --- |
            | `initialized` | stable | none | Says `initialized` \| once. |

            ## Notifications from the server

            | method | stability | params | |
            | --- | --- | --- | --- |
            | `item/started` | stable | `Item` | Says `item/started` \| once. |
        "]].assert_eq(&methods_markdown(&protocol()));
    }
}
