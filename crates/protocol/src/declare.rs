//! The tables in Rust: a marker type for each method, and enums of the server's messages.

use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use turnhost_base::ThreadId;

use crate::{
    ExperimentalFields, client_methods, client_notifications, notifications, server_requests,
};

/// The clients that may use a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stability {
    /// Everyone.
    Stable,
    /// Only clients with the `experimentalApi` capability.
    Experimental,
}

/// A property of a method that parts of a server or a client depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It starts work. A server that shuts down gracefully refuses it.
    StartsWork,
    /// Its answer has a `thread`, and the caller is subscribed to it from then on.
    Subscribes,
}

/// The connections that a notification is sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Those subscribed to the thread.
    Subscribers,
    /// Every initialised one.
    Everyone,
    /// The request that caused it.
    Connection,
}

/// Fate of a notification when its reader is slow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// It is delivered whole and in order.
    Must,
    /// It may be joined with its neighbours of the same kind, or give way to a newer one.
    Merge,
}

/// A method with an answer. The types that implement it are in [`method`] and [`server_method`].
pub trait Method {
    /// Its name on the wire.
    const NAME: &'static str;
    /// The clients that may use it.
    const STABILITY: Stability;
    /// Its marks in the table.
    const MARKS: &'static [Mark];
    /// The type that the asking side sends.
    type Params: Serialize + DeserializeOwned + ExperimentalFields + Send + 'static;
    /// The type that the answering side sends.
    type Response: Serialize + DeserializeOwned + Send + 'static;

    /// Returns whether the table gives it this mark.
    fn is(mark: Mark) -> bool {
        Self::MARKS.contains(&mark)
    }
}

/// One row of a table, for those who list methods: generators and error messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MethodInfo {
    /// Its name on the wire.
    pub name: &'static str,
    /// The clients that may use it.
    pub stability: Stability,
    /// Name of the params type; `None` if it has none.
    pub params: Option<&'static str>,
    /// True if the params must be there; if not, they may be left out or null.
    pub params_required: bool,
    /// Name of the response type; `None` for notifications.
    pub response: Option<&'static str>,
    /// False if this server knows the method and its types but refuses it as not supported:
    /// what the table says `at nowhere`.
    pub served: bool,
    /// The reason why it is not served, as the table has it; `None` for rows that are served and
    /// for those that are still to be.
    pub reason: Option<&'static str>,
    /// Its marks in the table; none for notifications.
    pub marks: &'static [Mark],
    /// Receivers of a notification of the server; `None` for other rows.
    pub audience: Option<Audience>,
    /// Fate of a notification of the server when its reader is slow; `None` for other rows.
    pub delivery: Option<Delivery>,
    /// Its purpose, in a line or a few.
    pub doc: &'static str,
}

impl MethodInfo {
    /// Creates a row with the types as the table writes them.
    const fn new(
        name: &'static str,
        stability: Stability,
        params: &'static str,
        response: Option<&'static str>,
        doc: &'static str,
    ) -> Self {
        let params_name = type_name(params);
        let none = is_same(params_name, "NoParams");
        Self {
            name,
            stability,
            params: if none { None } else { Some(params_name) },
            params_required: !none && params.as_bytes()[params.len() - 1] != b'>',
            response: match response {
                Some(response) => Some(type_name(response)),
                None => None,
            },
            served: true,
            reason: None,
            marks: &[],
            audience: None,
            delivery: None,
            doc: doc.trim_ascii(),
        }
    }

    /// Returns the row with a handler at `place`, or without one for the reason `detail`.
    const fn at(self, place: &str, detail: &str) -> Self {
        if is_same(place, "nowhere") {
            Self { served: false, reason: reason(detail), ..self }
        } else {
            self
        }
    }

    /// Returns the row with these marks.
    const fn marked(self, marks: &'static [Mark]) -> Self {
        Self { marks, ..self }
    }

