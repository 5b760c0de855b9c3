//! Input of the writers: definitions and method rows.

use serde_json::{Map, Value, json};
#[cfg(feature = "types")]
use turnhost_protocol::schema;
use turnhost_protocol::{
    CLIENT_METHODS, CLIENT_NOTIFICATIONS, MethodInfo, SERVER_NOTIFICATIONS, SERVER_REQUESTS,
    Stability,
};

use crate::record::{self, RecordError};

/// A protocol as data.
#[derive(Clone, Debug)]
pub struct Protocol {
    /// JSON Schema (draft 7) of each named type; references read `#/definitions/NAME`.
    pub definitions: Map<String, Value>,
    /// The same types as they are written: members that are never left out are required.
    pub written: Map<String, Value>,
    /// Every method of every table, in table order.
    pub methods: Vec<MethodRow>,
}

impl Protocol {
    /// Returns the protocol that this server speaks, from its types and tables.
    #[cfg(feature = "types")]
    pub fn from_types() -> Self {
        let mut generator = schema::generator();
        schema::register(&mut generator);
        Self {
            definitions: generator.take_definitions(true),
            written: schema::written_definitions(),
            methods: rows(),
        }
    }

    /// Returns the protocol that this server speaks, from its tables and from the definitions
    /// that were made of its types when `cargo xtask gen` ran last.
    ///
    /// # Errors
    /// If the definitions inside the program are damaged.
    pub fn recorded() -> Result<Self, RecordError> {
        let (definitions, written) = record::read()?;
        Ok(Self { definitions, written, methods: rows() })
    }
}

/// Returns the rows of all tables.
fn rows() -> Vec<MethodRow> {
    let tables = MethodKind::ALL.map(|kind| match kind {
        MethodKind::ClientRequest => (kind, CLIENT_METHODS),
        MethodKind::ClientNotification => (kind, CLIENT_NOTIFICATIONS),
        MethodKind::ServerRequest => (kind, SERVER_REQUESTS),
        MethodKind::ServerNotification => (kind, SERVER_NOTIFICATIONS),
    });
    let rows = tables
        .iter()
        .flat_map(|(kind, table)| table.iter().map(|info| MethodRow::new(*kind, info)));
    rows.collect()
}

/// One row of a method table.
#[derive(Clone, Debug)]
pub struct MethodRow {
    /// The wire name, such as `thread/start`.
    pub name: String,
    /// The table it is in.
    pub kind: MethodKind,
    /// True if a client must have asked for the experimental surface.
    pub experimental: bool,
    /// The type of `params`; `None` if it has none.
    pub params: Option<String>,
    /// True if `params` must be there; if not, it may be left out or null.
    pub params_required: bool,
    /// The type of `result`; `None` for notifications.
    pub response: Option<String>,
    /// True if this server answers it or sends it; if not, it knows the types and says that it
    /// is not supported.
    pub served: bool,
    /// The reason why it is not served, if the table has one.
    pub reason: Option<String>,
    /// The row's doc comment.
    pub doc: String,
}

impl MethodRow {
    /// Returns the title of the message, of which generators make a name: `Thread/startRequest`.
    pub(crate) fn title(&self) -> String {
        let words: String = self.name.split('_').map(capitalised).collect();
        format!("{words}{}", if self.kind.is_request() { "Request" } else { "Notification" })
    }

    fn new(kind: MethodKind, info: &MethodInfo) -> Self {
        Self {
            name: info.name.to_owned(),
            kind,
            experimental: info.stability == Stability::Experimental,
            params: info.params.map(str::to_owned),
            params_required: info.params_required,
            response: info.response.map(str::to_owned),
            served: info.served,
            reason: info.reason.map(str::to_owned),
            // Doc attributes keep the space after the slashes.
            doc: info.doc.lines().map(str::trim).collect::<Vec<_>>().join("\n"),
        }
    }

    /// Returns the doc comment up to the first full stop that ends a word, on one line.
    pub(crate) fn summary(&self) -> String {
        let mut sentence = Vec::new();
        for word in self.doc.split("\n\n").next().unwrap_or_default().split_whitespace() {
            sentence.push(word);
            if word.ends_with('.') {
                break;
            }
        }
        sentence.join(" ")
    }
}

