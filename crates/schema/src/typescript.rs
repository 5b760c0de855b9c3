//! TypeScript from JSON Schema: one file a type, an index, and the method maps.

mod expression;

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::Value;

use crate::GeneratedFile;
use crate::protocol::{MethodKind, MethodRow, Protocol};
use crate::surface::{Cut, Marks, Surface, cut, references};
use expression::{doc_comment, quoted, spaced, type_expression};

const HEADER: &str = "// Written by `cargo xtask gen`; do not edit.\n";

/// `NAME.ts` for each type, `methods.ts` with the types of each method, and `index.ts`.
pub fn typescript(protocol: &Protocol, surface: Surface) -> Vec<GeneratedFile> {
    let Cut { definitions, methods } = cut(protocol, surface, Marks::Drop);
    let mut files: Vec<GeneratedFile> = definitions
        .iter()
        .map(|(name, schema)| GeneratedFile::new(format!("{name}.ts"), type_file(name, schema)))
        .collect();
    files.push(GeneratedFile::new("methods.ts", methods_file(&methods)));
    files.push(GeneratedFile::new("index.ts", index_file(definitions.keys(), &methods)));
    files
}

fn type_file(name: &str, schema: &Value) -> String {
    let mut names = Vec::new();
    references(schema, &mut names);
    let imported: BTreeSet<String> = names.into_iter().filter(|other| other != name).collect();
    let mut text = HEADER.to_owned();
    text.push_str(&imports(&imported));
    text.push_str(&doc_comment(schema, ""));
    let _ = writeln!(text, "export type {name} ={};", spaced(&type_expression(schema, "")));
    text
}

fn imports(names: &BTreeSet<String>) -> String {
    let mut text = String::new();
    for name in names {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "import type {{ {name} }} from \"./{name}\";");
    }
    text.push('\n');
    text
}

/// One interface a message kind, from method names to their types.
fn methods_file(methods: &[MethodRow]) -> String {
    let names: BTreeSet<String> =
        methods.iter().flat_map(|row| [&row.params, &row.response]).flatten().cloned().collect();
    let mut text = HEADER.to_owned();
    text.push_str(&imports(&names));
    let kinds = MethodKind::ALL.into_iter().filter(|kind| has_rows(methods, *kind));
    let interfaces: Vec<String> = kinds.map(|kind| interface(methods, kind)).collect();
    text.push_str(&interfaces.join("\n"));
    text
}

fn has_rows(methods: &[MethodRow], kind: MethodKind) -> bool {
    methods.iter().any(|row| row.kind == kind)
}

fn interface(methods: &[MethodRow], kind: MethodKind) -> String {
    let mut text = format!(
        "/** The types of each `{0}`, by method name. */\nexport interface {0}Methods {{\n",
        kind.type_name()
    );
    for row in methods.iter().filter(|row| row.kind == kind) {
        let doc = serde_json::json!({ "description": row.doc });
        let params = match &row.params {
            Some(name) if row.params_required => format!("params: {name}"),
            Some(name) => format!("params?: {name} | null"),
            None => "params?: null".to_owned(),
        };
        let name = quoted(&row.name);
        text.push_str(&doc_comment(&doc, "  "));
        let _ = match &row.response {
            Some(response) => {
                writeln!(text, "  {name}: {{ {params}; response: {response} }};")
            }
            None => writeln!(text, "  {name}: {{ {params} }};"),
        };
    }
    text.push_str("}\n");
    text
}

