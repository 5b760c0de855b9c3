//! AWS Signature Version 4: the headers that sign a request with AWS keys.
//!
//! Source: "Create a signed AWS API request" in AWS's reference for IAM. The body is signed; so are
//! the host and the headers of AWS's own.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};
use turnhost_base::Millis;

use crate::aws::AwsKeys;

/// Bytes of a block of SHA-256, which HMAC pads its key to.
const BLOCK: usize = 64;

/// A request that is signed.
#[derive(Clone, Copy, Debug)]
pub struct Signed<'a> {
    /// Its method, in capitals.
    pub method: &'a str,
    /// The host, with a port that is not the usual one.
    pub host: &'a str,
    /// The path, as it is sent; `/` for none.
    pub path: &'a str,
    /// The query, as it is sent, without `?`.
    pub query: &'a str,
    /// The body.
    pub body: &'a [u8],
}

/// Returns the headers to add: `x-amz-date`, `authorization` and, for temporary keys,
/// `x-amz-security-token`.
pub fn sign(
    request: Signed<'_>,
    keys: &AwsKeys,
    (region, service): (&str, &str),
    now: Millis,
) -> Vec<(&'static str, String)> {
    let time = time(now);
    let date = time.get(..8).unwrap_or_default();
    let mut headers = vec![("host", request.host.to_owned()), ("x-amz-date", time.clone())];
    if let Some(token) = &keys.session_token {
        headers.push(("x-amz-security-token", token.clone()));
    }
    let names = headers.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(";");
    let lines = headers.iter().fold(String::new(), |mut text, (name, value)| {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{name}:{}", value.trim());
        text
    });
    let Signed { method, path, query, body, .. } = request;
    let body = hex(&Sha256::digest(body));
    let canonical = format!("{method}\n{path}\n{query}\n{lines}\n{names}\n{body}");
    let scope = format!("{date}/{region}/{service}/aws4_request");
    let digest = hex(&Sha256::digest(canonical));
    let text = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{digest}");
    let secret = format!("AWS4{}", keys.secret_access_key);
    let parts = [date, region, service, "aws4_request"];
    let key = parts.iter().fold(secret.into_bytes(), |key, part| hmac(&key, part.as_bytes()));
    let signature = hex(&hmac(&key, text.as_bytes()));
    let id = &keys.access_key_id;
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential={id}/{scope}, SignedHeaders={names}, Signature={signature}"
    );
    headers.remove(0);
    headers.push(("authorization", authorization));
    headers
}

/// Computes an HMAC with SHA-256 (RFC 2104).
fn hmac(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut block = [0_u8; BLOCK];
    let digest = Sha256::digest(key);
    let key = if key.len() > BLOCK { digest.as_slice() } else { key };
    for (padded, byte) in block.iter_mut().zip(key) {
        *padded = *byte;
    }
    let inner = block.map(|byte| byte ^ 0x36);
    let outer = block.map(|byte| byte ^ 0x5c);
    let digest = Sha256::new().chain_update(inner).chain_update(text).finalize();
    Sha256::new().chain_update(outer).chain_update(digest).finalize().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Returns a time as `20150830T123600Z`. Days become dates by the algorithm of H. Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms".
fn time(now: Millis) -> String {
    let seconds = now.0.div_euclid(1000);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let (hour, minute) = (second / 3600, second / 60 % 60);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{:02}Z", second % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(session_token: Option<&str>) -> AwsKeys {
        AwsKeys {
            access_key_id: "AKIDEXAMPLE".into(),
            secret_access_key: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".into(),
            session_token: session_token.map(str::to_owned),
        }
    }

    /// 2015-08-30T12:36:00Z, the time of AWS's test suite.
    const NOW: Millis = Millis(1_440_938_160_000);

    #[test]
    fn the_examples_of_awss_test_suite_come_out() {
        let get = Signed {
            method: "GET",
            host: "example.amazonaws.com",
            path: "/",
            query: "",
            body: b"",
        };
        for (request, signature) in [
            (get, "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
            (
                Signed { method: "POST", ..get },
                "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
            ),
            (
                Signed { query: "Param1=value1&Param2=value2", ..get },
                "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
            ),
        ] {
            let headers = sign(request, &keys(None), ("us-east-1", "service"), NOW);
            assert_eq!(headers[0], ("x-amz-date", "20150830T123600Z".to_owned()));
            assert_eq!(
                headers[1].1,
                format!(
                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature={signature}"
                )
            );
        }
    }

    #[test]
    fn temporary_keys_send_their_token() {
        let request = Signed { method: "GET", host: "h", path: "/", query: "", body: b"" };
        let headers = sign(request, &keys(Some("tok")), ("r", "s"), NOW);
        assert_eq!(headers[1], ("x-amz-security-token", "tok".to_owned()));
        assert!(headers[2].1.contains("SignedHeaders=host;x-amz-date;x-amz-security-token,"));
    }

    #[test]
    fn hmac_is_that_of_rfc_4231() {
        let mac = hex(&hmac(b"Jefe", b"what do ya want for nothing?"));
        assert_eq!(mac, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        let long =
            hex(&hmac(&[0xaa; 131], b"Test Using Larger Than Block-Size Key - Hash Key First"));
        assert_eq!(long, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    #[test]
    fn times_are_written_as_aws_reads_them() {
        for (millis, text) in [
            (0, "19700101T000000Z"),
            (951_782_400_000, "20000229T000000Z"),
            (1_795_870_208_132, "20261128T125008Z"),
        ] {
            assert_eq!(time(Millis(millis)), text);
        }
    }
}