/// Says who sends a method, and whether it wants an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MethodKind {
    /// Asked by a client.
    ClientRequest,
    /// Said by a client.
    ClientNotification,
    /// Asked by the server.
    ServerRequest,
    /// Said by the server.
    ServerNotification,
}

impl MethodKind {
    /// All four, in the order in which outputs list them.
    pub const ALL: [Self; 4] = [
        Self::ClientRequest,
        Self::ClientNotification,
        Self::ServerRequest,
        Self::ServerNotification,
    ];

    /// Returns the name of the union of all messages of this kind.
    pub fn type_name(self) -> &'static str {
        match self {
            Self::ClientRequest => "ClientRequest",
            Self::ClientNotification => "ClientNotification",
            Self::ServerRequest => "ServerRequest",
            Self::ServerNotification => "ServerNotification",
        }
    }

    /// Returns what the union of all messages of this kind is.
    fn description(self) -> &'static str {
        match self {
            Self::ClientRequest => "What clients ask, told apart by `method`.",
            Self::ClientNotification => "What clients say, told apart by `method`.",
            Self::ServerRequest => "What the server asks a client, told apart by `method`.",
            Self::ServerNotification => "What the server says, told apart by `method`.",
        }
    }

    /// Returns whether messages of this kind carry an id and are answered.
    pub fn is_request(self) -> bool {
        matches!(self, Self::ClientRequest | Self::ServerRequest)
    }
}

/// The member that marks what Turnhost adds to the protocol of the reference.
pub const EXTENSION_MARK: &str = "x-turnhost-extension";

/// The type of request ids, which the envelope brings along.
pub(crate) const REQUEST_ID: &str = "RequestId";

/// Returns the definitions of the envelope: the id and one union a message kind that has methods.
pub(crate) fn envelope_definitions(methods: &[MethodRow]) -> Vec<(&'static str, Value)> {
    let id = json!({
        "description": "Names one request of one connection; echoed in the answer.",
        "anyOf": [{"type": "string"}, {"type": "integer", "format": "int64"}],
    });
    let mut definitions = vec![(REQUEST_ID, id)];
    definitions.extend(any_message());
    for kind in MethodKind::ALL {
        let messages: Vec<Value> =
            methods.iter().filter(|row| row.kind == kind).map(message_schema).collect();
        if !messages.is_empty() {
            let union = json!({ "description": kind.description(), "oneOf": messages });
            definitions.push((kind.type_name(), union));
        }
    }
    definitions
}

