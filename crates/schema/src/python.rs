//! A Python package from JSON Schema: pydantic models, and the methods with their types.

mod names;
mod types;

use std::fmt::Write;

use crate::GeneratedFile;
use crate::protocol::{MethodKind, MethodRow, Protocol};
use crate::surface::{Cut, Marks, Surface, cut};
use names::constant_name;
use types::{Module, docstring};

const HEADER: &str = "# Written by `cargo xtask gen`; do not edit.\n";

/// The name of the package.
const PACKAGE: &str = "turnhost_protocol";

/// Foundation of the models; the one file that is not made from the tables.
const BASE: &str = include_str!("python/base.py");

/// Returns `pyproject.toml` and the package `turnhost_protocol` with its types and methods.
pub fn python(protocol: &Protocol, surface: Surface) -> Vec<GeneratedFile> {
    let Cut { mut definitions, methods } = cut(protocol, surface, Marks::Drop);
    // Whole messages: the method maps serve better.
    definitions.retain(|name, _| MethodKind::ALL.iter().all(|kind| kind.type_name() != name));
    let module = Module::new(&definitions);
    let file = |name: &str, text: String| GeneratedFile::new(format!("{PACKAGE}/{name}"), text);
    vec![
        GeneratedFile::new("pyproject.toml", project()),
        file("__init__.py", init_file()),
        file("_base.py", format!("{HEADER}{BASE}")),
        file("methods.py", methods_file(&methods, &module)),
        file("py.typed", String::new()),
        file("types.py", format!("{HEADER}{}", module.text())),
    ]
}

fn project() -> String {
    format!(
        "{HEADER}[build-system]\nrequires = [\"setuptools>=68\"]\nbuild-backend = \"setuptools.build_meta\"\n\n\
         [project]\nname = \"turnhost-protocol\"\nversion = \"{}\"\n\
         description = \"The types of the Turnhost app server's protocol\"\n\
         license = {{ text = \"Apache-2.0\" }}\nrequires-python = \">=3.10\"\n\
         dependencies = [\"pydantic>=2.7\"]\n\n\
         [tool.setuptools]\npackages = [\"{PACKAGE}\"]\n\n\
         [tool.setuptools.package-data]\n{PACKAGE} = [\"py.typed\"]\n",
        env!("CARGO_PKG_VERSION")
    )
}

fn init_file() -> String {
    format!(
        "{HEADER}\"\"\"The types of the Turnhost app server's protocol.\n\n\
         Every name of `types` is here. `methods` ties them to the methods:\n\n\
         \x20   from turnhost_protocol import ThreadStartParams, methods\n\n\
         \x20   params = ThreadStartParams(cwd=\"/repo\").to_wire()\n\
         \x20   ...  # send {{\"id\": 1, \"method\": methods.THREAD_START.name, \"params\": params}}\n\
         \x20   started = methods.THREAD_START.parse_response(answer[\"result\"])\n\
         \"\"\"\n\n\
         from . import methods as methods\n\
         from ._base import UnknownVariant as UnknownVariant\nfrom ._base import WireModel as WireModel\n\
         from .types import *  # noqa: F403\n"
    )
}

fn methods_file(methods: &[MethodRow], module: &Module) -> String {
    let mut text = format!(
        "{HEADER}\"\"\"Every method with its types.\"\"\"\n\n\
         from __future__ import annotations\n\n\
         from collections.abc import Mapping\nfrom typing import Any, Final, cast\n\n\
         from . import types\nfrom ._base import Notification, Request\n"
    );
    for row in methods {
        let name = constant_of(row);
        let params = row.params.as_deref().map_or("None".to_owned(), |name| module.value(name));
        let call = match &row.response {
            Some(response) => {
                format!("Request({:?}, {params}, {})", row.name, module.value(response))
            }
            None => format!("Notification({:?}, {params})", row.name),
        };
        let kind = annotation(row);
        // Writing to a String cannot fail.
        let _ = write!(text, "\n{name}: Final[{kind}] = {call}\n{}", docstring(&row.doc, ""));
    }
    for (kind, table, class) in TABLES {
        let _ = writeln!(text, "\n{table}: Final[Mapping[str, {class}]] = {{");
        for row in methods.iter().filter(|row| row.kind == kind) {
            let _ = writeln!(text, "    {:?}: {},", row.name, constant_of(row));
        }
        let _ = write!(text, "}}\n{}", docstring(table_doc(kind), ""));
    }
    text
}

const TABLES: [(MethodKind, &str, &str); 4] = [
    (MethodKind::ClientRequest, "CLIENT_REQUESTS", "Request[Any, Any]"),
    (MethodKind::ClientNotification, "CLIENT_NOTIFICATIONS", "Notification[Any]"),
    (MethodKind::ServerRequest, "SERVER_REQUESTS", "Request[Any, Any]"),
    (MethodKind::ServerNotification, "SERVER_NOTIFICATIONS", "Notification[Any]"),
];

fn table_doc(kind: MethodKind) -> &'static str {
    match kind {
        MethodKind::ClientRequest => "What a client asks, by name.",
        MethodKind::ClientNotification => "What a client tells, by name.",
        MethodKind::ServerRequest => "What the server asks of a client, by name.",
        MethodKind::ServerNotification => "What the server tells, by name.",
    }
}

/// Returns the constant's name, `THREAD_STARTED`; a name that both sides use for different things
/// is not on this wire.
fn constant_of(row: &MethodRow) -> String {
    constant_name(&row.name)
}

fn annotation(row: &MethodRow) -> String {
    let params = row.params.as_deref().map_or("None".to_owned(), |name| format!("types.{name}"));
    match &row.response {
        Some(response) => format!("Request[{params}, {}]", format_args!("types.{response}")),
        None => format!("Notification[{params}]"),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;

    use super::*;
    use crate::fixture::protocol;

    #[test]
    fn a_small_protocol() {
        let files = python(&protocol(), Surface::Stable);
        for (path, golden) in [
            ("turnhost_protocol/types.py", expect_file!["../golden/types.py"]),
            ("turnhost_protocol/methods.py", expect_file!["../golden/methods.py"]),
        ] {
            let file = files.iter().find(|file| file.path == path).unwrap();
            golden.assert_eq(&file.contents);
        }
    }

    /// A type of the protocol called like something that the module imports would hide it.
    #[test]
    fn no_type_is_called_like_an_import() {
        let definitions =
            cut(&Protocol::from_types(), Surface::Experimental, Marks::Drop).definitions;
        for name in types::IMPORTS.split(|c: char| !c.is_ascii_alphanumeric()) {
            assert!(!definitions.contains_key(name), "{name} is a type of the protocol");
        }
    }

    #[test]
    fn constants_of_methods_do_not_collide() {
        let protocol = Protocol::from_types();
        let mut names: Vec<String> = protocol.methods.iter().map(constant_of).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
