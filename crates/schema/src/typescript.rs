//! TypeScript from JSON Schema: one file a type, indexes, and the method maps.

mod expression;
mod layout;
mod members;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::{Map, Value};

use crate::GeneratedFile;
use crate::protocol::{MethodKind, MethodRow, Protocol};
use crate::surface::{Cut, Marks, Surface, cut, references};
use expression::{doc_comment, quoted, spaced, type_expression};
use layout::{ALIASES, Alias, JSON_VALUE, module, path_from};

const HEADER: &str = "// Written by `cargo xtask gen`; do not edit.\n";

const JSON_VALUE_TYPE: &str = "/** Free-form JSON. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | Array<JsonValue>
  | { [key in string]?: JsonValue };
";

/// Returns a file for each type, at the places of the published TypeScript: `NAME.ts`, `v2/NAME.ts`
/// and `serde_json/JsonValue.ts`. With them `index.ts`, which has every name and all of `v2/` under
/// `v2`, `v2/index.ts`, and `methods.ts` with the types of each method.
///
/// A reader of a message may rely on what is written: a member that is always
/// there, perhaps null, is not optional, and one that is left out in place of null is never null.
pub fn typescript(protocol: &Protocol, surface: Surface) -> Vec<GeneratedFile> {
    let Cut { definitions, methods } = readable(protocol, surface);
    // What each module declares, without its imports.
    let mut modules: BTreeMap<String, Module> = BTreeMap::new();
    for (name, schema) in &definitions {
        modules.insert(module(name), Module::of_type(name, schema));
    }
    for alias in ALIASES.iter().filter(|alias| alias.stands_in(&definitions)) {
        modules.insert(alias.module.to_owned(), Module::of_alias(alias));
    }
    modules.insert(module(JSON_VALUE), Module::new(JSON_VALUE, JSON_VALUE_TYPE.to_owned(), []));
    let mut files: Vec<GeneratedFile> = modules.iter().map(|(path, it)| it.file(path)).collect();
    files.push(GeneratedFile::new("methods.ts", methods_file(&methods)));
    files.push(GeneratedFile::new("index.ts", index_file(&modules, &methods)));
    files.push(GeneratedFile::new("v2/index.ts", v2_index_file(&modules)));
    files
}

/// Returns all types and the method maps in one module, `stable.ts` or `experimental.ts`.
pub fn typescript_bundle(protocol: &Protocol, surface: Surface) -> GeneratedFile {
    let Cut { definitions, methods } = readable(protocol, surface);
    let mut declarations = vec![JSON_VALUE_TYPE.to_owned()];
    declarations
        .extend(definitions.iter().map(|(name, schema)| Module::of_type(name, schema).text));
    declarations.extend(interfaces(&methods));
    let text = format!("{HEADER}\n{}", declarations.join("\n"));
    GeneratedFile::new(format!("{}.ts", surface.name()), text)
}

/// Returns the types of a surface as those who read messages see them.
fn readable(protocol: &Protocol, surface: Surface) -> Cut {
    let written = Protocol { definitions: protocol.written.clone(), ..protocol.clone() };
    let mut cut = cut(&written, surface, Marks::Drop);
    members::fit_to_readers(&mut cut.definitions, &cut.methods);
    cut
}

/// One type in a file of its own.
struct Module {
    name: String,
    /// Its declaration.
    text: String,
    /// The names that the declaration needs.
    imported: BTreeSet<String>,
}

impl Module {
    fn new(name: &str, text: String, imported: impl IntoIterator<Item = String>) -> Self {
        Self { name: name.to_owned(), text, imported: imported.into_iter().collect() }
    }

    fn of_type(name: &str, schema: &Value) -> Self {
        let mut names = Vec::new();
        references(schema, &mut names);
        let expression = type_expression(schema, "");
        if expression.contains(JSON_VALUE) {
            names.push(JSON_VALUE.to_owned());
        }
        let mut text = doc_comment(schema, "");
        // Writing to a String cannot fail.
        let _ = writeln!(text, "export type {name} ={};", spaced(&expression));
        Self::new(name, text, names.into_iter().filter(|other| other != name))
    }

    fn of_alias(alias: &Alias) -> Self {
        let text = format!("export type {} = {};\n", alias.name(), alias.expression);
        Self::new(alias.name(), text, alias.of.map(str::to_owned))
    }

    fn file(&self, path: &str) -> GeneratedFile {
        let directory = path.strip_suffix(self.name.as_str()).unwrap_or_default();
        let text = [HEADER, &imports(directory, &self.imported), "\n", &self.text].concat();
        GeneratedFile::new(format!("{path}.ts"), text)
    }
}

impl Alias {
    fn stands_in(&self, definitions: &Map<String, Value>) -> bool {
        self.of.is_none_or(|name| definitions.contains_key(name))
    }
}

/// Imports of `names` into a module of `directory`.
fn imports(directory: &str, names: &BTreeSet<String>) -> String {
    let mut text = String::new();
    for name in names {
        let path = path_from(directory, &module(name));
        let _ = writeln!(text, "import type {{ {name} }} from \"{path}\";");
    }
    text
}