/// Messages of any method, for those who route them without looking inside.
fn any_message() -> [(&'static str, Value); 7] {
    let refer = |name: &str| json!({"$ref": format!("#/definitions/{name}")});
    let text = || json!({"type": "string"});
    let object = |doc: &str, required: &[&str], properties: Value| {
        let mut schema = json!({"description": doc, "type": "object", "properties": properties});
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        schema
    };
    let kinds = ["JSONRPCRequest", "JSONRPCNotification", "JSONRPCResponse", "JSONRPCError"];
    let trace = json!({"anyOf": [refer("W3cTraceContext"), {"type": "null"}]});
    let request =
        json!({"id": refer(REQUEST_ID), "method": text(), "params": true, "trace": trace});
    let error =
        json!({"code": {"type": "integer", "format": "int64"}, "message": text(), "data": true});
    let header = json!({"type": ["string", "null"]});
    let headers = json!({"traceparent": header, "tracestate": header});
    let answer = |member: &str, value: Value| json!({"id": refer(REQUEST_ID), member: value});
    [
        ("JSONRPCMessage", json!({"description": "Any message.", "anyOf": kinds.map(refer)})),
        ("JSONRPCRequest", object("A question.", &["id", "method"], request)),
        (
            "JSONRPCNotification",
            object(
                "A word without an answer.",
                &["method"],
                json!({"method": text(), "params": true}),
            ),
        ),
        (
            "JSONRPCResponse",
            object("The answer to a request.", &["id", "result"], answer("result", json!(true))),
        ),
        (
            "JSONRPCError",
            object(
                "The answer to a request that failed.",
                &["error", "id"],
                answer("error", refer("JSONRPCErrorError")),
            ),
        ),
        ("JSONRPCErrorError", object("What went wrong.", &["code", "message"], error)),
        ("W3cTraceContext", object("The trace that a request belongs to.", &[], headers)),
    ]
}

/// Returns the whole message that a row stands for.
fn message_schema(row: &MethodRow) -> Value {
    let mut properties = Map::new();
    let mut required = vec!["method"];
    let title = row.title();
    let method = json!({"type": "string", "enum": [row.name], "title": format!("{title}Method")});
    properties.insert("method".into(), method);
    if row.kind.is_request() {
        properties.insert("id".into(), json!({"$ref": format!("#/definitions/{REQUEST_ID}")}));
        required.insert(0, "id");
    }
    if let Some(params) = params_schema(row) {
        properties.insert("params".into(), params);
    }
    if row.params_required {
        required.push("params");
    }
    if row.kind == MethodKind::ServerNotification {
        let doc = "When the server emitted it, in Unix milliseconds.";
        let emitted = json!({"type": "integer", "format": "int64", "description": doc});
        properties.insert("emittedAtMs".into(), emitted);
        let doc = "Its place among what one thread told; only for clients with the capability `turnhost.eventSequence`.";
        let seq = json!({"type": "integer", "format": "uint64", "description": doc, EXTENSION_MARK: true});
        properties.insert("seq".into(), seq);
    }
    let mut schema = json!({
        "title": title,
        "type": "object",
        "properties": properties,
        "required": required,
    });
    let Value::Object(map) = &mut schema else { return schema };
    if !row.doc.is_empty() {
        map.insert("description".into(), row.doc.clone().into());
    }
    // The reference sends the second kind too, but its schema does not say so.
    if row.name.starts_with("turnhost/") || row.name.starts_with("rawResponse") {
        map.insert(EXTENSION_MARK.into(), true.into());
    }
    schema
}

/// Returns what `params` may be; `None` where the member means nothing.
fn params_schema(row: &MethodRow) -> Option<Value> {
    match &row.params {
        Some(params) => {
            let named = json!({"$ref": format!("#/definitions/{params}")});
            Some(if row.params_required {
                named
            } else {
                json!({"anyOf": [named, {"type": "null"}]})
            })
        }
        None => row.kind.is_request().then(|| json!({"type": "null"})),
    }
}

/// Returns the word with a large first letter.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surface::{EXPERIMENTAL_MARK, Marks, Surface, cut, references};

    #[test]
    fn every_type_that_a_row_or_a_type_names_is_defined() {
        let protocol = Protocol::from_types();
        for surface in [Surface::Stable, Surface::Experimental] {
            let cut = cut(&protocol, surface, Marks::Drop);
            let rows = cut.methods.iter().flat_map(|row| [&row.params, &row.response]);
            let mut names: Vec<String> = rows.flatten().cloned().collect();
            cut.definitions.values().for_each(|schema| references(schema, &mut names));
            for name in names {
                assert!(cut.definitions.contains_key(&name), "{} lacks {name}", surface.name());
            }
        }
    }

    #[test]
    fn every_type_says_what_it_is() {
        let all = cut(&Protocol::from_types(), Surface::Experimental, Marks::Drop);
        let silent = all.definitions.iter().filter(|(_, it)| !it["description"].is_string());
        assert_eq!(silent.map(|(name, _)| name).collect::<Vec<_>>(), Vec::<&String>::new());
    }

    #[test]
    fn the_surfaces_differ_by_what_is_marked() {
        let protocol = Protocol::from_types();
        let [stable, all] = [Surface::Stable, Surface::Experimental].map(|surface| {
            serde_json::to_string(&cut(&protocol, surface, Marks::Drop).definitions).unwrap()
        });
        assert!(stable.len() < all.len());
        assert!(!stable.contains(EXPERIMENTAL_MARK) && !all.contains(EXPERIMENTAL_MARK));
    }
}