fn index_file<'a>(types: impl Iterator<Item = &'a String>, methods: &[MethodRow]) -> String {
    let mut text = HEADER.to_owned();
    text.push('\n');
    for name in types {
        let _ = writeln!(text, "export type {{ {name} }} from \"./{name}\";");
    }
    for kind in MethodKind::ALL.into_iter().filter(|kind| has_rows(methods, *kind)) {
        let name = kind.type_name();
        let _ = writeln!(text, "export type {{ {name}Methods }} from \"./methods\";");
    }
    text
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::fixture::protocol;

    fn file(surface: Surface, path: &str) -> String {
        let files = typescript(&protocol(), surface);
        let found = files.into_iter().find(|file| file.path == path);
        found.map_or_else(|| panic!("no {path}"), |file| file.contents)
    }

    #[test]
    fn objects() {
        expect![[r#"
            // Written by `cargo xtask gen`; do not edit.
            import type { Mode } from "./Mode";

            /** How to start *\/ a thread. */
            export type ThreadStartParams = {
              beta: number;
              /**
               * Where commands run.
               *
               * Absolute.
               */
              cwd?: string | null;
              env?: { [key: string]: string | null };
              "extra-field"?: unknown;
              /** The mode. */
              mode: Mode;
              parent?: ThreadStartParams | null;
            };
        "#]]
        .assert_eq(&file(Surface::Experimental, "ThreadStartParams.ts"));
    }

    #[test]
    fn arrays_and_tuples() {
        expect![[r#"
            // Written by `cargo xtask gen`; do not edit.
            import type { Item } from "./Item";

            export type ThreadStartResponse = {
              items: Array<Item>;
              range: [number, number];
            };
        "#]]
        .assert_eq(&file(Surface::Stable, "ThreadStartResponse.ts"));
    }

    #[test]
    fn choices_of_strings() {
        expect![[r#"
            // Written by `cargo xtask gen`; do not edit.

            export type Mode =
              /** In a hurry. */
              | "fast"
              | "slow" | "other";
        "#]]
        .assert_eq(&file(Surface::Stable, "Mode.ts"));
    }

    #[test]
    fn discriminated_unions() {
        expect![[r#"
            // Written by `cargo xtask gen`; do not edit.
            import type { ErrorInfo } from "./ErrorInfo";

            /** One entry of a turn. */
            export type Item =
              /** Text. */
              | {
                text?: string;
                type: "text";
              }
              | {
                info: ErrorInfo;
                type: "failed";
              };
        "#]]
        .assert_eq(&file(Surface::Stable, "Item.ts"));
    }

    #[test]
    fn objects_with_alternatives() {
        expect![[r"
            // Written by `cargo xtask gen`; do not edit.

            export type ErrorInfo = {
              code: number;
            } & (
              | {
                why: string;
              }
              | { [key: string]: unknown });
        "]]
        .assert_eq(&file(Surface::Stable, "ErrorInfo.ts"));
    }

    #[test]
    fn method_maps() {
        expect![[r#"
            // Written by `cargo xtask gen`; do not edit.
            import type { Item } from "./Item";
            import type { ThreadStartParams } from "./ThreadStartParams";
            import type { ThreadStartResponse } from "./ThreadStartResponse";

            /** The types of each `ClientRequest`, by method name. */
            export interface ClientRequestMethods {
              /**
               * Says `thread/start` | once. More
               * follows.
               */
              "thread/start": { params: ThreadStartParams; response: ThreadStartResponse };
            }

            /** The types of each `ClientNotification`, by method name. */
            export interface ClientNotificationMethods {
              /**
               * Says `initialized` | once. More
               * follows.
               */
              "initialized": { params?: null };
            }

            /** The types of each `ServerNotification`, by method name. */
            export interface ServerNotificationMethods {
              /**
               * Says `item/started` | once. More
               * follows.
               */
              "item/started": { params: Item };
            }
        "#]]
        .assert_eq(&file(Surface::Stable, "methods.ts"));
    }

    #[test]
    fn the_index() {
        expect![[r#"
            // Written by `cargo xtask gen`; do not edit.

            export type { ClientNotification } from "./ClientNotification";
            export type { ClientRequest } from "./ClientRequest";
            export type { ErrorInfo } from "./ErrorInfo";
            export type { Item } from "./Item";
            export type { JSONRPCError } from "./JSONRPCError";
            export type { JSONRPCErrorError } from "./JSONRPCErrorError";
            export type { JSONRPCMessage } from "./JSONRPCMessage";
            export type { JSONRPCNotification } from "./JSONRPCNotification";
            export type { JSONRPCRequest } from "./JSONRPCRequest";
            export type { JSONRPCResponse } from "./JSONRPCResponse";
            export type { Mode } from "./Mode";
            export type { RequestId } from "./RequestId";
            export type { ServerNotification } from "./ServerNotification";
            export type { ThreadStartParams } from "./ThreadStartParams";
            export type { ThreadStartResponse } from "./ThreadStartResponse";
            export type { W3cTraceContext } from "./W3cTraceContext";
            export type { ClientRequestMethods } from "./methods";
            export type { ClientNotificationMethods } from "./methods";
            export type { ServerNotificationMethods } from "./methods";
        "#]]
        .assert_eq(&file(Surface::Stable, "index.ts"));
    }
}