/// Returns one interface a message kind that has methods.
fn interfaces(methods: &[MethodRow]) -> Vec<String> {
    let kinds = MethodKind::ALL.into_iter().filter(|kind| has_rows(methods, *kind));
    kinds.map(|kind| interface(methods, kind)).collect()
}

/// Returns one interface a message kind, from method names to their types.
fn methods_file(methods: &[MethodRow]) -> String {
    let names: BTreeSet<String> =
        methods.iter().flat_map(|row| [&row.params, &row.response]).flatten().cloned().collect();
    let mut text = HEADER.to_owned();
    text.push_str(&imports("", &names));
    text.push('\n');
    text.push_str(&interfaces(methods).join("\n"));
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

/// Returns every name once; where two modules declare it, the one outside of `v2/`.
fn index_file(modules: &BTreeMap<String, Module>, methods: &[MethodRow]) -> String {
    let mut lines: BTreeMap<&str, String> = BTreeMap::new();
    for (path, it) in modules {
        let line = export(&it.name, &path_from("", path));
        // Modules of the root come before those of directories, which begin with small letters.
        lines.entry(&it.name).or_insert(line);
    }
    let mut text = format!("{HEADER}\n{}", lines.into_values().collect::<String>());
    for kind in MethodKind::ALL.into_iter().filter(|kind| has_rows(methods, *kind)) {
        text.push_str(&export(&format!("{}Methods", kind.type_name()), "./methods"));
    }
    text + "export * as v2 from \"./v2\";\n"
}

fn v2_index_file(modules: &BTreeMap<String, Module>) -> String {
    let inner = modules.iter().filter(|(path, _)| path.starts_with("v2/"));
    let lines: String = inner.map(|(path, it)| export(&it.name, &path_from("v2/", path))).collect();
    format!("{HEADER}\n{lines}")
}

fn export(name: &str, path: &str) -> String {
    format!("export type {{ {name} }} from \"{path}\";\n")
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
            import type { JsonValue } from "../serde_json/JsonValue";
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
              env?: { [key in string]?: string | null };
              "extra-field"?: JsonValue;
              /** The mode. */
              mode: Mode;
              parent?: ThreadStartParams | null;
            };
        "#]]
        .assert_eq(&file(Surface::Experimental, "v2/ThreadStartParams.ts"));
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
        .assert_eq(&file(Surface::Stable, "v2/ThreadStartResponse.ts"));
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
        .assert_eq(&file(Surface::Stable, "v2/Mode.ts"));
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
        .assert_eq(&file(Surface::Stable, "v2/Item.ts"));
    }

    #[test]
    fn objects_with_alternatives() {
        expect![[r#"
            // Written by `cargo xtask gen`; do not edit.

            export type ErrorInfo = {
              code: number;
            } & (
              | {
                why: string;
              }
              | Record<string, never>);
        "#]]
        .assert_eq(&file(Surface::Stable, "v2/ErrorInfo.ts"));
    }

    #[test]
    fn method_maps() {
        expect![[r#"
            // Written by `cargo xtask gen`; do not edit.
            import type { Item } from "./v2/Item";
            import type { ThreadStartParams } from "./v2/ThreadStartParams";
            import type { ThreadStartResponse } from "./v2/ThreadStartResponse";

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
            export type { ErrorInfo } from "./v2/ErrorInfo";
            export type { ExecPolicyAmendment } from "./ExecPolicyAmendment";
            export type { GitSha } from "./GitSha";
            export type { InternalSessionSource } from "./InternalSessionSource";
            export type { Item } from "./v2/Item";
            export type { JSONRPCError } from "./JSONRPCError";
            export type { JSONRPCErrorError } from "./JSONRPCErrorError";
            export type { JSONRPCMessage } from "./JSONRPCMessage";
            export type { JSONRPCNotification } from "./JSONRPCNotification";
            export type { JSONRPCRequest } from "./JSONRPCRequest";
            export type { JSONRPCResponse } from "./JSONRPCResponse";
            export type { JsonValue } from "./serde_json/JsonValue";
            export type { Mode } from "./v2/Mode";
            export type { NetworkPolicyRuleAction } from "./NetworkPolicyRuleAction";
            export type { OnlyForked } from "./v2/OnlyForked";
            export type { RequestId } from "./RequestId";
            export type { ResponseItemId } from "./ResponseItemId";
            export type { ServerNotification } from "./ServerNotification";
            export type { ServerNotificationEnvelope } from "./ServerNotificationEnvelope";
            export type { ThreadStartParams } from "./v2/ThreadStartParams";
            export type { ThreadStartResponse } from "./v2/ThreadStartResponse";
            export type { W3cTraceContext } from "./W3cTraceContext";
            export type { ClientRequestMethods } from "./methods";
            export type { ClientNotificationMethods } from "./methods";
            export type { ServerNotificationMethods } from "./methods";
            export * as v2 from "./v2";
        "#]]
        .assert_eq(&file(Surface::Stable, "index.ts"));
    }
}