    /// Returns the row of a notification of the server.
    const fn sent(self, audience: Audience, delivery: Delivery) -> Self {
        Self { audience: Some(audience), delivery: Some(delivery), ..self }
    }
}

/// Returns the text of a reason for which a method is not served. Another word does not compile.
const fn reason(word: &str) -> Option<&'static str> {
    if word.is_empty() {
        return None;
    }
    Some(if is_same(word, "cloud") {
        "it needs the vendor's cloud"
    } else if is_same(word, "voices") {
        "no model that speaks is built in"
    } else {
        panic!("no reason of this name")
    })
}

/// Returns the last segment of a Rust path, perhaps within an `Option`, which is the type's name on
/// the wire too.
const fn type_name(path: &'static str) -> &'static str {
    let bytes = path.as_bytes();
    let mut end = path.len();
    while matches!(bytes[end - 1], b'>' | b' ') {
        end -= 1;
    }
    let mut start = end;
    while start > 0 && !matches!(bytes[start - 1], b':' | b' ' | b'<') {
        start -= 1;
    }
    path.split_at(end).0.split_at(start).1
}

/// Compares as `==` does, for constants.
const fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

macro_rules! declare_requests {
    ($module:ident, $list:ident, $list_doc:literal;
     $($(#[doc = $doc:literal])* $name:ident = $wire:literal, $stability:ident, $(at $place:ident $($unloaded:ident)?, $($mark:ident,)*)?
        ($params:ty) -> $response:ty;)*) => {
        #[doc = $list_doc]
        pub const $list: &[MethodInfo] = &[$(
            MethodInfo::new(
                $wire,
                Stability::$stability,
                stringify!($params),
                Some(stringify!($response)),
                concat!($($doc, "\n",)*),
            )$(.at(stringify!($place), stringify!($($unloaded)?)).marked(&[$(Mark::$mark),*]))?
        ),*];

        #[doc = concat!("Marker types of the methods in [`", stringify!($list), "`](super::", stringify!($list), ").")]
        pub mod $module {
            use super::{Mark, Method, Stability};
            $(
                $(#[doc = $doc])*
                #[derive(Clone, Copy, Debug)]
                pub struct $name;

                impl Method for $name {
                    const NAME: &'static str = $wire;
                    const STABILITY: Stability = Stability::$stability;
                    const MARKS: &'static [Mark] = &[$($(Mark::$mark),*)?];
                    type Params = $params;
                    type Response = $response;
                }
            )*
        }
    };
}

macro_rules! declare_client_methods {
    ($($rows:tt)*) => {
        declare_requests! { method, CLIENT_METHODS, "What clients ask, in the order of the table."; $($rows)* }
    };
}
client_methods!(declare_client_methods);

macro_rules! declare_client_notifications {
    ($($(#[doc = $doc:literal])* $name:ident = $wire:literal, $stability:ident;)*) => {
        /// Notifications of clients, in the order of the table.
        pub const CLIENT_NOTIFICATIONS: &[MethodInfo] = &[$(
            MethodInfo::new($wire, Stability::$stability, "NoParams", None, concat!($($doc, "\n",)*))
        ),*];

        /// Notifications of a client.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ClientNotification {
            $($(#[doc = $doc])* $name,)*
        }

        impl ClientNotification {
            /// Returns its name on the wire.
            pub fn method(self) -> &'static str {
                match self {
                    $(Self::$name => $wire,)*
                }
            }

            /// Returns the notification of that name, if there is one.
            pub fn from_method(method: &str) -> Option<Self> {
                match method {
                    $($wire => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}
client_notifications!(declare_client_notifications);

macro_rules! declare_server_requests {
    ($($(#[doc = $doc:literal])* $name:ident = $wire:literal, $stability:ident, ($params:ty) -> $response:ty;)*) => {
        declare_requests! {
            server_method, SERVER_REQUESTS, "What a server asks of a client, in the order of the table.";
            $($(#[doc = $doc])* $name = $wire, $stability, ($params) -> $response;)*
        }

        /// Requests of a server.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum ServerRequest {
            $($(#[doc = $doc])* $name(Box<$params>),)*
        }

        impl ServerRequest {
            /// Returns its name on the wire.
            pub fn method(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => $wire,)*
                }
            }

            /// Writes the params alone, without an envelope.
            pub fn serialize_params<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$name(params) => params.serialize(serializer),)*
                }
            }

            /// Reads the params of `method`; `Ok(None)` if this version does not know it.
            // Inline, so that only who decodes pays for compiling every type's reader.
            #[inline]
            pub fn decode(method: &str, params: &RawValue) -> serde_json::Result<Option<Self>> {
                match method {
                    $($wire => serde_json::from_str(params.get()).map(|params| Some(Self::$name(Box::new(params)))),)*
                    _ => Ok(None),
                }
            }
        }

        $(impl From<$params> for ServerRequest {
            fn from(params: $params) -> Self {
                Self::$name(Box::new(params))
            }
        })*
    };
}
server_requests!(declare_server_requests);

macro_rules! declare_notifications {
    ($($(#[doc = $doc:literal])* $name:ident = $wire:literal, $stability:ident, to $audience:ident $(about $($thread:ident).+)?,
            $delivery:ident $(($how:ident $(by $($key:ident),+)?))?,
        ($params:ty) $($shared:ident)?;)*) => {
        /// Notifications of a server, in the order of the table.
        pub const SERVER_NOTIFICATIONS: &[MethodInfo] = &[$(
            MethodInfo::new(
                $wire,
                Stability::$stability,
                stringify!($params),
                None,
                concat!($($doc, "\n",)*),
            )
            .sent(declare_notifications!(@audience $audience), Delivery::$delivery)
        ),*];

        /// Notifications of a server.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum ServerNotification {
            $($(#[doc = $doc])* $name($params),)*
        }

        impl ServerNotification {
            /// Returns its name on the wire.
            pub fn method(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => $wire,)*
                }
            }

            /// Returns what may happen to it when its reader is slow.
            pub fn delivery(&self) -> Delivery {
                match self {
                    $(Self::$name(_) => Delivery::$delivery,)*
                }
            }

            /// Returns the connections that it is sent to.
            pub fn audience(&self) -> Audience {
                match self {
                    $(Self::$name(_) => declare_notifications!(@audience $audience),)*
                }
            }

            /// Returns the thread that it is about, if it is about one.
            pub fn thread_id(&self) -> Option<ThreadId> {
                match self {
                    $($(Self::$name(it) => it.$($thread).+.into(),)?)*
                    _ => None,
                }
            }

            /// Writes the payload alone, without an envelope.
            pub fn serialize_params<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$name(params) => params.serialize(serializer),)*
                }
            }

            /// Reads the payload of `method`; `Ok(None)` if this version does not know it.
            // Inline, so that only who decodes pays for compiling every type's reader.
            #[inline]
            pub fn decode(method: &str, params: &RawValue) -> serde_json::Result<Option<Self>> {
                match method {
                    $($wire => serde_json::from_str(params.get()).map(|params| Some(Self::$name(params))),)*
                    _ => Ok(None),
                }
            }
        }

        $(declare_notifications!(@from $name, $params $(, $shared)?);)*
    };
    (@from $name:ident, $params:ty) => {
        impl From<$params> for ServerNotification {
            fn from(params: $params) -> Self {
                Self::$name(params)
            }
        }
    };
    (@audience subscribers) => { Audience::Subscribers };
    (@audience everyone) => { Audience::Everyone };
    (@audience connection) => { Audience::Connection };
    // Another row has the same payload, so that the payload alone does not tell which is meant.
    (@from $name:ident, $params:ty, shared) => {};
}
notifications!(declare_notifications);
