//! JSON Schema (draft 7) of everything in the method tables.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use crate::{client_methods, notifications, server_requests};

/// Returns a generator with the settings of the published schema: draft 7, with references of the
/// form `#/definitions/NAME`.
pub fn generator() -> SchemaGenerator {
    SchemaSettings::draft07().with_transform(RecursiveTransform(drop_null_default)).into_generator()
}

/// Returns the definitions of [`register`] for what this crate writes instead of what it reads:
/// members that are never left out are required.
pub fn written_definitions() -> Map<String, Value> {
    let settings = SchemaSettings::draft07().for_serialize();
    let mut generator =
        settings.with_transform(RecursiveTransform(drop_null_default)).into_generator();
    register(&mut generator);
    generator.take_definitions(true)
}

/// Adds the params, responses and payloads of every table to `generator`'s definitions,
/// with all that they refer to.
pub fn register(generator: &mut SchemaGenerator) {
    macro_rules! requests {
        ($($(#[doc = $doc:literal])* $name:ident = $wire:literal, $stability:ident, $(at $place:ident $($unloaded:ident)?, $($mark:ident,)*)?
            ($params:ty) -> $response:ty;)*) => {$(
            generator.subschema_for::<$params>();
            generator.subschema_for::<$response>();
        )*};
    }
    macro_rules! payloads {
        ($($(#[doc = $doc:literal])* $name:ident = $wire:literal, $stability:ident, to $audience:ident $(about $($thread:ident).+)?,
            $delivery:ident $(($how:ident $(by $($key:ident),+)?))?, ($params:ty) $($shared:ident)?;)*) => {$(
            generator.subschema_for::<$params>();
        )*};
    }
    client_methods!(requests);
    server_requests!(requests);
    notifications!(payloads);
    register_unreached(generator);
    mark_experimental(generator);
}

/// Marks the types that are experimental as a whole, beside the params and answers of experimental
/// methods, which the tables tell. Other types that only experimental members use are stable by name.
fn mark_experimental(generator: &mut SchemaGenerator) {
    const EXPERIMENTAL: &[&str] = &[
        "AwsCredentialType",
        "BedrockAwsProfile",
        "BedrockEnvironmentCredential",
        "EnvironmentShellInfo",
        "EnvironmentStatusKind",
        "GuardianAssessmentOutcome",
        "RemoteControlClient",
        "RemoteControlClientsListOrder",
        "ThreadBackgroundTerminal",
        "ThreadGuardianAssessment",
        "ThreadSearchOccurrence",
        "ThreadSearchTextRange",
        "TurnSettingsUpdateStatus",
        "UserVerificationBiometricType",
        "UserVerificationProof",
        "UserVerificationUnavailableReason",
    ];
    for name in EXPERIMENTAL {
        if let Some(Value::Object(schema)) = generator.definitions_mut().get_mut(*name) {
            schema.insert("x-experimental".to_owned(), true.into());
        }
    }
}

/// Adds what no method's types refer to: data of errors, sections of the configuration, notifications
/// of providers' events, and names that the published schema has for params that may be null.
fn register_unreached(generator: &mut SchemaGenerator) {
    macro_rules! types {
        ($($name:ident,)*) => {$(
            generator.subschema_for::<crate::$name>();
        )*};
    }
    types! {
        AppConfig,
        AppLinkConfig,
        AppLinksConfig,
        AppToolConfig,
        AppToolsConfig,
        ModelProviderError,
        RawResponseCompletedNotification,
        RawResponseItemCompletedNotification,
        UserVerificationRpcError,
    }
    register_nullable_params(generator);
}

/// Adds the names that the published schema has for params that may be null.
fn register_nullable_params(generator: &mut SchemaGenerator) {
    macro_rules! nullable {
        ($($name:literal = $params:ident, $experimental:literal;)*) => {$({
            let params = generator.subschema_for::<crate::$params>();
            let mut schema = json_schema!({
                "description": concat!("`", stringify!($params), "` where a request has params, or null."),
                "anyOf": [params, { "type": "null" }],
            });
            if $experimental {
                schema.insert("x-experimental".to_owned(), true.into());
            }
            generator.definitions_mut().insert($name.to_owned(), schema.to_value());
        })*};
    }
    nullable! {
        "NullableGatewayOAuthLoginParams" = GatewayOAuthLoginParams, false;
        "NullableGatewayOAuthReadParams" = GatewayOAuthReadParams, false;
        "NullableGetAccountRateLimitsParams" = GetAccountRateLimitsParams, false;
        "NullableGetAccountTokenUsageParams" = GetAccountTokenUsageParams, false;
        "NullableRemoteControlDisableParams" = RemoteControlDisableParams, true;
        "NullableRemoteControlEnableParams" = RemoteControlEnableParams, true;
    }
}

/// Removes defaults of null: a field that may be null is null when left out.
fn drop_null_default(schema: &mut Schema) {
    if schema.get("default").is_some_and(Value::is_null) {
        schema.remove("default");
    }
}

/// Texts with a name of their own in the schema.
macro_rules! named_texts {
    ($(#[doc = $doc:literal] $name:ident;)*) => {$(
        #[doc = $doc]
        pub(crate) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "description": $doc.trim() })
            }
        }
    )*};
}

named_texts! {
    /// An absolute path, normalised.
    AbsolutePathBuf;
    /// A path that may belong to another machine.
    LegacyAppPathString;
    /// An agent's place in the tree of agents.
    AgentPath;
    /// A client's word for why it started a thread.
    ThreadSource;
    /// A path as a URI, for machines that are not the server's own.
    PathUri;
    /// A thread's id.
    ThreadId;
}

/// A field that must be there but may be null.
pub(crate) struct Nullable<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for Nullable<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Option::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Option::<T>::json_schema(generator)
    }
}

/// Shapes without a name that Rust types are too wide for.
macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident = $schema:tt;)*) => {$(
        $(#[$doc])*
        pub(crate) struct $name;

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}

shapes! {
    /// A map whose values have types of their own.
    Object = { "type": "object" };
    /// The number 1.
    VersionOne = { "type": "integer", "format": "uint8", "minimum": 0, "enum": [1] };
    /// An error kind of a later version.
    TextOrObject = { "type": ["string", "object"] };
    /// An item of a type that is not known.
    OtherItem = { "type": "object", "properties": { "type": { "type": "string", "const": "other" } }, "required": ["type"] };
}
