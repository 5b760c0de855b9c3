//! Records and words beside the same types with serde's and schemars' derives: no caller can tell which
//! is which.

use proptest::collection::vec;
use proptest::prelude::*;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::Record;
use crate::word::Word;

fn shout<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.map(|text| text.to_uppercase()))
}

fn three() -> u8 {
    3
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_three(value: &u8) -> bool {
    *value == 3
}

/// Declares the same structs twice, with our derive in `ours` and with theirs in `theirs`.
macro_rules! twins {
    ($($derive:ident { $item:item })*) => {
        mod ours {
            use super::*;
            $(#[derive(Debug, Serialize, $derive)] $item)*
        }
        mod theirs {
            use super::*;
            $(
                #[derive(Debug, Serialize, Deserialize)]
                #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
                $item
            )*
        }
    };
}

twins! {
    Record {
        /// Every kind of field.
        ///
        /// In two paragraphs.
        #[serde(rename_all = "camelCase")]
        #[schemars(extend("x-whole" = true))]
        pub(super) struct Open {
            /// Must be there.
            pub(super) must_be: String,
            /// May be missing.
            pub(super) may_be: Option<Vec<i32>>,
            #[serde(default)]
            pub(super) defaulted: bool,
            #[serde(default = "three", skip_serializing_if = "is_three")]
            pub(super) called: u8,
            #[serde(rename = "_own", default, skip_serializing_if = "Option::is_none")]
            #[schemars(extend("x-part" = true))]
            pub(super) own_name: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "shout")]
            #[schemars(with = "Option<u8>")]
            pub(super) loud: Option<String>,
            #[serde(default)]
            pub(super) inner: Option<Box<Closed>>,
        }
    }

    Record {
        #[serde(rename_all = "kebab-case", deny_unknown_fields)]
        #[schemars(inline)]
        #[derive(Default)]
        pub(super) struct Closed {
            pub(super) two_words: u8,
        }
    }

    Record {
        #[derive(Default)]
        pub(super) struct Nothing {}
    }

    Word {
        /// Some words.
        #[serde(rename_all = "snake_case")]
        #[schemars(extend("x-whole" = true))]
        pub(super) enum Some {
            /// The first.
            FirstOfAll,
            /// The second.
            #[serde(rename = "2nd")]
            Second,
        }
    }

    Word {
        #[schemars(inline)]
        pub(super) enum One {
            /// The only one.
            ThisOne,
        }
    }
}

/// Returns the result of both for a text: the value written again, or the words of the refusal.
#[track_caller]
fn check(text: &str) -> Result<String, String> {
    fn read<'de, T: Deserialize<'de> + Serialize>(text: &'de str) -> Result<String, String> {
        let value = serde_json::from_str::<T>(text).map_err(|err| err.to_string())?;
        serde_json::to_string(&value).map_err(|err| err.to_string())
    }
    let outcome = read::<ours::Open>(text);
    assert_eq!(outcome, read::<theirs::Open>(text), "{text}");
    assert_eq!(read::<ours::Closed>(text), read::<theirs::Closed>(text), "{text}");
    assert_eq!(read::<ours::Nothing>(text), read::<theirs::Nothing>(text), "{text}");
    same_word::<ours::Some, theirs::Some>(text);
    same_word::<ours::One, theirs::One>(text);
    outcome
}

/// Checks that a word is refused as serde refuses it in a value, where it names what it found.
#[track_caller]
fn same_word<'de, O, T>(text: &'de str)
where
    O: Deserialize<'de> + Serialize,
    T: serde::de::DeserializeOwned + Serialize,
{
    let ours = serde_json::from_str::<O>(text).map(|word| serde_json::to_value(&word).unwrap());
    let Ok(value) = serde_json::from_str::<Value>(text) else { return assert!(ours.is_err()) };
    let several = value.as_object().is_some_and(|members| members.len() > 1);
    let theirs =
        serde_json::from_value::<T>(value).map(|word| serde_json::to_value(&word).unwrap());
    let words = |error: serde_json::Error| {
        let words = error.to_string();
        words.split(" at line ").next().unwrap_or_default().to_owned()
    };
    match (ours, theirs) {
        // A value sorts its members, so that another of them may be refused first.
        (Err(_), Err(_)) if several => {}
        (ours, theirs) => assert_eq!(ours.map_err(words), theirs.map_err(words), "{text}"),
    }
}

#[test]
fn what_is_read_and_what_is_refused_is_the_same() {
    assert!(check(r#"{"mustBe":"x","loud":"y"}"#).is_ok_and(|text| text.contains('Y')));
    assert!(check(r#"{"mustBe":"x","loud":null,"other":[1]}"#).is_ok());
    assert!(check(r#"{"mustBe":"x"}"#).is_err_and(|words| words.contains("missing field `loud`")));
    assert!(check(r#"["x",[1],true,4,"own","loud"]"#).is_ok());
    for text in [
        "null",
        "7",
        r#""text""#,
        r#""first_of_all""#,
        r#""FirstOfAll""#,
        r#""2nd""#,
        r#"{"2nd":null}"#,
        r#"{"2nd":1}"#,
        r#"{"2nd":null,"first_of_all":null}"#,
        r#""ThisOne""#,
        "{}",
        r#"{"mustBe":1}"#,
        r#"{"mustBe":"x","mustBe":"x"}"#,
        r#"{"two-words":1}"#,
        r#"{"two-words":1,"third":1}"#,
        r#"{"mustBe":"x","loud":"y","inner":{"two-words":256}}"#,
        r#"{"mustBe":"x","loud":"y","called":3,"_own":"z"}"#,
        r#"["x",1]"#,
        "[]",
        r#"["x"]"#,
        r#"["x",[1],true]"#,
        r#"["x",null,true,4,"own","loud",null,8]"#,
        r#"{"mustBe":"#,
    ] {
        let _ = check(text);
    }
}

#[cfg(feature = "schema")]
#[test]
fn what_is_described_is_the_same() {
    use schemars::generate::SchemaSettings;

    fn described<T: schemars::JsonSchema>(settings: SchemaSettings) -> Value {
        settings.into_generator().into_root_schema_for::<T>().to_value()
    }
    macro_rules! same {
        ($settings:ident, $($name:ident)*) => {$(
            assert_eq!(
                described::<ours::$name>($settings.clone()),
                described::<theirs::$name>($settings.clone())
            );
        )*};
    }
    for settings in [SchemaSettings::draft07(), SchemaSettings::draft07().for_serialize()] {
        same!(settings, Open Closed Nothing Some One);
    }
}

/// Members of objects in any order and number, some of which fit.
fn members() -> impl Strategy<Value = Vec<(String, Value)>> {
    let name = prop::sample::select(vec![
        "mustBe",
        "mayBe",
        "defaulted",
        "called",
        "_own",
        "loud",
        "inner",
        "two-words",
        "other",
    ]);
    let value = prop::sample::select(vec![
        serde_json::json!("text"),
        serde_json::json!(null),
        serde_json::json!(3),
        serde_json::json!(true),
        serde_json::json!([1, 2]),
        serde_json::json!({ "two-words": 2 }),
    ]);
    vec((name.prop_map(str::to_owned), value), 0..8)
}

proptest! {
    #[test]
    fn any_object_is_read_the_same(members in members()) {
        let members: Vec<_> = members.iter().map(|(name, value)| format!("{name:?}:{value}")).collect();
        let _ = check(&format!("{{{}}}", members.join(",")));
    }
}
