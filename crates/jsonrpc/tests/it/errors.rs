//! Every error of the recorded sessions with the reference implementation, read and written again.
//!
//! `errors.jsonl` holds each distinct one once, as a whole `message`, with the session that it is
//! `from` and who it was sent `by`. Ids and paths were filled in.

use std::collections::BTreeSet;

use serde_json::Value;
use turnhost_jsonrpc::{Incoming, code, decode, write_error};

fn recorded() -> impl Iterator<Item = Value> {
    include_str!("errors.jsonl").lines().map(|line| serde_json::from_str(line).unwrap())
}

#[test]
fn every_recorded_error_is_read_and_written_as_it_was() {
    let mut count = 0;
    for recorded in recorded() {
        let (from, message) = (&recorded["from"], &recorded["message"]);
        let line = message.to_string();
        let Ok(Some(Incoming::Error(read))) = decode(line.as_bytes()) else {
            panic!("{from}: no error: {line}");
        };
        let mut written = Vec::new();
        write_error(&mut written, read.id.as_ref(), &read.error);
        assert_eq!(&serde_json::from_slice::<Value>(&written).unwrap(), message, "{from}");
        count += 1;
    }
    assert_eq!(count, 273);
}

/// Codes beside these are passed on: from a client that answers with an error, and from an MCP server.
#[test]
fn servers_use_the_codes_that_have_names() {
    let named =
        [code::INVALID_REQUEST, code::METHOD_NOT_FOUND, code::INVALID_PARAMS, code::INTERNAL_ERROR];
    let others: BTreeSet<(String, i64)> = recorded()
        .map(|it| {
            let code = it["message"]["error"]["code"].as_i64().unwrap();
            (it["by"].as_str().unwrap().to_owned(), code)
        })
        .filter(|(_, code)| !named.contains(code))
        .collect();
    let passed_on = [("client", -32000), ("server", -32002)];
    assert_eq!(others, passed_on.map(|(by, code)| (by.to_owned(), code)).into());
}
