//! Tokens signed here by ring alone, so that the library is judged from outside.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;
use ring::hmac;
use serde_json::{Value, json};

use super::*;

const KEY: &[u8] = b"0123456789abcdef0123456789abcdef";
const NOW: i64 = 1_900_000_000;

fn signed_with(algorithm: hmac::Algorithm, key: &[u8], header: &str, claims: &str) -> String {
    let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
    let signature = hmac::sign(&hmac::Key::new(algorithm, key), message.as_bytes());
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn signed(header: &str, claims: &str) -> String {
    signed_with(hmac::HMAC_SHA256, KEY, header, claims)
}

fn hs256(claims: &Value) -> String {
    signed(r#"{"alg":"HS256","typ":"JWT"}"#, &claims.to_string())
}

fn check_with(token: &str, expected: &Expected) -> Result<Option<String>, Denial> {
    check(token, &Secret::new(KEY).unwrap(), expected, Millis(NOW * 1_000))
}

fn strict() -> Expected {
    Expected { issuer: Some("iss".into()), audience: Some("me".into()), skew_seconds: 30 }
}

/// Checks good claims with some of them changed; `null` removes one.
fn changed(changes: &Value) -> Result<(), Denial> {
    let mut claims = json!({"exp": NOW + 100, "iss": "iss", "aud": "me"});
    for (name, value) in changes.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    check_with(&hs256(&claims), &strict()).map(drop)
}

#[test]
fn claims_are_judged_as_the_reference_judges_them() {
    use Denial::{Audience, Expired, Issuer, Jwt, NotYet};
    for (changes, expected) in [
        (json!({}), Ok(())),
        (json!({"exp": NOW - 30}), Ok(())),
        (json!({"exp": NOW - 31}), Err(Expired)),
        (json!({"exp": -1}), Err(Expired)),
        (json!({"exp": i64::MAX}), Ok(())),
        (json!({"exp": i64::MIN}), Err(Expired)),
        (json!({"exp": null}), Err(Jwt)),
        (json!({"exp": 9.5e9}), Err(Jwt)),
        (json!({"exp": "9999999999"}), Err(Jwt)),
        (json!({"exp": 1_u64 << 63}), Err(Jwt)),
        (json!({"nbf": NOW + 30}), Ok(())),
        (json!({"nbf": NOW + 31}), Err(NotYet)),
        (json!({"nbf": i64::MAX}), Err(NotYet)),
        (json!({"nbf": i64::MIN}), Ok(())),
        (json!({"nbf": "x"}), Err(Jwt)),
        (json!({"nbf": 1.5}), Err(Jwt)),
        (json!({"iss": null}), Err(Issuer)),
        (json!({"iss": "other"}), Err(Issuer)),
        (json!({"iss": " iss "}), Err(Issuer)),
        (json!({"iss": 3}), Err(Jwt)),
        (json!({"iss": ["iss"]}), Err(Jwt)),
        (json!({"aud": null}), Err(Audience)),
        (json!({"aud": "other"}), Err(Audience)),
        (json!({"aud": ["x", "me"]}), Ok(())),
        (json!({"aud": ["x"]}), Err(Audience)),
        (json!({"aud": []}), Err(Audience)),
        (json!({"aud": ["me", 3]}), Err(Jwt)),
        (json!({"aud": 3}), Err(Jwt)),
        (json!({"exp": 1, "nbf": NOW + 99, "iss": "x"}), Err(Expired)),
        (json!({"nbf": NOW + 99, "iss": "x"}), Err(NotYet)),
        (json!({"iss": "x", "aud": "x"}), Err(Issuer)),
    ] {
        assert_eq!(changed(&changes), expected, "{changes}");
    }
}

#[test]
fn without_expectations_issuer_and_audience_are_free_but_typed() {
    let check = |claims: Value| check_with(&hs256(&claims), &Expected::default()).map(drop);
    assert_eq!(check(json!({"exp": NOW, "iss": "any", "aud": ["any"]})), Ok(()));
    assert_eq!(check(json!({"exp": NOW})), Ok(()));
    assert_eq!(check(json!({"exp": NOW - 1})), Err(Denial::Expired));
    assert_eq!(check(json!({"exp": NOW, "aud": 3})), Err(Denial::Jwt));
    assert_eq!(check(json!({"exp": NOW, "iss": 3})), Err(Denial::Jwt));
    assert_eq!(check(json!([1])), Err(Denial::Jwt));
}

#[test]
fn the_algorithm_is_ours_and_not_the_tokens() {
    let claims = json!({"exp": NOW + 100, "iss": "iss", "aud": "me"}).to_string();
    let refused =
        |token: &str| assert_eq!(check_with(token, &strict()), Err(Denial::Jwt), "{token}");
    for header in [
        r#"{"alg":"none"}"#,
        r#"{"alg":"RS256"}"#,
        r#"{"alg":"HS384"}"#,
        r#"{"alg":"hs256"}"#,
        r#"{"alg":"ES256"}"#,
        r#"{"typ":"JWT"}"#,
        r#"{"alg":"HS256","crit":["x"]}"#,
        "[]",
        "{",
        "",
    ] {
        refused(&signed(header, &claims));
    }
    refused(&signed_with(hmac::HMAC_SHA512, KEY, r#"{"alg":"HS512"}"#, &claims));
    refused(&signed_with(hmac::HMAC_SHA256, &[b'z'; 32], r#"{"alg":"HS256"}"#, &claims));
    let good = signed(r#"{"alg":"HS256"}"#, &claims);
    assert_eq!(check_with(&good, &strict()), Ok(None));
    let (message, _) = good.rsplit_once('.').unwrap();
    let (header, _) = message.split_once('.').unwrap();
    for token in [
        format!("{message}."),
        message.to_owned(),
        header.to_owned(),
        format!("{good}="),
        format!("{good}.x"),
        format!("x.{good}"),
        "a.b.c".into(),
        "..".into(),
        "abc".into(),
        String::new(),
    ] {
        refused(&token);
    }
    refused(&signed(r#"{"alg":"HS256"}"#, "{"));
}

#[test]
fn the_subject_names_the_peer() {
    let subject = |sub: Value| {
        let token = hs256(&json!({"exp": NOW, "iss": "iss", "aud": "me", "sub": sub}));
        check_with(&token, &strict()).unwrap()
    };
    assert_eq!(subject(json!("ann")).as_deref(), Some("ann"));
    assert_eq!(subject(json!(7)), None);
    assert_eq!(subject(json!("x".repeat(100))).map(|it| it.len()), Some(MAX_SUBJECT_CHARS));
}

#[test]
fn secrets_of_31_bytes_are_too_short_and_none_is_shown() {
    assert!(Secret::new(&[b'k'; 31]).is_none());
    let shown = format!("{:?}", Secret::new(KEY).unwrap());
    assert!(!shown.contains("0123") && !shown.contains("48, 49"), "{shown}");
}

proptest! {
    #[test]
    fn no_token_panics_or_passes(token in "\\PC{0,60}|[A-Za-z0-9_.-]{0,80}") {
        prop_assert_eq!(check_with(&token, &Expected::default()), Err(Denial::Jwt));
    }

    #[test]
    fn no_signed_bytes_panic(header in "\\PC{0,30}|[{}\"a-z0-9:,\\[\\]]{0,30}", claims in proptest::collection::vec(any::<u8>(), 0..60)) {
        let claims = String::from_utf8_lossy(&claims);
        let token = signed(r#"{"alg":"HS256"}"#, &claims);
        prop_assert_eq!(check_with(&token, &Expected::default()), Err(Denial::Jwt));
        let token = signed(&header, r#"{"exp":9000000000}"#);
        prop_assert!(check_with(&token, &Expected::default()).is_err());
    }

    #[test]
    fn a_flipped_bit_is_noticed(at in 0_usize..10_000, bit in 0_u8..7) {
        let mut token = hs256(&json!({"exp": NOW + 100, "iss": "iss", "aud": "me"})).into_bytes();
        let at = at % token.len();
        token[at] ^= 1 << bit;
        if let Ok(token) = String::from_utf8(token) {
            prop_assert_eq!(check_with(&token, &strict()), Err(Denial::Jwt));
        }
    }
}
